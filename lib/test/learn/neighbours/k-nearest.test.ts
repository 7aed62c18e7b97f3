import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../../core/index.ts";
import { type Features, featuresOf, nearestNeighbours } from "../../../learn/index.ts";
import { kdTree } from "../../../learn/neighbours/kd-tree.ts";
import { nearestFinder } from "../../../learn/neighbours/nearest.ts";
import reference from "../../reference/rivals.json" with { type: "json" };
import { testing, training } from "../rivals.ts";

const random = seededRandom(1);

describe("the search in a k-d tree", () => {
  const sample = fc.record({
    n: fc.integer({ min: 1, max: 300 }),
    dimensions: fc.integer({ min: 1, max: 4 }),
    seed: fc.nat(),
    isCoarse: fc.boolean(), // on a grid, many distances are equal
  });

  test("finds the same distances as a look at every point", () => {
    fc.assert(
      fc.property(sample, ({ n, dimensions, seed, isCoarse }) => {
        const draw = seededRandom(seed);
        const number = (): number => (isCoarse ? Math.floor(4 * draw()) : draw());
        const columns = Array.from({ length: dimensions }, () => new Float64Array(n).map(number));
        const k = Math.min(n, 7);
        const find = nearestFinder(kdTree(columns), k);
        for (let trial = 0; trial < 5; trial++) {
          const point = new Float64Array(dimensions).map(number);
          const all = new Float64Array(n).map((_, row) =>
            columns.reduce((sum, column, c) => sum + (column[row]! - point[c]!) ** 2, 0),
          );
          expect([...find(point).squares.toSorted()]).toEqual([...all.sort().subarray(0, k)]);
        }
      }),
    );
  });

  test("says which points they are", () => {
    const tree = kdTree([Float64Array.of(5, 1, 3, 9)]);
    const { places } = nearestFinder(tree, 2)(Float64Array.of(2.9));
    expect([...places].map((place) => tree.rows[place])).toEqual([1, 2]); // the furthest first
  });
});

describe("k nearest neighbours", () => {
  test.each(reference.neighbours)(
    "vote as scikit-learn's: $k, $weighting",
    async ({ k, weighting, probabilities }) => {
      const votes = weighting === "distance" ? "distance" : "uniform";
      const model = await nearestNeighbours({ k, votes }).fit(training, random);
      const scores = model.predict(testing.features);
      for (const [row, p] of probabilities.entries()) expect(scores[row]).toBeCloseTo(p, 12);
    },
  );

  const line: Features = featuresOf({ x: Float64Array.of(0, 1, 2, 3) });
  const labels = Uint8Array.of(0, 1, 1, 0);

  test("count by weight, and those without weight not at all", async () => {
    const weights = Float64Array.of(3, 1, 0, 1);
    const model = await nearestNeighbours({ k: 3 }).fit(
      { features: line, labels, weights },
      random,
    );
    expect([...model.predict(featuresOf({ x: Float64Array.of(0) }))]).toEqual([0.2]);
  });

  test("at the very place of a training event are that event's, when near ones count more", async () => {
    const model = await nearestNeighbours({ k: 4, votes: "distance" }).fit(
      { features: line, labels },
      random,
    );
    const [hit, between] = model.predict(featuresOf({ x: Float64Array.of(1, 0.5) }));
    expect(hit).toBe(1);
    expect(between).toBeCloseTo((2 + 1 / 1.5) / (2 + 2 + 1 / 1.5 + 1 / 2.5), 14);
  });

  test("refuse bad input in a sentence", async () => {
    expect(() => nearestNeighbours({ k: 0 })).toThrow("Cannot ask 0 neighbours");
    expect(() => nearestNeighbours().fit({ features: line, labels }, random)).toThrow(
      "Cannot ask 15 neighbours: 4 training events have a weight",
    );
    const model = await nearestNeighbours({ k: 1 }).fit({ features: line, labels }, random);
    expect(() => model.predict(featuresOf({ x: Float64Array.of(NaN) }))).toThrow(
      "x is NaN in row 0",
    );
    expect([...model.predict(featuresOf({ x: new Float64Array() }))]).toEqual([]);
  });
});
