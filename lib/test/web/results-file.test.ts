import fc from "fast-check";
import { expect, test } from "vitest";
import {
  formatNotebook,
  type Notebook,
  parseNotebook,
  type StoredOutput,
} from "../../kernel/index.ts";
import { fitNotebook } from "../../web/fit-notebook.ts";
import { notebookText } from "../../web/notebook-text.ts";

const notebookWith = (...cells: readonly (readonly StoredOutput[])[]): Notebook => ({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {},
  cells: cells.map((outputs, i) => ({
    cell_type: "code",
    id: `cell${i}`,
    metadata: {},
    source: "1\n2",
    execution_count: i,
    outputs,
  })),
});
const print = (text: string): StoredOutput => ({ output_type: "stream", name: "stdout", text });
const show = (data: Record<string, unknown>): StoredOutput => ({
  output_type: "display_data",
  data,
  metadata: {},
});

const long = `${"91.1876 GeV ".repeat(10)}\n`.repeat(1000);
const anyOutput: fc.Arbitrary<StoredOutput> = fc.oneof(
  fc.string().map(print),
  fc.string().map((text) => print(text + long)),
  fc.jsonValue().map((value) => show({ "application/json": value, "text/html": "<b>a\nb</b>" })),
  fc.string().map((text) => show({ "image/png": long + text, "text/plain": text })),
);

test("a file is what Jupyter itself writes, on the first save and on those that remember it", () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyOutput, { maxLength: 4 }), { maxLength: 3 }), (cells) => {
      const notebook = notebookWith(...cells, ...cells); // the same output may stand twice
      const text = formatNotebook(notebook);
      expect(notebookText(notebook)).toBe(text);
      expect(notebookText(notebook)).toBe(text);
    }),
    { numRuns: 20 },
  );
});

test("of outputs that are too long together, the longest are left out, and the cells stay", () => {
  const outputs = [print("short"), print("x".repeat(30_000)), show({ "text/plain": "91.2" })];
  const notebook = notebookWith(outputs, [show({ "image/png": "A".repeat(80_000) })]);
  const { content, isWhole, notebook: kept } = fitNotebook(notebook, 50_000);
  expect(isWhole).toBe(false);
  expect(content.length).toBeLessThan(50_000);
  expect(parseNotebook(content.toString(), "")).toEqual(kept);
  expect(kept.cells).toMatchObject([{ outputs: [outputs[0], outputs[2]] }, { outputs: [] }]);
});

test("outputs that fit are all kept", () => {
  const notebook = notebookWith([print("x".repeat(30_000))]);
  const { content, isWhole } = fitNotebook(notebook, 50_000);
  expect(isWhole).toBe(true);
  expect(content.toString()).toBe(formatNotebook(notebook));
});

test("a notebook whose texts alone are too long keeps its texts", () => {
  const { cells } = fitNotebook(notebookWith([print("x")]), 10).notebook;
  expect(cells).toMatchObject([{ source: "1\n2", outputs: [] }]);
});
