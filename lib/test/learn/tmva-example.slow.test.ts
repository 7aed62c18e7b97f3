import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { seededRandom } from "../../core/index.ts";
import { column, concat } from "../../event/index.ts";
import { readTree } from "../../io/index.ts";
import {
  type Classifier,
  compareAuc,
  featuresOf,
  type Labelled,
  labelledRows,
  linearSgd,
  measureAuc,
  mlp,
  nearestNeighbours,
  pipeline,
  quadraticDiscriminant,
  standardScaler,
  supportVectorMachine,
} from "../../learn/index.ts";
import { hasSample, samples } from "../io/sample-data.ts";

const file = "tmva/tmva_class_example.root";

/** TMVA's two-class example with the four variables that its tutorial makes of it. */
async function example(): Promise<Labelled> {
  const columns = ["var1", "var2", "var3", "var4"];
  const [signal, background] = await Promise.all(
    ["TreeS", "TreeB"].map((tree) => readTree(join(samples, file), tree, { columns })),
  );
  const both = concat(signal!, background!);
  const [one, two] = [column(both, "var1"), column(both, "var2")];
  return {
    features: featuresOf({
      sum: one.map((x, i) => x + two[i]!),
      difference: one.map((x, i) => x - two[i]!),
      var3: column(both, "var3"),
      var4: column(both, "var4"),
    }),
    labels: new Uint8Array(both.nEvents).fill(1, 0, signal!.nEvents),
  };
}

const ready = (classifier: Classifier): Classifier => pipeline([standardScaler()], classifier);

describe.skipIf(!hasSample(file))("on TMVA's example", () => {
  let training: Labelled;
  let testing: Labelled;
  beforeAll(async () => {
    const all = await example();
    const parity = (odd: number) => [...all.labels.keys()].filter((row) => row % 2 === odd);
    training = labelledRows(all, parity(0));
    testing = labelledRows(all, parity(1));
  });
  const scoresOf = async (classifier: Classifier): Promise<Float64Array> =>
    (await classifier.fit(training, seededRandom(1))).predict(testing.features);

  // the ROC integrals that TMVA's tutorial prints, of events without their weights
  test.each([
    ["network", 0.939, mlp({ hidden: [16, 16], epochs: 60, batchSize: 64, learningRate: 0.003 })],
    ["support vector machine", 0.937, ready(supportVectorMachine({ gamma: 0.25 }))],
    ["linear classifier", 0.895, ready(linearSgd())],
  ])(
    "the %s has TMVA's ROC integral of %d within 2.5 of DeLong's errors",
    async (_, published, classifier) => {
      const { value, error } = measureAuc(await scoresOf(classifier), testing.labels);
      expect(Math.abs(value - published)).toBeLessThan(2.5 * error);
    },
  );

  test("a quadratic discriminant is as good as the network, and neighbours are better than a line", async () => {
    const [line, quadratic, neighbours] = [
      await scoresOf(ready(linearSgd())),
      await scoresOf(quadraticDiscriminant()),
      await scoresOf(ready(nearestNeighbours({ k: 50 }))),
    ];
    expect(compareAuc(quadratic, line, testing.labels).z).toBeGreaterThan(10);
    expect(compareAuc(neighbours, line, testing.labels).z).toBeGreaterThan(2);
  });
});
