import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { seededRandom } from "../../core/index.ts";
import { column, concat } from "../../event/index.ts";
import { readTree } from "../../io/index.ts";
import {
  type Classifier,
  candidates,
  featuresOf,
  gradientBoosting,
  type Labelled,
  labelledRows,
  type Measured,
  measureAuc,
  mlp,
} from "../../learn/index.ts";
import { hasSample, samples } from "../io/sample-data.ts";
import reference from "../reference/classifier-quality.json" with { type: "json" };

/** The classifiers with the settings that scikit-learn has by default, and XGBoost's trees of depth 6. */
const classifiers: Readonly<Record<string, Classifier>> = {
  ...Object.fromEntries(
    Object.entries(candidates).map(([model, { settings, make }]) => {
      const defaults = Object.entries(settings).map(([name, { grid }]) => [name, grid[0]!]);
      return [model, make(Object.fromEntries(defaults))];
    }),
  ),
  // scikit-learn divides its alpha = 0.1 by the 32 events of a step
  mlp: mlp({
    hidden: [64],
    learningRate: 0.005,
    l2: 0.1 / 32,
    batchSize: 32,
    epochs: 40,
    validation: 0,
    patience: 40,
  }),
  xgboost: gradientBoosting({ growth: "depth-wise", maxDepth: 6 }),
};
/** Forests and networks differ from seed to seed: the mean of some. */
const seeds = [1, 2, 3];
const models = Object.keys(classifiers);
vi.setConfig({ testTimeout: 300_000 });

/** Events of even number train, those of odd number test. */
async function compared(all: Labelled, model: string, theirs: number): Promise<void> {
  const parity = (odd: number) => [...all.labels.keys()].filter((row) => row % 2 === odd);
  const testing = labelledRows(all, parity(1));
  const training = labelledRows(all, parity(0));
  const found: Measured[] = [];
  for (const seed of seeds) {
    const trained = await classifiers[model]!.fit(training, seededRandom(seed));
    found.push(measureAuc(trained.predict(testing.features), testing.labels));
  }
  const mean = found.reduce((sum, { value }) => sum + value / found.length, 0);
  const squares = found.reduce((sum, { value }) => sum + (value - mean) ** 2, 0);
  // the means of three seeds here and of five there
  const spread = Math.sqrt((squares / (found.length - 1)) * (1 / 3 + 1 / 5));
  const error = Math.hypot(found[0]!.error, spread);
  expect(Math.abs(mean - theirs), `${mean} and ${theirs} ± ${error}`).toBeLessThan(error);
}

describe.each(Object.entries(reference.sets))("on %s", (_, { columns, labels, auc }) => {
  const features = featuresOf(
    Object.fromEntries(columns.map((values, c) => [`x${c}`, Float64Array.from(values)])),
  );
  const all = { features, labels: Uint8Array.from(labels) };
  test.each(models)("%s has the AUC of its counterpart within DeLong's error", (model) =>
    compared(all, model, auc[model as keyof typeof auc]),
  ); // the same names
});

const file = "tmva/tmva_class_example.root";
describe.skipIf(!hasSample(file))("on TMVA's example, where it lies beside the project,", () => {
  const sample = async (): Promise<Labelled> => {
    const [signal, background] = await Promise.all(
      ["TreeS", "TreeB"].map((tree) =>
        readTree(join(samples, file), tree, { columns: ["var1", "var2", "var3", "var4"] }),
      ),
    );
    const both = concat(signal!, background!);
    const [one, two] = [column(both, "var1"), column(both, "var2")];
    const features = featuresOf({
      sum: one.map((x, i) => x + two[i]!),
      difference: one.map((x, i) => x - two[i]!),
      var3: column(both, "var3"),
      var4: column(both, "var4"),
    });
    return { features, labels: new Uint8Array(both.nEvents).fill(1, 0, signal!.nEvents) };
  };
  test.each(models)("%s has the AUC of its counterpart within DeLong's error", async (model) =>
    compared(await sample(), model, reference.tmva[model as keyof typeof reference.tmva]),
  ); // the same names
});
