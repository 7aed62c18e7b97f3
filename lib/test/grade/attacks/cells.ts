import { errorOfCount, meanMass, solution } from "../counting-course.ts";

/** A cell or a notebook as it stands in a file: nothing of it is certain. */
export type Json = Readonly<Record<string, unknown>>;

/** One hostile arrangement of cells; all answers in it are right where it says nothing else. */
export interface Arrangement {
  readonly name: string;
  /** Points in both exercises: what the code that counts is worth, and never more. */
  readonly points: readonly [number, number];
  /** What the instructor is told: flags or the problem of the notebook. */
  readonly told: RegExp;
  arrange(cells: readonly Json[]): unknown;
}

const wrong = "function errorOfCount(n: number) { return n + 7; }";
const right = solution[errorOfCount]!;
const stub = "function errorOfCount(n: number): number | undefined { return undefined; }";
const mark = (exercise: unknown): Json => ({ metadata: { toplab: { exercise } } });
const code = (source: string, more: Json = {}): Json => ({
  ...{ cell_type: "code", id: `own-${source.length}`, metadata: {}, source },
  ...{ execution_count: null, outputs: [] },
  ...more,
});

/** Replaces the cell with this id by others. */
function put(cells: readonly Json[], id: string, ...others: readonly Json[]): readonly Json[] {
  return cells.flatMap((cell) => (cell["id"] === id ? others : [cell]));
}

/** Changes the cell with this id. */
function change(cells: readonly Json[], id: string, more: Json): readonly Json[] {
  return cells.map((cell) => (cell["id"] === id ? { ...cell, ...more } : cell));
}

const deep = (depth: number): unknown =>
  JSON.parse(`${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`);
const hostile: readonly (readonly [name: string, value: unknown])[] = [
  ["a number", 7],
  ["nothing", null],
  ["a list", [errorOfCount]],
  ["an object", { toString: errorOfCount, exercise: errorOfCount }],
  ["a megabyte", "x".repeat(1_000_000)],
  ["__proto__", "__proto__"],
  ["constructor", "constructor"],
  ["control characters", "\u0000\u001b[2J\u202e"],
];

type Row = readonly [
  name: string,
  points: Arrangement["points"],
  told: RegExp,
  arrange: Arrangement["arrange"],
];

const rows: readonly Row[] = [
  ["a deleted cell", [0, 2], /deleted/, (cells) => put(cells, "error")],
  ["all cells deleted", [0, 0], /deleted/, () => []],
  ["cells in reverse order", [3, 0], /moved/, (cells) => cells.toReversed()],
  [
    "the wrong answer first, the right one second",
    [0, 2],
    /duplicated/,
    (cells) =>
      put(cells, "error", code(wrong, mark(errorOfCount)), code(right, mark(errorOfCount))),
  ],
  [
    "the right answer first, the wrong one second",
    [3, 2],
    /duplicated/,
    (cells) =>
      put(cells, "error", code(right, mark(errorOfCount)), code(wrong, mark(errorOfCount))),
  ],
  [
    "a hundred answers, the last one right",
    [0, 2],
    /duplicated/,
    (cells) => [
      ...cells.slice(0, 2),
      ...Array.from({ length: 99 }, (_, i) => code(`${wrong} // ${i}`, mark(errorOfCount))),
      ...cells.slice(2),
    ],
  ],
  [
    "the mark of another exercise on this one",
    [0, 0],
    /deleted.*duplicated/,
    (cells) => change(cells, "error", mark(meanMass)),
  ],
  [
    "marks exchanged",
    [3, 0],
    /moved|defined elsewhere/,
    (cells) => change(change(cells, "error", mark(meanMass)), "mean", mark(errorOfCount)),
  ],
  [
    "the mark on a later cell that mends a wrong answer",
    [0, 2],
    /duplicated/,
    (cells) => [...change(cells, "error", { source: wrong }), code(right, mark(errorOfCount))],
  ],
  [
    "the mark on an earlier cell that says it all",
    [3, 2],
    /duplicated/,
    (cells) => [
      ...cells.slice(0, 3),
      code(`${right}\n${solution[meanMass]}`, mark(meanMass)),
      ...cells.slice(3),
    ],
  ],
  [
    "the id of the answer on another cell",
    [3, 2],
    /id on another cell/,
    (cells) => change(change(cells, "error", { id: "mine" }), "check-error", { id: "error" }),
  ],
  [
    "one id for all cells",
    [3, 2],
    /id on another cell/,
    (cells) => cells.map((cell) => ({ ...cell, id: "error" })),
  ],
  [
    "one id for a wrong answer and a right one, without marks",
    [0, 2],
    /found by cell id/,
    (cells) => put(cells, "error", code(wrong, { id: "error" }), code(right, { id: "error" })),
  ],
  ...hostile.map(
    ([name, value]): Row => [
      `${name} for all ids`,
      [3, 2],
      /^$/,
      (cells) => cells.map((cell) => ({ ...cell, id: value })),
    ],
  ),
  ...hostile.map(
    ([name, value]): Row => [
      `${name} for all marks`,
      typeof value === "string" ? [0, 0] : [3, 2], // a text names an exercise, if none of ours
      typeof value === "string" ? /deleted/ : /found by cell id/,
      (cells) => cells.map((cell) => ({ ...cell, ...mark(value) })),
    ],
  ),
  ...hostile.map(
    ([name, value]): Row => [
      `${name} for ids and metadata`,
      [0, 0],
      /deleted/,
      (cells) => cells.map((cell) => ({ ...cell, id: value, metadata: value })),
    ],
  ),
  [
    "a prototype in the metadata",
    [0, 2],
    /deleted/,
    (cells) => {
      const metadata = JSON.parse(`{"__proto__": {"toplab": {"exercise": "${errorOfCount}"}}}`);
      return change(cells, "error", { id: "mine", metadata });
    },
  ],
  [
    "metadata a thousand levels deep",
    [3, 2],
    /found by cell id/,
    (cells) => change(cells, "error", { metadata: { deep: deep(1000) } }),
  ],
  [
    "both answers in one cell",
    [3, 0],
    /deleted/,
    (cells) => put(change(cells, "error", { source: `${right}\n${solution[meanMass]}` }), "mean"),
  ],
  [
    "an answer as raw text",
    [0, 2],
    /deleted/,
    (cells) => change(cells, "error", { cell_type: "raw" }),
  ],
  [
    "an answer as a text",
    [0, 2],
    /deleted/,
    (cells) => change(cells, "error", { cell_type: "markdown" }),
  ],
  [
    "an answer as a cell of no kind",
    [0, 2],
    /deleted/,
    (cells) => change(cells, "error", { cell_type: "constructor" }),
  ],
  [
    "an answer in an earlier cell, the own one empty",
    [3, 2],
    /defined elsewhere/,
    (cells) => put(cells, "error", code(right), code("", mark(errorOfCount))),
  ],
  [
    "an answer in an earlier cell under escaped letters",
    [3, 2],
    /defined elsewhere/,
    (cells) =>
      put(
        cells,
        "error",
        code("const error\\u004ffCount = Math.sqrt;"),
        code("1;", mark(errorOfCount)),
      ),
  ],
  [
    "an answer in an earlier cell, the stub left",
    [0, 2],
    /defined elsewhere/,
    (cells) => put(cells, "error", code(right), code(stub, mark(errorOfCount))),
  ],
  [
    "an answer in a later cell",
    [0, 2],
    /defined elsewhere/,
    (cells) => put(cells, "error", code(stub, mark(errorOfCount)), code(right)),
  ],
  [
    "three hundred cells more",
    [3, 2],
    /^$/,
    (cells) => [
      ...cells.slice(0, 2),
      ...Array.from({ length: 300 }, (_, i) => code(`const more${i} = ${i};`)),
      ...cells.slice(2),
    ],
  ],
  [
    "a hundred thousand cells",
    [0, 0],
    /more than 2000 cells/,
    (cells) => [...cells, ...Array.from({ length: 100_000 }, (_, i) => code(`${i};`))],
  ],
  [
    "an answer of ten megabytes",
    [0, 2],
    /^$/,
    (cells) => change(cells, "error", { source: `${right} //${" x".repeat(5_000_000)}` }),
  ],
  [
    "ten megabytes of statements between the answers",
    [3, 2],
    /^$/,
    (cells) => [...cells.slice(0, 2), code("1;".repeat(5_000_000)), ...cells.slice(2)],
  ],
  [
    "a text of ten megabytes",
    [3, 2],
    /^$/,
    (cells) => [
      ...cells,
      { cell_type: "markdown", id: "t", metadata: {}, source: "*".repeat(1e7) },
    ],
  ],
  [
    "a text that is none",
    [0, 0],
    /a text must be a string/,
    (cells) => change(cells, "error", { source: { toString: right } }),
  ],
  ["cells that are none", [3, 2], /^$/, (cells) => [null, 5, "cell", [], ...cells]],
  ["a list of cells that is none", [0, 0], /cannot be read/, () => ({ length: 5 })],
];

/** Notebooks whose cells are deleted, moved, copied, renamed or blown up. */
export const arrangements: readonly Arrangement[] = rows.map(([name, points, told, arrange]) => ({
  ...{ name, points, told, arrange },
}));
