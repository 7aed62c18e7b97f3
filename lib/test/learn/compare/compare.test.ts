import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { normal, seededRandom } from "../../../core/index.ts";
import {
  auc,
  candidates,
  compareClassifiers,
  featuresOf,
  folds,
  type Labelled,
} from "../../../learn/index.ts";
import { checkMemory } from "../../../learn/threads/shared-sample.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "toplab-compare-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function sample(n: number, separation: number, seed: number): Labelled {
  const random = seededRandom(seed);
  const labels = Uint8Array.from({ length: n }, (_, i) => i % 2);
  const column = (): Float64Array =>
    Float64Array.from(labels, (label) => normal(random, separation * label));
  return { features: featuresOf({ x: column(), y: column(), z: column() }), labels };
}

const quick = { models: ["qda", "naive-bayes", "knn"], outer: 3, inner: 2, workers: 0 } as const;

describe("a comparison", () => {
  test("is the same on any number of threads, and after it was broken off", async () => {
    const all = sample(240, 1, 1);
    const journal = join(folder, "journal");
    const whole = await compareClassifiers(all, { ...quick, journal });
    const lines = readFileSync(journal, "utf8").split("\n");
    expect(lines).toHaveLength(1 + 3 * (3 + 3 + 4) + 1);
    writeFileSync(journal, `${lines.slice(0, 11).join("\n")}\n${lines[11]!.slice(0, 30)}`);
    const seen: number[] = [];
    const again = await compareClassifiers(all, {
      ...{ ...quick, workers: 2, journal },
      onProgress: ({ done }) => seen.push(done),
    });
    const untimed = ({ classifiers }: typeof whole): object[] =>
      classifiers.map((one) => ({ ...one, seconds: 0 }));
    expect(untimed(again)).toEqual(untimed(whole));
    expect([seen.length, seen.at(-1)]).toEqual([30, 30]);
    expect(readFileSync(journal, "utf8").trim().split("\n")).toHaveLength(31);
  });

  test("scores each event by models that have not seen it, with the AUC that they say", async () => {
    const all = sample(240, 1, 1);
    const { classifiers, folded, failed } = await compareClassifiers(all, quick);
    expect(failed).toEqual([]);
    const [best, ...others] = classifiers;
    expect(best!.pValue).toBe(1);
    // three features one σ apart: Φ(√3/√2)
    expect(Math.abs(best!.auc.value - 0.8897)).toBeLessThan(4 * best!.auc.error);
    for (const one of [best!, ...others]) {
      expect(one.auc.value).toBe(auc(one.scores, all.labels));
      expect(one.foldAucs).toHaveLength(3);
      expect(one.settings).toHaveLength(3);
      expect(one.auc.value).toBeLessThanOrEqual(best!.auc.value);
    }
    for (const fold of [0, 1, 2]) {
      expect(folded.filter((f) => f === fold)).toHaveLength(80);
    }
  });

  test("finds nothing where there is nothing, however many settings it may choose from", async () => {
    const { classifiers } = await compareClassifiers(sample(300, 0, 7), {
      ...{
        models: ["knn", "svc", "sgd"],
        outer: 3,
        inner: 2,
        search: "random",
        nTrials: 8,
        workers: 0,
      },
    });
    for (const { auc: area } of classifiers) {
      expect(Math.abs(area.value - 0.5)).toBeLessThan(4 * area.error);
    }
  });

  test("says which classifier could not be trained, and goes on with the others", async () => {
    const all = sample(120, 1, 1);
    const [x] = all.features.columns;
    const features = featuresOf({ x: x!, twice: x!.map((value) => 2 * value) });
    const { classifiers, failed } = await compareClassifiers(
      { ...all, features },
      { models: ["qda", "naive-bayes"], outer: 3, inner: 2, search: "none", workers: 0 },
    );
    expect(classifiers.map(({ model }) => model)).toEqual(["naive-bayes"]);
    expect(failed[0]).toMatchObject({ model: "qda", name: "QDA" });
    expect(failed[0]!.reason).toMatch(
      /^Cannot fit a quadratic discriminant: in the \w+ one of x, tw/,
    );
  });

  test("takes missing values, negative weights and groups", async () => {
    const all = sample(240, 1, 3);
    const x = all.features.columns[0]!.map((value, row) => (row % 7 === 0 ? Number.NaN : value));
    const features = featuresOf({ x, y: all.features.columns[1]! });
    const weights = Float64Array.from(x, (_, row) => (row % 10 === 3 ? -1 : 1));
    const groups = Float64Array.from(x, (_, row) => row >> 2);
    const models = ["naive-bayes", "random-forest"];
    const { classifiers, folded } = await compareClassifiers(
      { ...all, features, weights },
      { models, outer: 2, inner: 2, search: "none", groups, workers: 0 },
    );
    expect(classifiers.map(({ model }) => model).sort()).toEqual(models);
    for (const { auc: area } of classifiers) expect(area.value).toBeGreaterThan(0.7);
    for (const [row, group] of groups.entries()) expect(folded[row]).toBe(folded[4 * group]);
  });

  test("ends when it is told to, and keeps what is done", async () => {
    const stop = new AbortController();
    const journal = join(folder, "journal");
    const work = compareClassifiers(sample(240, 1, 1), {
      ...{ ...quick, journal, signal: stop.signal },
      onProgress: () => stop.abort(new Error("enough")),
    });
    await expect(work).rejects.toThrow("enough");
    expect(readFileSync(journal, "utf8").split("\n").length).toBeGreaterThan(2);
  });
});

test("the settings of every classifier begin with a value that its search can also draw", () => {
  expect(Object.keys(candidates)).toHaveLength(12);
  for (const { settings } of Object.values(candidates)) {
    for (const { grid, range } of Object.values(settings)) {
      for (const value of grid) {
        if (!("from" in range)) expect(range).toContain(value);
        else if (value !== 0) expect(Math.min(Number(value), range.to)).toBe(value);
      }
    }
  }
});

describe("a comparison refuses", () => {
  const all = sample(40, 1, 1);
  test.each([
    ["no classifiers", all, { models: [] }, "Cannot compare no classifiers"],
    [
      "one that it does not know",
      all,
      { models: ["llm"] },
      "Cannot compare llm: the classifiers are",
    ],
    ["one fold", all, { outer: 1 }, "Cannot compare with 1 folds: a whole number from 2"],
    ["half a thread", all, { workers: 0.5 }, "Cannot work with 0.5 workers"],
    [
      "too few events",
      sample(16, 1, 1),
      {},
      "Cannot cross-validate 5 × 3 times: there are 8 events of background",
    ],
    [
      "one class alone",
      { ...all, labels: new Uint8Array(40) },
      {},
      "Cannot cross-validate 5 × 3 times: there are 0 events of signal",
    ],
    [
      "weights that are negative in sum",
      { ...all, weights: new Float64Array(40).fill(-1) },
      {},
      "Cannot compare classifiers: the weights of the background sum to -20",
    ],
    [
      "a weight that is missing",
      { ...all, weights: new Float64Array(40).fill(Number.NaN) },
      {},
      "Cannot compare classifiers: the weight of event 0 is NaN",
    ],
  ])("%s", async (_, events, options, message) => {
    await expect(compareClassifiers(events, options)).rejects.toThrow(message);
  });

  test("what does not fit into the memory, before it begins", () => {
    const nRows = 10_000_000;
    const features = { names: Array.from({ length: 30 }, (_, i) => `x${i}`), columns: [], nRows };
    expect(() => checkMemory({ features, labels: new Uint8Array() }, 4, 8e9)).toThrow(
      "Cannot compare classifiers on 10000000 events with 30 features in 4 threads: that needs some 32.2 GB of memory, and 8.0 GB are free; take fewer events, features or threads",
    );
    expect(checkMemory({ features, labels: new Uint8Array() }, 1, 16e9)).toBeUndefined();
  });

  test("a journal of something else", async () => {
    const journal = join(folder, "journal");
    const work = (seed: number): Promise<unknown> =>
      compareClassifiers(all, {
        models: ["naive-bayes"],
        outer: 2,
        inner: 2,
        journal,
        seed,
        workers: 0,
      });
    await work(1);
    await expect(work(2)).rejects.toThrow("belongs to another comparison: remove it to begin anew");
    writeFileSync(journal, "no JSON\n");
    await expect(work(1)).rejects.toThrow("is damaged: a line of JSON is wanted");
  });
});

test("folds of a comparison are stratified: each has its share of signal to one event", () => {
  const labels = Uint8Array.from({ length: 103 }, (_, i) => Number(i % 4 === 0));
  const folded = folds(103, 5, seededRandom(1), { stratify: labels });
  for (let fold = 0; fold < 5; fold++) {
    const signal = labels.filter((label, row) => label === 1 && folded[row] === fold).length;
    expect(Math.abs(signal - 26 / 5)).toBeLessThan(1);
  }
});
