import { render } from "katex";

/** Puts a typeset formula in the place of its TeX source; a wrong formula stays readable, in red. */
export function renderFormula(place: HTMLElement): void {
  render(place.textContent ?? "", place, {
    displayMode: place.classList.contains("displayed"),
    throwOnError: false,
    errorColor: "var(--bad)", // its own red is too dark for a dark page
    trust: false,
  });
}
