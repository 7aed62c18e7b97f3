import { element } from "../common/element.ts";
import { t } from "../common/i18n.ts";
import { outputTexts as texts } from "../texts/output.ts";

/** Taller content is folded, in pixels; a little more than that stays as it is. */
const foldAbove = 620;

/** Content that may be taller than a reader wants: then it scrolls in a box, until it is unfolded. */
export function tall(content: Node, label: string): HTMLElement {
  const inside = element("div", { className: "tall-content" }, content);
  const button = element("button", { className: "fold", hidden: true });
  const box = element("div", { className: "tall" }, inside, button);
  let isFolded = false;
  const fold = (folds: boolean): void => {
    isFolded = folds;
    inside.classList.toggle("folded", folds);
    button.className = folds ? "fold" : "refold";
    button.textContent = t(folds ? texts.showAll : texts.showLess);
    if (folds) Object.assign(inside, { tabIndex: 0, role: "group", ariaLabel: label });
    else for (const name of ["tabindex", "role", "aria-label"]) inside.removeAttribute(name);
  };
  button.onclick = () => fold(!isFolded);
  const observer = new ResizeObserver(() => {
    if (!button.hidden || inside.scrollHeight <= foldAbove) return;
    observer.disconnect();
    button.hidden = false;
    fold(true);
  });
  observer.observe(inside);
  return box;
}
