import { ansiText } from "./ansi.ts";
import { element } from "./element.ts";

/** Longer texts are folded to their beginning and end. */
const foldAbove = 60;
const keep = 15;

/** Text as a terminal shows it; when it is long, the middle waits behind a button. */
export function longText(text: string, className: string): HTMLElement {
  const lines = text.replace(/\n$/, "").split("\n");
  const box = element("div", { className: `text-output ${className}` });
  if (lines.length <= foldAbove) {
    box.append(element("pre", {}, ansiText(text)));
    return box;
  }
  const hidden = lines.length - 2 * keep;
  const unfold = element("button", {
    className: "fold",
    textContent: `Show ${hidden.toLocaleString("en")} more lines`,
    onclick: () => box.replaceChildren(element("pre", {}, ansiText(text))),
  });
  box.append(
    element("pre", {}, ansiText(lines.slice(0, keep).join("\n"))),
    unfold,
    element("pre", {}, ansiText(lines.slice(-keep).join("\n"))),
  );
  return box;
}
