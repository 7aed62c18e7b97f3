import type { Candidate, Completion } from "../kernel.ts";
import { type CellView, neverCancelled, wordAt } from "./cell-view.ts";
import { importedText } from "./module-names.ts";
import type { CompletionEntry } from "./typescript.ts";

/** The compiler's number for "asked for by hand". */
const invoked = 1;
/** Names that the compiler knows but a cell has no use for, some since they are tslab's own. */
const hidden: ReadonlySet<string> = new Set(["arguments", "exports", "module"]);

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Found {
  readonly span: Span;
  readonly entries: readonly CompletionEntry[];
}

/** What could be typed at a place of a cell: the names of earlier cells first. */
export function completion(view: CellView, cursor: number): Completion {
  const { file, offset } = view;
  const at = cursor + offset;
  const { span, entries } = modulesOf(view, at) ?? entriesOf(view, at);
  const candidates = matching(entries, file.text.slice(span.start, at))
    .sort((a, b) => compare(a.sortText, b.sortText) || compare(a.name, b.name))
    .map(({ name, kind }): Candidate => ({ name, kind }));
  return { start: span.start - offset, end: span.end - offset, candidates };
}

const { compare } = new Intl.Collator("en");

function entriesOf({ ts, program, file, ownNames }: CellView, at: number): Found {
  const host = completionHost(ts.sys, program.getCompilerOptions());
  const find = ts.Completions.getCompletionsAtPositionForTslab;
  const info = find(host, program, () => {}, file, at, {}, undefined, invoked, neverCancelled);
  const span = spanOf(info?.entries[0]) ?? wordAt(file.text, at);
  const usable = (info?.entries ?? []).filter(({ name, replacementSpan = span }) => {
    if (replacementSpan.start !== span.start) return false;
    return ownNames.has(name) || !(name.startsWith("_") || hidden.has(name));
  });
  const isOwn = (name: string): boolean => info?.isMemberCompletion === false && ownNames.has(name);
  const entries = usable.map((entry) => (isOwn(entry.name) ? { ...entry, sortText: "" } : entry));
  return { span, entries };
}

/** In strings the compiler says what would be replaced. */
function spanOf(entry: CompletionEntry | undefined): Span | undefined {
  if (!entry?.replacementSpan) return undefined;
  const { start, length } = entry.replacementSpan;
  return { start, end: start + length };
}

/** Where a module is named, the compiler does not think of ours, which lies in no node_modules. */
function modulesOf(view: CellView, at: number): Found | undefined {
  const span = importedText(view, at);
  if (!span) return undefined;
  const typed = view.file.text.slice(span.start, at);
  const ours = view.modules.filter((name) => name.startsWith(typed));
  if (ours.length === 0) return undefined;
  const others = typed.includes("/") ? [] : entriesOf(view, at).entries;
  const kind = "external module name";
  const first = ours.map((name) => ({ name, kind, sortText: "" }));
  const rest = others.filter(({ name }) => !ours.includes(name));
  return { span, entries: [...first, ...rest] };
}

function completionHost(sys: object, options: object): object {
  const { useCaseSensitiveFileNames } = sys as { useCaseSensitiveFileNames: boolean }; // ts.System
  return {
    __proto__: sys,
    useCaseSensitiveFileNames: () => useCaseSensitiveFileNames,
    getCompilationSettings: () => options,
  };
}

/** What begins with the letters typed, else what has them somewhere. */
function matching(entries: readonly CompletionEntry[], typed: string): CompletionEntry[] {
  const letters = typed.toLowerCase();
  const starting = entries.filter(({ name }) => name.toLowerCase().startsWith(letters));
  if (starting.length > 0) return starting;
  return entries.filter(({ name }) => name.toLowerCase().includes(letters));
}
