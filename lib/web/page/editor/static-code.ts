import { typescriptLanguage } from "@codemirror/lang-javascript";
import { classHighlighter, highlightCode } from "@lezer/highlight";
import { element } from "../common/element.ts";

/** TypeScript in its colours, without an editor: cheap enough for hundreds of cells. */
export function staticCode(code: string): HTMLElement {
  const pre = element("pre", { className: "static-code" });
  highlightCode(
    code,
    typescriptLanguage.parser.parse(code),
    classHighlighter,
    (text, classes) => pre.append(classes ? element("span", { className: classes }, text) : text),
    () => pre.append("\n"),
  );
  if (code.endsWith("\n") || code === "") pre.append("\n"); // the last line takes its room even if empty
  return pre;
}
