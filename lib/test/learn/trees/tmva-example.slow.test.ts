import { existsSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { seededRandom } from "../../../core/index.ts";
import { column, type EventTable } from "../../../event/index.ts";
import { readTree } from "../../../io/index.ts";
import { type Labelled, labelledRows } from "../../../learn/classifier.ts";
import { featuresOf } from "../../../learn/features.ts";
import { auc, measureAuc } from "../../../learn/metrics/index.ts";
import {
  adaBoost,
  bagging,
  extraTrees,
  gradientBoosting,
  randomForest,
  tmvaBdt,
  tmvaBdtg,
} from "../../../learn/trees/index.ts";
import reference from "../../reference/tmva-example.json" with { type: "json" };

const file = "../shared/data/tmva/tmva_class_example.root";

/** The features of TMVA's tutorial. */
function labelled(signal: EventTable, background: EventTable): Labelled {
  const both = (name: string): Float64Array =>
    Float64Array.from([...column(signal, name), ...column(background, name)]);
  const [one, two] = [both("var1"), both("var2")];
  const features = featuresOf({
    sum: one.map((x, i) => x + two[i]!),
    difference: one.map((x, i) => x - two[i]!),
    var3: both("var3"),
    var4: both("var4"),
  });
  const labels = new Uint8Array(features.nRows).fill(1, 0, signal.nEvents);
  return { features, labels };
}

describe.skipIf(!existsSync(file))("TMVA's example, where it lies beside the project,", () => {
  let training: Labelled;
  let tested: Labelled;

  beforeAll(async () => {
    const all = labelled(await readTree(file, "TreeS"), await readTree(file, "TreeB"));
    const rows = [...all.labels.keys()];
    training = labelledRows(
      all,
      rows.filter((row) => row % 2 === 0),
    );
    tested = labelledRows(
      all,
      rows.filter((row) => row % 2 === 1),
    );
  });

  test.each([
    gradientBoosting({ nTrees: 80, maxLeaves: 8, minLeafSamples: 20, minLeafWeight: 0 }),
    adaBoost({ nTrees: 100, maxDepth: 3, learningRate: 0.3 }),
    randomForest({ nTrees: 300, minLeafSamples: 5 }),
    extraTrees({ nTrees: 300, minLeafSamples: 5 }),
    bagging({ nTrees: 100, minLeafSamples: 5 }),
  ])(
    "is sorted by $name as well as by scikit-learn, within the error after DeLong",
    async (classifier) => {
      const trained = await classifier.fit(training, seededRandom(1));
      const { value, error } = measureAuc(trained.predict(tested.features), tested.labels);
      const theirs = reference.auc[classifier.name as keyof typeof reference.auc]; // the same names
      expect(Math.abs(value - theirs)).toBeLessThan(error);
    },
  );

  test("is sorted by the BDT of the tutorial with the published ROC integral, 0.931", async () => {
    const bdt = tmvaBdt({ nTrees: 850, minNodeSize: 0.025, baggedFraction: 0.5 });
    const trained = await bdt.fit(training, seededRandom(1));
    const { value, error } = measureAuc(trained.predict(tested.features), tested.labels);
    expect(Math.abs(value - 0.931)).toBeLessThan(error);
  });

  test("is sorted by the BDTG of the tutorial as well, and better on the events it was trained on", async () => {
    const options = { nTrees: 1000, minNodeSize: 0.025, shrinkage: 0.1, maxDepth: 2 };
    const trained = await tmvaBdtg({ ...options, baggedFraction: 0.5 }).fit(
      training,
      seededRandom(1),
    );
    const { value, error } = measureAuc(trained.predict(tested.features), tested.labels);
    expect(Math.abs(value - 0.931)).toBeLessThan(error);
    expect(auc(trained.predict(training.features), training.labels)).toBeGreaterThan(value);
  });
});
