import type { Cell, Notebook, StoredOutput } from "./notebook.ts";

/** The places where Jupyter ends a line: those of Python's `str.splitlines`. */
const line =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they separate lines in Python
  /[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])|[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+$/g;
const splitTypes = /^text\/|^application\/javascript$|^image\/svg\+xml$/;

/** The notebook as Jupyter itself writes it: keys sorted, one space of indent, texts as lists of lines. */
export function formatNotebook(notebook: Notebook): string {
  const stored = { ...notebook, cells: notebook.cells.map(storedCell) };
  return `${JSON.stringify(sorted(stored), null, 1)}\n`;
}

function storedCell(cell: Cell): object {
  const source = lines(cell.source);
  if (cell.cell_type !== "code") return { ...cell, source };
  return { ...cell, source, outputs: cell.outputs.map(storedOutput) };
}

function storedOutput(output: StoredOutput): object {
  if (output.output_type === "error") return output;
  if (output.output_type === "stream") return { ...output, text: lines(output.text) };
  const { data, metadata, output_type } = output;
  const entries = Object.entries(data).map(([type, content]) => [
    type,
    typeof content === "string" && splitTypes.test(type) ? lines(content) : content,
  ]);
  const kept = { output_type, data: Object.fromEntries(entries), metadata };
  return output_type === "execute_result"
    ? { ...kept, execution_count: output.execution_count }
    : kept;
}

function lines(text: string): readonly string[] {
  return text.match(line) ?? [];
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, sorted(item)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
