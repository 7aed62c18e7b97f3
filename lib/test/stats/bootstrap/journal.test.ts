import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readCsv, readParquet } from "../../../io/index.ts";
import {
  bootstrapFit,
  fitTask,
  gatherFits,
  tableOfFits,
  writeFits,
} from "../../../stats/bootstrap/index.ts";
import { compile } from "../../../stats/histfactory/index.ts";
import { twoRegions } from "./small-workspace.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "toplab-bootstrap-journal-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = (name: string): string => join(folder, name);
const model = compile(twoRegions);
const settings = { kind: "postfit", seed: 4 } as const;
const options = { ...settings, replicas: 60, workers: 1 };

/** Fits replicas into the journal of that name. */
const part = (name: string, from: number, to: number, seed = 4) =>
  bootstrapFit(model, { ...options, seed, journal: path(name), first: from, replicas: to - from });

describe("a run that was killed", () => {
  test("goes on where it ended, even in the middle of a line, and writes the same bytes", async () => {
    await part("whole.jsonl", 0, 60);
    const whole = readFileSync(path("whole.jsonl"));
    for (const bytes of [0, 10, 700, 3210, whole.length - 1, whole.length]) {
      writeFileSync(path("killed.jsonl"), whole.subarray(0, bytes));
      const { replicas } = await part("killed.jsonl", 0, 60);
      expect(replicas).toHaveLength(60);
      expect(readFileSync(path("killed.jsonl")).equals(whole), `after ${bytes} bytes`).toBe(true);
    }
  });

  test("keeps what it has when it is ended, and tells how far it is", async () => {
    const stop = new AbortController();
    const told: number[] = [];
    const onProgress = ({ done }: { readonly done: number }): void => {
      told.push(done);
      if (done >= 20) stop.abort();
    };
    const journal = path("ended.jsonl");
    const ended = bootstrapFit(model, { ...options, journal, onProgress, signal: stop.signal });
    await expect(ended).rejects.toThrow(/aborted/);
    expect(told).toEqual([0, 20]);
    expect(readFileSync(journal, "utf8").trimEnd().split("\n")).toHaveLength(21);
    const { replicas } = await bootstrapFit(model, { ...options, journal });
    expect(replicas).toEqual((await bootstrapFit(model, options)).replicas);
  });

  test("is not mixed with another run", async () => {
    await part("a.jsonl", 0, 20);
    await expect(part("a.jsonl", 0, 20, 5)).rejects.toThrow(
      /a.jsonl: belongs to another run, which differs in the seed \(4 and 5\): remove it to begin anew/,
    );
    await expect(part("a.jsonl", 0, 30)).rejects.toThrow(
      /differs in the replicas \(0 to 19 and 0 to 29\)/,
    );
    const other = compile({ ...twoRegions, observations: [...twoRegions.observations].reverse() });
    const same = bootstrapFit(other, { ...options, replicas: 20, journal: path("a.jsonl") });
    expect((await same).replicas).toHaveLength(20); // the order in the file does not matter
    const [sr, cr] = twoRegions.observations;
    const changed = compile({
      ...twoRegions,
      observations: [{ ...sr!, data: [352, 327, 248] }, cr!],
    });
    await expect(
      bootstrapFit(changed, { ...options, replicas: 20, journal: path("a.jsonl") }),
    ).rejects.toThrow(/which differs in the model or its data/);
  });

  test.each([
    [
      "two runs at once",
      (text: string) => `${text + text.split("\n").at(-2)}\n`,
      /holds replica 19 in the place of 20: two runs wrote/,
    ],
    [
      "a damaged line",
      (text: string) => text.replace('{"replica":7', '"replica":7'),
      /a.jsonl:9: is damaged: a line of JSON is wanted/,
    ],
    [
      "another file",
      () => "[1]\n",
      /a.jsonl:1: is no journal of replicas that this version can read/,
    ],
  ])("does not go on after %s", async (_, change, complaint) => {
    await part("a.jsonl", 0, 20);
    writeFileSync(path("a.jsonl"), change(readFileSync(path("a.jsonl"), "utf8")));
    await expect(part("a.jsonl", 0, 20)).rejects.toThrow(complaint);
  });
});

describe("parts of a run, by whomever", () => {
  const all = { from: 0, to: 60 };
  const gather = () =>
    gatherFits(
      fitTask(model, settings),
      all,
      readdirSync(folder)
        .sort()
        .map((name) => path(name)),
    );
  beforeEach(async () => {
    for (const i of [0, 1, 2]) await part(`part-${i}.jsonl`, 20 * i, 20 * i + 20);
  });

  test("make up the whole", async () => {
    const { run, problems, missing } = gather();
    expect([problems, missing]).toEqual([[], []]);
    expect(run!.replicas).toEqual((await bootstrapFit(model, options)).replicas);
  });

  test("are missed when they are missing or not finished", () => {
    rmSync(path("part-1.jsonl"));
    const text = readFileSync(path("part-2.jsonl"), "utf8");
    writeFileSync(path("part-2.jsonl"), text.split("\n").slice(0, 9).join("\n"));
    const { run, problems, missing } = gather();
    expect(run).toBeUndefined();
    expect(problems).toEqual([]);
    expect(missing).toEqual([
      { from: 20, to: 40 },
      { from: 47, to: 60 },
    ]);
  });

  test("are found out when they are double, of another seed, of another range or damaged", async () => {
    copyFileSync(path("part-1.jsonl"), path("part-1b.jsonl"));
    await part("part-3.jsonl", 0, 20, 5);
    await part("part-4.jsonl", 60, 80);
    writeFileSync(path("part-5.jsonl"), "");
    const { run, problems, missing } = gather();
    expect(run).toBeUndefined();
    expect(missing).toEqual([]);
    expect(problems.map((problem) => problem.replaceAll(`${folder}/`, ""))).toEqual([
      "part-1b.jsonl: holds replica 20, which part-1.jsonl holds too",
      "part-3.jsonl: belongs to another run, which differs in the seed (5 and 4)",
      "part-4.jsonl: holds replicas 60 to 79, and those of this run are 0 to 59",
      "part-5.jsonl: is empty: a journal of replicas is wanted",
    ]);
  });
});

test("the fits come back from CSV and Parquet as they are, with what they are beside them", async () => {
  const run = await bootstrapFit(model, options);
  const table = tableOfFits(run);
  for (const name of ["fits.csv", "fits.parquet", "fits.json"]) await writeFits(path(name), run);
  expect((await readCsv(path("fits.csv"))).columns).toEqual(table.columns);
  expect((await readParquet(path("fits.parquet"))).columns).toEqual(table.columns);
  const about = JSON.parse(readFileSync(path("fits.csv.json"), "utf8"));
  expect(about).toMatchObject({
    ...{ kind: "postfit", seed: 4, parameters: ["k", "mu"], replicas: { from: 0, to: 60 } },
    summary: { replicas: 60, failed: 0, fit: { converged: true } },
  });
  const whole = JSON.parse(readFileSync(path("fits.json"), "utf8"));
  expect(whole.fits).toEqual(run.replicas);
  await expect(writeFits(path("fits.root"), run)).rejects.toThrow(
    /fits.root: a name that ends in .parquet, .csv or .json/,
  );
});
