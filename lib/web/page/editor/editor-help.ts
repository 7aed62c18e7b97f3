import { type Extension, Prec } from "@codemirror/state";
import { completion } from "./completion.ts";
import { diagnosis } from "./diagnosis.ts";
import type { EditorHelp } from "./help-source.ts";
import { inspection } from "./inspection.ts";

/** Completion, inspection and diagnostics for a code editor. */
export function editorHelp(help: EditorHelp): Extension {
  return Prec.high([completion(help), inspection(help), diagnosis(help)]);
}
