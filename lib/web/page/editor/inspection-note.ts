import type { Inspection } from "../../protocol.ts";
import { element } from "../common/element.ts";
import { renderMarkdown } from "../common/markdown.ts";
import { staticCode } from "./static-code.ts";

/** What the compiler knows about a name: its signature in colours, its doc comment as text. */
export function inspectionNote({ signature, documentation }: Inspection): HTMLElement {
  const note = element("div", { className: "note" }, staticCode(signature.trim()));
  if (documentation.trim() === "") return note;
  note.append(element("div", { className: "markdown" }, renderMarkdown(documentation)));
  return note;
}
