import { element, icon } from "../common/element.ts";
import { t } from "../common/i18n.ts";
import { outputTexts as texts } from "../texts/output.ts";

const sheets = "M5 1.5h8.5v10H11V14.5H2.5v-10H5zm1.5 3H11v5.5h1V3H6.5zM4 6v7h5.5V6z";
const tick = "M6.4 12.6 1.8 8l1.3-1.3 3.3 3.3 6.5-6.6L14.2 4.7z";

/** A button that takes a text to the clipboard, and says whether it got there. */
export function copyButton(text: () => string): HTMLButtonElement {
  const button = element("button", { className: "copy-output" });
  const show = (label: string, path: string): void => {
    button.ariaLabel = button.title = label;
    button.replaceChildren(icon(path));
  };
  show(t(texts.copy), sheets);
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(text());
      show(t(texts.copied), tick);
    } catch {
      show(t(texts.notCopied), sheets); // the browser was told not to allow it
    }
    setTimeout(() => show(t(texts.copy), sheets), 2000);
  };
  return button;
}
