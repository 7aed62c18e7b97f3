import { describe, expect, test } from "vitest";
import { normal, seededRandom } from "../../../core/index.ts";
import { growIsolationTree, meanPathLength } from "../../../learn/anomaly/isolation-tree.ts";
import { auc, type Features, featuresOf, isolationForest } from "../../../learn/index.ts";
import reference from "../../reference/isolation-forest.json" with { type: "json" };

function sample(columns: readonly (readonly number[])[]): Features {
  return featuresOf(
    Object.fromEntries(columns.map((values, c) => [`x${c}`, Float64Array.from(values)])),
  );
}

describe("an isolation tree", () => {
  test("of one column sets the far value apart first: its mean path is that of a hand count", async () => {
    // Rows 0, 1, 100: the first cut falls above 1 with 99 in 100, then row 2 is alone after one step, else after two.
    const random = seededRandom(1);
    const xs = sample([[0, 1, 100]]);
    let steps = 0;
    for (let i = 0; i < 4000; i++) {
      const tree = growIsolationTree(xs, Uint32Array.of(0, 1, 2), 9, random);
      const right = tree.left[0]! + 1;
      steps += (tree.feature[right] === -1 ? 1 : 2) / 4000;
    }
    expect(Math.abs(steps - 1.01)).toBeLessThan(4 * Math.sqrt((0.01 * 0.99) / 4000));
  });

  test("has the published mean path lengths for a search that fails", () => {
    expect([0, 1, 2].map(meanPathLength)).toEqual([0, 0, 1]);
    // c(256) = 2(ln 255 + 0.5772156649) − 2·255/256
    expect(meanPathLength(256)).toBeCloseTo(10.24477092012, 10);
  });
});

describe("an isolation forest", () => {
  test.each(reference)("scores as scikit-learn's does", async ({ columns, strange, ...theirs }) => {
    const features = sample(columns);
    const nForests = 10;
    const labels = Uint8Array.from(strange);
    const forests = await Promise.all(
      Array.from({ length: nForests }, (_, seed) =>
        isolationForest({ sampleSize: theirs.sampleSize }).fit(features, seededRandom(seed)),
      ),
    );
    const scores = forests.map((forest) => forest.score(features));
    const mean = scores[0]!.map((_, row) => scores.reduce((sum, s) => sum + s[row]! / nForests, 0));
    // both means scatter: a forest's spread over √20 there, √10 here
    const pulls = theirs.scores.map(
      (score, row) =>
        (mean[row]! - score) / (theirs.deviations[row]! * Math.sqrt(1 / 20 + 1 / nForests)),
    );
    const chi2 = pulls.reduce((sum, pull) => sum + pull ** 2, 0) / pulls.length;
    expect(chi2).toBeGreaterThan(0.5); // rows of one forest are correlated, so this scatters more than 300 free ones
    expect(chi2).toBeLessThan(2);
    expect(Math.max(...pulls.map(Math.abs))).toBeLessThan(6);
    const aucs = scores.map((s) => auc(s, labels));
    const meanAuc = aucs.reduce((sum, value) => sum + value / nForests, 0);
    expect(Math.abs(meanAuc - theirs.auc)).toBeLessThan(
      4 * theirs.aucDeviation * Math.sqrt(1 / 20 + 1 / nForests),
    );
  });

  const random = seededRandom(5);
  const gauss = (n: number, mean: number): number[] =>
    Array.from({ length: n }, () => normal(random, mean));

  test("gives the same scores for the same seed, and does not care for the unit of a column", async () => {
    const features = sample([gauss(300, 0), gauss(300, 0)]);
    const inMeV: Features = {
      ...features,
      columns: features.columns.map((x) => x.map((v) => v * 1024)),
    };
    const [a, b, c] = await Promise.all([
      isolationForest().fit(features, seededRandom(1)),
      isolationForest().fit(features, seededRandom(1)),
      isolationForest().fit(inMeV, seededRandom(1)),
    ]);
    expect(b.score(features)).toEqual(a.score(features));
    expect(c.score(inMeV)).toEqual(a.score(features));
  });

  test("takes for usual what weighs much", async () => {
    const features = sample([[...gauss(500, 0), ...gauss(500, 6)]]);
    const weights = new Float64Array(1000).fill(1, 0, 500).fill(0.01, 500);
    const forest = await isolationForest({ sampleSize: 128 }).fit(features, random, { weights });
    const labels = new Uint8Array(1000).fill(1, 500);
    expect(auc(forest.score(features), labels)).toBeGreaterThan(0.9);
    weights.fill(1);
    const even = await isolationForest({ sampleSize: 128 }).fit(features, random, { weights });
    expect(auc(even.score(features), labels)).toBeLessThan(0.75);
  });

  test("ends also where rows are equal, few or of hardly any weight", async () => {
    const equal = await isolationForest().fit(sample([[1, 1, 1]]), random);
    for (const score of equal.score(sample([[1, 2]]))) expect(score).toBeCloseTo(0.5, 12);
    const one = await isolationForest().fit(sample([[1]]), random);
    expect(one.score(sample([[7]]))[0]).toBeGreaterThan(0);
    const weights = Float64Array.of(1, 1e-300, 1e-300);
    const forest = await isolationForest().fit(sample([[1, 2, 3]]), random, { weights });
    expect(forest.score(sample([[]]))).toEqual(new Float64Array());
  });

  test("refuses in a sentence what it cannot learn from", () => {
    const fit = (columns: number[][], weights?: Float64Array) => () =>
      isolationForest().fit(sample(columns), random, { weights });
    expect(fit([[]])).toThrow("there are 0 rows of 1 features");
    expect(fit([[1, NaN]])).toThrow("x0 is NaN in row 1, and must be a finite number");
    expect(fit([[1, 2]], Float64Array.of(1, -1))).toThrow("the weight of row 1 is -1");
    expect(fit([[1, 2]], Float64Array.of(0, 0))).toThrow("every weight is 0");
    expect(() => isolationForest({ sampleSize: 1 })).toThrow("whole numbers from 1 and from 2");
    expect(() => isolationForest({ nTrees: 2.5 })).toThrow("Cannot grow 2.5 trees");
  });

  test("refuses features that it has not learned from", async () => {
    const forest = await isolationForest().fit(sample([[1, 2]]), random);
    expect(() => forest.score(sample([[1], [2]]))).toThrow("x0 were learned from");
  });
});
