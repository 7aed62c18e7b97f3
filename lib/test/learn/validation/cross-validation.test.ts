import { describe, expect, test } from "vitest";
import { normal, seededRandom } from "../../../core/index.ts";
import {
  auc,
  type Classifier,
  crossValidate,
  featuresOf,
  fiveByTwo,
  fiveByTwoTest,
  gaussianNaiveBayes,
  gridSearch,
  type Labelled,
  permutationImportance,
  pipeline,
  quadraticDiscriminant,
  standardScaler,
  type Transform,
  tuned,
} from "../../../learn/index.ts";
import reference from "../../reference/validation.json" with { type: "json" };

function sample(n: number, separation: number, seed: number): Labelled {
  const random = seededRandom(seed);
  const labels = Uint8Array.from({ length: n }, (_, i) => i % 2);
  const noise = new Float64Array(n).map(() => normal(random));
  return {
    features: featuresOf({
      good: Float64Array.from(labels, (label) => normal(random, separation * label)),
      noise,
      twice: noise.map((x) => x + normal(random)),
    }),
    labels,
  };
}

/** Knows every row that it has seen, and nothing else. */
const memory: Classifier = {
  name: "memory",
  fit({ features, labels }) {
    const known = new Map([...features.columns[0]!].map((x, row) => [x, labels[row]!]));
    return {
      isProbability: true,
      predict: ({ columns }) => columns[0]!.map((x) => known.get(x) ?? 0.5),
    };
  },
};

describe("cross-validation", () => {
  test("never lets a model score what it has seen: learning by heart is worth nothing", async () => {
    const { auc: area, scores } = await crossValidate(memory, sample(200, 1, 1), seededRandom(1));
    expect(area.value).toBe(0.5);
    expect([...new Set(scores)]).toEqual([0.5]);
  });

  test("scores each row once, as the model of its fold does", async () => {
    const all = sample(120, 1, 2);
    const result = await crossValidate(quadraticDiscriminant(), all, seededRandom(1), { folds: 4 });
    expect(result.models).toHaveLength(4);
    expect(result.foldAucs).toHaveLength(4);
    const byFold = result.models.map((model) => model.predict(all.features));
    expect([...result.scores]).toEqual([...result.folded].map((fold, row) => byFold[fold]![row]));
    expect(result.auc.value).toBe(auc(result.scores, all.labels));
  });

  test("comes out the same for the same seed, and takes folds that are given", async () => {
    const all = sample(120, 1, 2);
    const folded = Uint16Array.from({ length: 120 }, (_, row) => row % 3);
    const [a, b] = await Promise.all(
      [1, 1].map((seed) =>
        crossValidate(gaussianNaiveBayes(), all, seededRandom(seed), { folds: folded }),
      ),
    );
    expect(b!.scores).toEqual(a!.scores);
    expect(a!.folded).toBe(folded);
    await expect(
      crossValidate(memory, all, seededRandom(1), { folds: folded.slice(1) }),
    ).rejects.toThrow("Cannot cross-validate 120 rows with the folds of 119");
  });

  test("estimates what a model is worth on fresh events", async () => {
    const { auc: estimated } = await crossValidate(
      quadraticDiscriminant(),
      sample(2000, 1, 3),
      seededRandom(1),
    );
    // two Gaussians one apart: Φ(1/√2)
    expect(Math.abs(estimated.value - 0.76025)).toBeLessThan(4 * estimated.error);
  });
});

describe("a pipeline", () => {
  test("learns its steps from training rows alone, in every fold", async () => {
    const seen: number[] = [];
    const spy: Transform = {
      name: "spy",
      fit(training) {
        seen.push(training.nRows);
        return (features) => features;
      },
    };
    await crossValidate(pipeline([spy], gaussianNaiveBayes()), sample(100, 1, 1), seededRandom(1));
    expect(seen).toEqual([80, 80, 80, 80, 80]);
  });

  test("gives the classifier standardised features, by the training's scale", async () => {
    const echo: Classifier = {
      name: "echo",
      fit: () => ({ isProbability: false, predict: ({ columns }) => columns[0]! }),
    };
    const training = {
      features: featuresOf({ x: Float64Array.of(1, 3) }),
      labels: Uint8Array.of(0, 1),
    };
    const model = await pipeline([standardScaler()], echo).fit(training, seededRandom(1));
    expect([...model.predict(featuresOf({ x: Float64Array.of(2, 5) }))]).toEqual([0, 3]);
    expect(model.isProbability).toBe(false);
  });
});

describe("nested cross-validation", () => {
  test("is a cross-validated classifier that chooses its settings inside", async () => {
    const all = sample(300, 1, 5);
    const search = gridSearch({ regularisation: [0, 0.5, 1] });
    const result = await crossValidate(
      tuned(
        ({ regularisation }) => quadraticDiscriminant({ regularisation: Number(regularisation) }),
        search,
      ),
      all,
      seededRandom(1),
    );
    for (const { tuning } of result.models) {
      expect(tuning.trials.map(({ settings }) => settings["regularisation"])).toEqual([0, 0.5, 1]);
      expect(tuning.best.score).toBe(Math.max(...tuning.trials.map(({ score }) => score)));
    }
  });

  test("does not reward choosing among worthless settings, as the best inner score seems to", async () => {
    // each setting orders the rows at random; a search over many finds a lucky one
    const lucky = ({ seed }: { seed?: unknown }): Classifier => ({
      name: "lucky",
      fit: () => ({
        isProbability: true,
        predict: ({ columns }) =>
          columns[1]!.map((x) => Math.abs(Math.sin(x * 1e4 * (1 + Number(seed))))),
      }),
    });
    const seeds = Array.from({ length: 60 }, (_, seed) => seed);
    const { auc: honest, models } = await crossValidate(
      tuned(lucky, gridSearch({ seed: seeds })),
      sample(200, 0, 6),
      seededRandom(1),
    );
    expect(models[0]!.tuning.best.score).toBeGreaterThan(0.55);
    expect(Math.abs(honest.value - 0.5)).toBeLessThan(3 * honest.error);
  });
});

describe("the importance by permutation", () => {
  test("is what the AUC loses without the feature, and nothing for noise", async () => {
    const random = seededRandom(1);
    const model = await gaussianNaiveBayes().fit(sample(4000, 1, 7), random);
    const fresh = sample(4000, 1, 8);
    const [first, ...others] = permutationImportance(model, fresh, random);
    expect(first!.name).toBe("good");
    expect(Math.abs(first!.loss - 0.26025)).toBeLessThan(0.03);
    for (const { loss } of others) expect(Math.abs(loss)).toBeLessThan(0.01);
  });
});

describe("the 5×2cv tests", () => {
  test("have the tails of Student's t and of F that scipy has", () => {
    for (const [t, pValue] of reference.student) {
      // a first difference of t/√5 and variances of 2, 0, 0, 0, 0 … chosen to give this t
      const d = (t! * Math.sqrt(0.5)) / Math.sqrt(5);
      const differences = [
        [d, d],
        [0.5, -0.5],
        [0, 0],
        [0, 0],
        [0, 0],
      ] as const;
      const found = fiveByTwoTest(differences);
      expect(found.t).toBeCloseTo(t!, 10);
      expect(found.tPValue).toBeCloseTo(pValue!, 10);
    }
    for (const [f, pValue] of reference.fisher) {
      // Σx² = 2d² + ½ and Σs² = ½, so that F = 2d² + ½ … if d is real
      const d = Math.sqrt(Math.max(0, (f! - 0.5) / 2));
      const found = fiveByTwoTest([
        [d, d],
        [0.5, -0.5],
        [0, 0],
        [0, 0],
        [0, 0],
      ]);
      if (f! < 0.5) expect(found.f).toBeCloseTo(0.5, 12);
      else expect(found.fPValue).toBeCloseTo(pValue!, 10);
    }
  });

  test("find a classifier that uses more to be better, and none better than itself", async () => {
    const all = sample(400, 1, 9);
    const blind: Classifier = {
      name: "blind",
      fit: () => ({
        isProbability: true,
        predict: ({ nRows }) => new Float64Array(nRows).fill(0.5),
      }),
    };
    const { fPValue, tPValue, t } = await fiveByTwo(
      gaussianNaiveBayes(),
      blind,
      all,
      seededRandom(1),
    );
    expect(t).toBeGreaterThan(0);
    expect(Math.max(fPValue, tPValue)).toBeLessThan(0.01);
    const same = await fiveByTwo(blind, blind, all, seededRandom(1));
    expect([same.f, same.fPValue, same.tPValue]).toEqual([0, 1, 1]);
    expect(() => fiveByTwoTest([[1, 1]])).toThrow("five are needed");
  });
});
