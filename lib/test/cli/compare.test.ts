import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { compareCommand } from "../../cli/compare/compare.ts";
import { labelsOf } from "../../cli/compare/labels.ts";
import { sentence } from "../../cli/sentence.ts";
import { normal, seededRandom } from "../../core/index.ts";
import { readParquet, writeParquet } from "../../io/index.ts";
import { auc } from "../../learn/index.ts";

let folder: string;
let said: string[];
let complained: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "toplab-compare-command-"));
  [said, complained] = [[], []];
  vi.spyOn(console, "log").mockImplementation((words) => said.push(words));
  vi.spyOn(console, "error").mockImplementation((words) => complained.push(words));
  vi.spyOn(process.stderr, "write").mockImplementation((words) => complained.push(`${words}`) > 0);
  writeFileSync(path("events.csv"), csv(events(150)));
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
  rmSync(folder, { recursive: true });
});

const path = (name: string): string => join(folder, name);

interface Events {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly weight: Float64Array;
  readonly label: Float64Array;
}

/** Two classes of two Gaussians, one σ apart. */
function events(n: number): Events {
  const random = seededRandom(1);
  const label = Float64Array.from({ length: n }, (_, i) => i % 2);
  const column = (): Float64Array => label.map((one) => normal(random, one));
  return { x: column(), y: column(), weight: label.map(() => 0.5 + random()), label };
}

function csv({ x, y, weight, label }: Events): string {
  const rows = [...x.keys()].map(
    (i) => `${x[i]},${y[i]},${weight[i]},${label[i] ? "tW" : "ttbar"},run${i}`,
  );
  return `x,y,w,process,name\n${rows.join("\n")}\n`;
}

/** Runs `toplab compare …` with one worker and gives its exit code. */
async function compare(...words: readonly string[]): Promise<number> {
  const command = compareCommand().exitOverride();
  command.configureOutput({
    writeErr: (words) => complained.push(words),
    writeOut: (words) => said.push(words),
  });
  const toplab = new Command("toplab").exitOverride().addCommand(command);
  try {
    await toplab.parseAsync(["compare", ...words, "--workers", "1"], { from: "user" });
  } catch (error) {
    // as `main` does
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    complained.push(sentence(error));
    return 1;
  }
  return Number(process.exitCode ?? 0);
}

const asked = ["--label", "process", "--signal", "tW", "--nested", "2x2", "--models", "qda,gnb"];

test("prints the table, and writes scores, pictures and nothing else", async () => {
  const scores = path("scores.csv");
  const words = [path("events.csv"), ...asked, "--weight", "w", "--journal", path("journal")];
  expect(await compare(...words, "--folds-out", scores, "--plots", path("plots"))).toBe(0);
  const told = said.join("\n");
  expect(told).toMatch(
    /events.csv: 150 events, 75 of them signal, 2 features; 2x2 folds, search: gr/,
  );
  expect(told).toMatch(
    /\nQDA +0\.\d+ ± 0\.0\d+ +0\.\d{4} +0\.\d{4} +0\.\d{4} +0\.\d{4} +\S+ +\S+ s\n/,
  );
  expect(told).toContain("Note: not learned from: name.");
  expect(readdirSync(folder).sort()).toEqual(["events.csv", "plots", "scores.csv"]);
  expect(readdirSync(path("plots")).sort()).toEqual([
    ...["calibration.svg", "comparison.csv", "roc.svg"],
  ]);
  const [header, first] = readFileSync(scores, "utf8").split("\n");
  expect(header).toMatch(/^event,label,weight,fold,(qda,naive-bayes|naive-bayes,qda)$/);
  expect(first).toMatch(/^0,0,[\d.]+,[01],0\.\d+,0\.\d+$/);
  expect(await compare(...words, "--folds-out", scores)).toBe(1);
  expect(complained.join("\n")).toMatch(/there is a file of that name, add --force to replace it$/);
});

test("with --json says the same to programs, from a Parquet file too", async () => {
  const { x, y, weight: w, label } = events(150);
  await writeParquet(path("events.parquet"), {
    nEvents: 150,
    columns: { x, y, w, process: label },
  });
  const files: Record<string, unknown>[] = [];
  for (const [file, signal] of [
    ["events.csv", ["--signal", "tW"]],
    ["events.parquet", []],
  ] as const) {
    said = [];
    const out = path(`${file}.scores.parquet`);
    const words = [
      "--label",
      "process",
      ...signal,
      "--nested",
      "2x2",
      "--models",
      "Gaussian naive Bayes,gnb",
    ];
    const rest = ["--weight", "w", "--json", "--no-journal", "--folds-out", out];
    expect(await compare(path(file), ...words, ...rest)).toBe(0);
    const { timing, table, files: written, notes, ...found } = JSON.parse(said.join(""));
    expect([Object.keys(timing), table, written]).toEqual([["naive-bayes"], path(file), [out]]);
    const { columns } = await readParquet(out);
    const labels = Uint8Array.from(columns["label"] as Float64Array);
    const area = auc(columns["naive-bayes"] as Float64Array, labels, { weights: w });
    expect(found.classifiers[0].auc).toBe(area);
    files.push(found);
  }
  expect(files[1]).toEqual(files[0]);
  expect(files[0]).toMatchObject({
    ...{ features: ["x", "y"], events: 150, signal: 75, weighted: true, failed: [] },
    plan: { nested: "2x2", search: "grid", seed: 1, models: ["naive-bayes"] },
    classifiers: [{ model: "naive-bayes", p_value: 1, settings: [{}, {}] }],
  });
});

test("goes on with the journal that it finds, and says so", async () => {
  const journal = path("journal");
  const words = [path("events.csv"), ...asked, "--json", "--journal", journal];
  expect(await compare(...words)).toBe(0);
  const whole = JSON.parse(said.join(""));
  expect(existsSync(journal)).toBe(false);
  writeFileSync(journal, "");
  said = [];
  expect(await compare(...words)).toBe(0);
  expect(complained.join("\n")).toContain(`toplab: going on with ${journal}`);
  expect({ ...JSON.parse(said.join("")), timing: {} }).toEqual({ ...whole, timing: {} });
});

describe("refuses in one sentence", () => {
  const file = (): string => path("events.csv");
  test.each([
    ["no label", () => [file()], 2, /required option '--label <column>' not specified/],
    [
      "a column that is not there",
      () => [file(), "--label", "y1"],
      2,
      /there is no column "y1" in .*: it has x, y, w, process, name/,
    ],
    [
      "classes of which none is plainly signal",
      () => [file(), "--label", "process"],
      1,
      /process is one of tW, ttbar: say with --signal which of them is signal$/,
    ],
    [
      "a signal that no event is",
      () => [file(), "--label", "process", "--signal", "zjets"],
      1,
      /process is never zjets: it is one of tW, ttbar$/,
    ],
    [
      "an unknown classifier",
      () => [file(), "--label", "process", "--models", "qda,llm"],
      2,
      /There is no classifier "llm": the names are gradient-boosting, /,
    ],
    [
      "folds that are none",
      () => [file(), "--label", "process", "--nested", "5"],
      2,
      /It must be two whole numbers from 2, as "5x3"/,
    ],
    [
      "words as a feature",
      () => [file(), "--label", "process", "--signal", "tW", "--features", "x,name"],
      1,
      /name holds words, and numbers are wanted$/,
    ],
    [
      "nothing to learn from",
      () => [file(), "--label", "process", "--signal", "tW", "--without", "x,y,w"],
      2,
      /there is no column of .*events.csv left to learn from/,
    ],
    [
      "a file that is not there",
      () => [path("no.csv"), "--label", "y"],
      1,
      /^Cannot read .*no.csv: /,
    ],
    [
      "scores in a file of another kind",
      () => [file(), "--label", "y", "--folds-out", path("scores.txt")],
      2,
      /Cannot write scores to .*: the name must end in .csv or .parquet/,
    ],
  ])("%s", async (_, words, code, message) => {
    expect(await compare(...words())).toBe(code);
    expect(complained.join("").trim()).toMatch(message);
    expect(readdirSync(folder)).toEqual(["events.csv"]);
  });

  test("events that are too few, infinite or without a label", async () => {
    writeFileSync(path("few.csv"), "x,y\n1,0\n2,1\n3,0\n");
    expect(await compare(path("few.csv"), "--label", "y", "--no-journal")).toBe(1);
    expect(complained.join("\n")).toMatch(/5 × 3 times: there are 2 events of background/);
    writeFileSync(path("inf.csv"), "x,y\n1,0\ninf,1\n3,0\n");
    expect(await compare(path("inf.csv"), "--label", "y", "--no-journal")).toBe(1);
    expect(complained.join("\n")).toMatch(/x is Infinity in event 1, wanted a finite number/);
    writeFileSync(path("none.csv"), "x,y\n1,0\n2,1\n3,\n");
    expect(await compare(path("none.csv"), "--label", "y", "--no-journal")).toBe(1);
    expect(complained.join("\n")).toMatch(/y of event 2 is missing, and each needs a label/);
    writeFileSync(path("empty.csv"), "x,y\n");
    expect(await compare(path("empty.csv"), "--label", "y", "--no-journal")).toBe(1);
    expect(complained.join("\n")).toMatch(/empty.csv: has no events/);
    writeFileSync(path("huge.csv"), "x,y\n");
    truncateSync(path("huge.csv"), 6e8);
    expect(await compare(path("huge.csv"), "--label", "y", "--no-journal")).toBe(1);
    expect(complained.join("\n")).toMatch(
      /huge.csv: is a text of 0.6 GB, and 0.5 GB can be read at once: make a Parquet file of it/,
    );
  });
});

describe("what is signal", () => {
  test.each([
    ["1 rather than 0", [0, 1, 1], undefined, [0, 1, 1]],
    ["1 rather than −1", [-1, 1, -1], undefined, [0, 1, 0]],
    ["what says so", ["background", "Signal"], undefined, [0, 1]],
    ["what --signal says, of any number of classes", ["a", "b", "c", "b"], "b", [0, 1, 0, 1]],
    ["a number, however it is written", [3, 4.5, 4.5], "4.50", [0, 1, 1]],
  ])("is %s", (_, values, signal, labels) => {
    const column = values.every((value) => typeof value === "number")
      ? Float64Array.from(values as number[])
      : (values as string[]);
    expect([...labelsOf("table", "y", column, signal)]).toEqual(labels);
  });

  test("must be said where two numbers are neither 0 and 1 nor −1 and 1, or all are the same", () => {
    expect(() => labelsOf("table", "y", Float64Array.of(1, 2), undefined)).toThrow(
      "table: y is one of 1, 2: say with --signal which of them is signal",
    );
    expect(() => labelsOf("table", "y", Float64Array.of(1, 1), undefined)).toThrow(
      "table: y is 1 in every event, and two classes are wanted",
    );
  });
});

test("--help tells of every classifier, with examples and exit codes", async () => {
  expect(await compare("--help")).toBe(0);
  const help = said.join("");
  for (const words of [
    "hist-gradient-boosting",
    "Examples:",
    "Exit code: 0",
    "--folds-out",
    "gnb",
  ]) {
    expect(help).toContain(words);
  }
});
