import {
  forEachDiagnostic,
  linter,
  lintGutter,
  type Diagnostic as Mark,
  nextDiagnostic,
} from "@codemirror/lint";
import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { type EditorView, gutters, keymap } from "@codemirror/view";
import type { Diagnostic } from "../../protocol.ts";
import { t } from "../common/i18n.ts";
import { notebookTexts as texts } from "../texts/notebook.ts";
import type { EditorHelp } from "./help-source.ts";

/** Asks again about code that did not change, because the kernel has learnt something. */
export const diagnoseAgain = StateEffect.define<null>();

/** How long the fingers must rest, in milliseconds. */
const pause = 700;

/** Whether the reader has changed the text since the page was opened: only then it is judged. */
const isTouched = StateField.define<boolean>({
  create: () => false,
  update: (touched, { docChanged }) => touched || docChanged,
});

/** Underlines what the compiler has against code that is being written; F8 goes from one to the next. */
export function diagnosis(help: EditorHelp): Extension {
  return [
    isTouched,
    linter((view) => diagnose(help, view), {
      delay: pause,
      needsRefresh: ({ transactions }) =>
        transactions.some(({ effects }) => effects.some((effect) => effect.is(diagnoseAgain))),
    }),
    lintGutter(),
    gutters({ fixed: false }),
    keymap.of([{ key: "F8", run: nextDiagnostic }]),
  ];
}

async function diagnose(help: EditorHelp, view: EditorView): Promise<readonly Mark[]> {
  const code = view.state.doc.toString();
  if (!view.state.field(isTouched) || code.trim() === "") return [];
  if (help.isBusy()) return shown(view);
  const reply = await help.diagnose(code).catch(() => undefined);
  if (!reply || reply.isBusy) return shown(view);
  const declared = help.declared();
  return reply.diagnostics.map((found) => mark(found, code, declared));
}

/** What is underlined now, where it has moved to. */
function shown(view: EditorView): readonly Mark[] {
  const marks: Mark[] = [];
  forEachDiagnostic(view.state, (found, from, to) => marks.push({ ...found, from, to }));
  return marks;
}

/** TypeScript's numbers for a name that it does not know. */
const unknownName = new Set([2304, 2552, 2503, 18004]);

/** A name that another cell declares is no mistake: that cell has only not been run yet. */
function mark(
  { start, end, severity, code: problem, message }: Diagnostic,
  code: string,
  declared: ReadonlyMap<string, number>,
): Mark {
  const place = { from: start, to: Math.min(Math.max(end, start), code.length) };
  const name = code.slice(start, end);
  const cell = unknownName.has(problem) ? declared.get(name) : undefined;
  if (cell === undefined) return { ...place, severity, message };
  return { ...place, severity: "info", message: t(texts.runFirst, { name, cell }) };
}
