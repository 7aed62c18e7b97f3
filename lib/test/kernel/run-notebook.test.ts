import { tmpdir } from "node:os";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import type { MimeBundle } from "../../core/index.ts";
import { type Kernel, type Notebook, runNotebook, warmKernels } from "../../kernel/index.ts";
import { patience } from "./cell.ts";

vi.setConfig({ testTimeout: patience, hookTimeout: patience });

const spare = warmKernels({ cwd: tmpdir() });
let kernel: Kernel;

beforeEach(async () => {
  kernel = await spare.take();
  return () => kernel.shutdown();
});
afterAll(() => spare.close());

/** A notebook of a title and these code cells, with outputs of an older run. */
function notebook(sources: readonly string[], tags: readonly string[] = []): Notebook {
  const title = { cell_type: "markdown", id: "title", metadata: {}, source: "# Z" } as const;
  const cells = sources.map((source, i) => ({
    cell_type: "code" as const,
    id: `cell-${i}`,
    metadata: { tags },
    source,
    execution_count: 99,
    outputs: [{ output_type: "stream" as const, name: "stdout" as const, text: "old" }],
  }));
  return { nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [title, ...cells] };
}

/** What the code cells hold after a run: count, and outputs by type with their text. */
function contents({ cells }: Notebook): unknown {
  return cells.flatMap((cell) =>
    cell.cell_type === "code" ? [[cell.execution_count, ...cell.outputs.map(summary)]] : [],
  );
}

function summary(output: object): unknown {
  if ("text" in output) return output.text;
  if ("evalue" in output) return output.evalue;
  return "data" in output ? (output.data as MimeBundle)["text/plain"] : undefined;
}

test("a notebook is run from top to bottom, and holds this run's outputs only", async () => {
  const places: string[] = [];
  const given = notebook([
    "let n = 1; console.log('a'); console.log('b'); console.error('c')",
    "n += 1",
    "",
  ]);
  const { notebook: done, failures } = await runNotebook(given, kernel, {
    onCell: ({ id }, place, cells) => places.push(`${id} ${place}/${cells}`),
  });
  expect(failures).toEqual([]);
  expect(contents(done)).toEqual([[1, "a\nb\n", "c\n"], [2, "2"], [3]]);
  expect(done.cells[0]).toBe(given.cells[0]);
  expect(places).toEqual(["cell-0 1/3", "cell-1 2/3", "cell-2 3/3"]);
});

test("the run ends at the first cell that fails, and the rest stays empty", async () => {
  const { notebook: done, failures } = await runNotebook(
    notebook(["1", "throw new Error('no peak')", "3"]),
    kernel,
  );
  expect(contents(done)).toEqual([[1, "1"], [2, "no peak"], [null]]);
  expect(failures).toMatchObject([
    { place: 2, cell: { id: "cell-1" }, reply: { evalue: "no peak" } },
  ]);
});

test("a cell may fail if the caller or its tag allows it", async () => {
  const cells = ["throw new Error('x')", "1"];
  const allowed = await runNotebook(notebook(cells), kernel, { allowErrors: true });
  expect(contents(allowed.notebook)).toEqual([
    [1, "x"],
    [2, "1"],
  ]);
  expect(allowed.failures).toHaveLength(1);
  const tagged = await runNotebook(notebook(cells, ["raises-exception"]), kernel);
  expect(tagged.failures).toEqual([]);
});

test("a notebook whose kernel dies says so in the cell that did it", async () => {
  const { notebook: done, failures } = await runNotebook(
    notebook(["console.log('last words'); process.exit(4)", "2"]),
    kernel,
    { allowErrors: true },
  );
  const reason = "The kernel's process ended, with exit code 4";
  expect(contents(done)).toEqual([[null, "last words\n", reason], [null]]);
  expect(failures).toMatchObject([{ reply: { status: "dead", reason } }]);
});

test("later cells can redraw what an earlier one displayed", async () => {
  const { notebook: done } = await runNotebook(
    notebook([
      'import { display } from "toplab/core"; display("0 %", { id: "bar" }); console.log("x")',
      'display("100 %", { id: "bar", update: true })',
    ]),
    kernel,
  );
  expect(contents(done)).toEqual([[1, "'100 %'", "x\n"], [2]]);
});

test("a cell is stopped at its time limit, and looked at after it ended", async () => {
  const seen: string[] = [];
  const { failures } = await runNotebook(notebook(["while (true);", "2"]), kernel, {
    timeoutMs: 100,
    afterCell: async ({ id }, { status }) => {
      seen.push(`${id} ${status}`);
    },
  });
  expect(seen).toEqual(["cell-0 error"]);
  expect(failures).toMatchObject([{ reply: { kind: "timeout" } }]);
});
