import { describe, expect, test } from "vitest";
import { normal, seededRandom } from "../../core/index.ts";
import {
  type Classifier,
  candidates,
  featuresOf,
  type Labelled,
  supportVectorMachine,
} from "../../learn/index.ts";
import { sharedMemory } from "../../learn/trees/kernel/kernel.ts";

const classifiers = Object.values(candidates).map(({ name, settings, make }): Classifier => {
  const defaults = Object.entries(settings).map(([key, { grid }]) => [key, grid[0]!]);
  return { ...make(Object.fromEntries(defaults)), name };
});

const random = seededRandom(1);
const labels = Uint8Array.from({ length: 60 }, (_, i) => i % 2);
const x = Float64Array.from(labels, (label) => normal(random, label));
const none = new Float64Array(0);
const good: Labelled = { features: featuresOf({ x, y: x.map(() => normal(random)) }), labels };

const refused: readonly (readonly [string, Labelled])[] = [
  ["no events", { features: featuresOf({ x: none }), labels: new Uint8Array(0) }],
  ["no features", { features: { names: [], columns: [], nRows: 60 }, labels }],
  ["signal alone", { ...good, labels: labels.map(() => 1) }],
  ["background alone", { ...good, labels: labels.map(() => 0) }],
  ["a class that is neither", { ...good, labels: labels.map((label) => 2 * label) }],
  ["fewer labels than events", { ...good, labels: labels.slice(1) }],
  ["fewer weights than events", { ...good, weights: x.slice(1) }],
  ["weights that are all negative", { ...good, weights: x.map(() => -1) }],
  ["weights that are all 0", { ...good, weights: x.map(() => 0) }],
  ["a weight that is not a number", { ...good, weights: x.map((_, i) => (i ? 1 : Number.NaN)) }],
];

describe.each(classifiers.map((classifier) => [classifier.name, classifier] as const))(
  "%s",
  (_, classifier) => {
    const fit = async (sample: Labelled): Promise<Float64Array> =>
      (await classifier.fit(sample, seededRandom(1))).predict(sample.features);

    test.each(refused)("refuses %s in one sentence", async (_, sample) => {
      await expect(fit(sample)).rejects.toThrow(/^Cannot [^.]+( \d+\.\d+)?[^.]*$/);
    });

    test("takes constant columns, or says that it cannot", async () => {
      const features = featuresOf({ x, constant: x.map(() => 3) });
      const scores = await fit({ ...good, features }).catch((error: Error) => error.message);
      if (typeof scores === "string") expect(scores).toMatch(/^Cannot .*(constant|does not vary)/);
      else expect(scores.every(Number.isFinite)).toBe(true);
    });

    test("takes missing values, or says where they are", async () => {
      const features = featuresOf({ x: x.map((value, i) => (i === 7 ? Number.NaN : value)) });
      const scores = await fit({ ...good, features }).catch((error: Error) => error.message);
      if (typeof scores === "string") expect(scores).toMatch(/^Cannot .*: x is NaN in row 7/);
      else expect(scores.every(Number.isFinite)).toBe(true);
    });

    test("scores no events with no scores", async () => {
      const model = await classifier.fit(good, seededRandom(1));
      expect(model.predict(featuresOf({ x: none, y: none }))).toHaveLength(0);
    });
  },
);

describe("what is too large is refused before the work begins", () => {
  test("trees on more than the memory of their loops can hold", () => {
    expect(() => sharedMemory(5e9)).toThrow(
      "Cannot train trees on this much: it needs 5.0 GB at once, and 4.2 GB is the most",
    );
  });

  test("a support vector machine on so many events that it would not end", async () => {
    const machine = supportVectorMachine({ maxEvents: 50 });
    await expect(async () => machine.fit(good, random)).rejects.toThrow(
      "Cannot train a support vector machine on 60 events: its time grows with their square, and 50 are the most; take a part of them, or a larger maxEvents",
    );
  });
});
