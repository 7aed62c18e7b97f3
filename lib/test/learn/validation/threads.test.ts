import { describe, expect, test } from "vitest";
import { normal, seededRandom } from "../../../core/index.ts";
import {
  adaBoost,
  type Classifier,
  crossValidate,
  extraTrees,
  featuresOf,
  gaussianNaiveBayes,
  gradientBoosting,
  type Labelled,
  linearSgd,
  medianImputer,
  mlp,
  nearestNeighbours,
  pipeline,
  quadraticDiscriminant,
  standardScaler,
  supportVectorMachine,
} from "../../../learn/index.ts";
import { classifierFrom, modelFrom } from "../../../learn/threads/known.ts";

function sample(n: number, seed: number): Labelled {
  const random = seededRandom(seed);
  const labels = Uint8Array.from({ length: n }, (_, i) => i % 2);
  const good = Float64Array.from(labels, (label) => normal(random, label, 1 + label / 2));
  const noise = new Float64Array(n).map(() => normal(random));
  return { features: featuresOf({ good, noise }), labels };
}

const all = sample(240, 1);
const fresh = sample(50, 2).features;
const scaled = (classifier: Classifier): Classifier =>
  pipeline([medianImputer(), standardScaler()], classifier);

const classifiers: readonly Classifier[] = [
  gaussianNaiveBayes(),
  quadraticDiscriminant({ regularisation: 0.1 }),
  scaled(linearSgd()),
  scaled(nearestNeighbours({ k: 7, votes: "distance" })),
  scaled(supportVectorMachine({ probability: true })),
  gradientBoosting({ nTrees: 5 }),
  extraTrees({ nTrees: 5 }),
  adaBoost({ nTrees: 5 }),
  mlp({ hidden: [4], epochs: 2 }),
];

describe("what a classifier needs to work in another thread", () => {
  test.each(classifiers.map((classifier) => [classifier.name, classifier] as const))(
    "makes the same %s there, and what it learned predicts the same here",
    async (_, classifier) => {
      const here = await classifier.fit(all, seededRandom(1));
      const recipe = structuredClone(classifier.recipe!);
      const there = await classifierFrom(recipe).fit(all, seededRandom(1));
      const back = await modelFrom(structuredClone(there.learned!()));
      expect(back.predict(fresh)).toEqual(here.predict(fresh));
      expect(back.isProbability).toBe(here.isProbability);
    },
  );

  test("is missing where an option or a step is a function", () => {
    expect(gradientBoosting({ onProgress: () => {} }).recipe).toBeUndefined();
    const own = { name: "own", fit: () => (features: Labelled["features"]) => features };
    expect(pipeline([own], gaussianNaiveBayes()).recipe).toBeUndefined();
  });
});

describe("cross-validation on several threads", () => {
  test("comes out as on one, models and all", async () => {
    const classifier = scaled(quadraticDiscriminant());
    const [one, two] = [
      await crossValidate(classifier, all, seededRandom(3), { workers: 1 }),
      await crossValidate(classifier, all, seededRandom(3), { workers: 2 }),
    ];
    expect(two.scores).toEqual(one.scores);
    expect(two.foldAucs).toEqual(one.foldAucs);
    for (const [k, model] of two.models.entries()) {
      expect(model.predict(fresh)).toEqual(one.models[k]!.predict(fresh));
    }
  });

  test("passes on why a fold could not be trained", async () => {
    const missing = featuresOf({ x: new Float64Array(240).fill(Number.NaN) });
    const work = crossValidate(
      gaussianNaiveBayes(),
      { ...all, features: missing },
      seededRandom(1),
      {
        workers: 2,
      },
    );
    await expect(work).rejects.toThrow("Cannot fit naive Bayes: x is NaN in row 0");
    await expect(
      crossValidate(gaussianNaiveBayes(), all, seededRandom(1), { workers: 0 }),
    ).rejects.toThrow("Cannot cross-validate with 0 workers");
  });
});

describe("a pipeline under cross-validation", () => {
  test("learns nothing from test rows: whatever stands there, the model of the fold is the same", async () => {
    const folds = Uint16Array.from(all.labels.keys(), (row) => (row >> 1) % 4);
    const spoilt = all.features.columns.map((column) =>
      column.map((x, row) => (folds[row] === 2 ? 1e6 * x + Number(row === 4) * 1e9 : x)),
    );
    const labels = all.labels.map((label, row) => (folds[row] === 2 ? 1 - label : label));
    const other = { labels, features: { ...all.features, columns: spoilt } };
    for (const classifier of [
      scaled(linearSgd()),
      scaled(nearestNeighbours()),
      mlp({ epochs: 2 }),
    ]) {
      const [a, b] = [
        await crossValidate(classifier, all, seededRandom(1), { folds }),
        await crossValidate(classifier, other, seededRandom(1), { folds }),
      ];
      expect(b.models[2]!.predict(fresh)).toEqual(a.models[2]!.predict(fresh));
      expect(b.models[1]!.predict(fresh)).not.toEqual(a.models[1]!.predict(fresh));
    }
  });

  test("puts the training median where a value is missing", async () => {
    const echo: Classifier = {
      name: "echo",
      fit: () => ({ isProbability: false, predict: ({ columns }) => columns[0]! }),
    };
    const x = Float64Array.of(1, Number.NaN, 30, 4);
    const training = { features: featuresOf({ x }), labels: Uint8Array.of(0, 1, 0, 1) };
    const model = await pipeline([medianImputer()], echo).fit(training, seededRandom(1));
    const asked = featuresOf({ x: Float64Array.of(Number.NaN, 2) });
    expect([...model.predict(asked)]).toEqual([4, 2]);
  });
});
