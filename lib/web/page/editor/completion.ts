import {
  acceptCompletion,
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  startCompletion,
} from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import { type EditorView, keymap } from "@codemirror/view";
import type { CompletionReply } from "../../protocol.ts";
import type { EditorHelp } from "./help-source.ts";
import { inspectionNote } from "./inspection-note.ts";

/** Offers names as one types; Tab or Enter takes one, Ctrl-Space asks at any place. */
export function completion(help: EditorHelp): Extension {
  return [
    keymap.of([{ key: "Tab", run: (view) => acceptCompletion(view) || completeWord(view) }]),
    autocompletion({
      override: [(context) => complete(help, context)],
      activateOnTypingDelay: 150,
      updateSyncTime: 0,
      maxRenderedOptions: 80,
    }),
  ];
}

/** As in Jupyter: Tab behind a word or a dot asks, elsewhere it indents. */
function completeWord(view: EditorView): boolean {
  const { main } = view.state.selection;
  const before = view.state.sliceDoc(Math.max(0, main.head - 1), main.head);
  return main.empty && /[\w$.]/.test(before) && startCompletion(view);
}

const word = /[\p{L}\p{N}_$]*/u;
const wordBefore = /[\p{L}\p{N}_$]*$/u;
const asksByItself =
  /[\p{L}_$][\p{L}\p{N}_$]*$|[\w$)\]"'`]\??\.[\p{L}\p{N}_$]*$|from\s+["'][^"']*$/u;

async function complete(
  help: EditorHelp,
  context: CompletionContext,
): Promise<CompletionResult | null> {
  const code = context.state.doc.toString();
  const line = context.state.doc.lineAt(context.pos);
  const before = code.slice(line.from, context.pos);
  if (!context.explicit && !asksByItself.test(before)) return null;
  const reply = !help.isBusy()
    ? await help.complete({ code, cursor: context.pos }).catch(() => undefined)
    : undefined; // help that does not come is no reason for a message
  if (context.aborted) return null;
  if (!reply || reply.isBusy) return localNames(help, code, context.pos, before);
  return {
    from: reply.start,
    to: Math.max(reply.end, context.pos),
    options: options(help, code, reply),
    validFor: validFor(code.slice(reply.start, context.pos)),
  };
}

/** The list stays right while the same word grows; another path or member needs another list. */
function validFor(typed: string): RegExp {
  return /^[\p{L}\p{N}_$]*$/u.test(typed) ? new RegExp(`^${word.source}$`, "u") : /^[\w@/.:-]*$/;
}

function options(
  help: EditorHelp,
  code: string,
  { start, end, candidates }: CompletionReply,
): readonly Completion[] {
  return candidates.map(({ name, kind }) => ({
    label: name,
    type: kinds[kind] ?? "text",
    boost: kind === "keyword" ? -20 : 0,
    info: async () => {
      const asked = `${code.slice(0, start)}${name}${code.slice(end)}`;
      const reply = await help.inspect({ code: asked, cursor: start + name.length });
      return reply.inspection ? inspectionNote(reply.inspection) : null;
    },
  }));
}

/** What can be said without the compiler: names of this notebook and words of this cell. */
function localNames(
  help: EditorHelp,
  code: string,
  cursor: number,
  before: string,
): CompletionResult | null {
  const typed = wordBefore.exec(before)?.[0] ?? "";
  if (before.slice(0, before.length - typed.length).endsWith(".")) return null;
  const from = cursor - typed.length;
  const words = `${code.slice(0, from)} ${code.slice(cursor)}`.match(/[\p{L}_$][\p{L}\p{N}_$]+/gu);
  const names = new Set([...help.declared().keys(), ...(words ?? [])]);
  return { from, options: [...names].map((label) => ({ label, type: "text" })), validFor: word };
}

/** TypeScript's words for what a name is, in CodeMirror's. */
const kinds: Readonly<Record<string, string>> = {
  alias: "namespace",
  class: "class",
  const: "constant",
  directory: "namespace",
  enum: "enum",
  "external module name": "namespace",
  function: "function",
  getter: "property",
  interface: "interface",
  keyword: "keyword",
  let: "variable",
  "local function": "function",
  "local var": "variable",
  method: "method",
  module: "namespace",
  parameter: "variable",
  "primitive type": "type",
  property: "property",
  script: "namespace",
  setter: "property",
  string: "constant",
  type: "type",
  "type parameter": "type",
  var: "variable",
};
