import type { PageColours } from "./histogram-colours.ts";

/** The colours in which an element stands now, whatever theme was chosen. */
export function coloursOf(element: Element): PageColours {
  const { color, backgroundColor } = getComputedStyle(element);
  return { ink: color, paper: backgroundColor };
}

/** Acts whenever the theme of the page may have changed, until the returned function is called. */
export function onThemeChange(act: () => void): () => void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const chosen = new MutationObserver(act);
  dark.addEventListener("change", act);
  chosen.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => {
    dark.removeEventListener("change", act);
    chosen.disconnect();
  };
}
