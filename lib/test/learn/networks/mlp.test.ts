import { beforeAll, describe, expect, test } from "vitest";
import { normal, seededRandom } from "../../../core/index.ts";
import {
  auc,
  type Features,
  featuresOf,
  type Labelled,
  type Mlp,
  measureAuc,
  mlp,
  restoreMlp,
} from "../../../learn/index.ts";

/** Signal where x and y have the same sign: no cut on one of them helps. */
function chequered(n: number, seed: number): Labelled {
  const random = seededRandom(seed);
  const column = (): Float64Array => new Float64Array(n).map(() => normal(random));
  const [x, y] = [column(), column()];
  return {
    features: featuresOf({ x, y: y.map((v) => 1000 + 50 * v) }),
    labels: Uint8Array.from(x, (v, i) => Number(v * y[i]! > 0)),
  };
}

const training = chequered(4000, 1);
const testing = chequered(2000, 2);
const options = { hidden: [16, 16], epochs: 15, batchSize: 64, learningRate: 0.01 };
let trained: Mlp;
beforeAll(async () => {
  trained = await mlp(options).fit(training, seededRandom(3));
});

describe("a multi-layer perceptron", () => {
  test("learns what no single feature tells, whatever their units", () => {
    expect(auc(trained.predict(testing.features), testing.labels)).toBeGreaterThan(0.98);
    expect(auc(testing.features.columns[0]!, testing.labels)).toBeLessThan(0.55);
    expect(["native", "WASM"]).toContain(trained.backend);
    expect(trained.history.at(-1)!.training).toBeLessThan(trained.history[0]!.training / 3);
  });

  test("comes as near as it can to the best test of two Gaussians, whose AUC is Φ(d/√2)", async () => {
    const random = seededRandom(5);
    const gaussians = (n: number): Labelled => {
      const labels = Uint8Array.from({ length: n }, (_, i) => i % 2);
      const column = (): Float64Array =>
        Float64Array.from(labels, (l) => normal(random, l / Math.SQRT2));
      return { labels, features: featuresOf({ x: column(), y: column() }) };
    };
    const { predict } = await mlp({ hidden: [8], epochs: 8 }).fit(gaussians(8000), random);
    const fresh = gaussians(8000);
    const { value, error } = measureAuc(predict(fresh.features), fresh.labels);
    expect(Math.abs(value - 0.76025)).toBeLessThan(4 * error);
    // and its score is the probability: the log of the odds is √2 (x + y)/2 − ½
    const [p] = predict(featuresOf({ x: Float64Array.of(1), y: Float64Array.of(1) }));
    expect(Math.abs(Math.log(p! / (1 - p!)) - (Math.SQRT2 - 0.5))).toBeLessThan(0.2);
  });

  test("is the same for the same seed, and another for another", async () => {
    const short = { ...options, epochs: 1, dropout: 0.2 };
    const [a, b, c] = [
      await mlp(short).fit(training, seededRandom(7)),
      await mlp(short).fit(training, seededRandom(7)),
      await mlp(short).fit(training, seededRandom(8)),
    ];
    expect(b.predict(testing.features)).toEqual(a.predict(testing.features));
    expect(c.predict(testing.features)).not.toEqual(a.predict(testing.features));
  });

  test("gives on JavaScript what it gives on WebAssembly, to the rounding of 32 bits", async () => {
    const short = { ...options, epochs: 1 };
    const javascript = await mlp({ ...short, backend: "JavaScript" }).fit(
      training,
      seededRandom(7),
    );
    const wasm = await mlp({ ...short, backend: "WASM" }).fit(training, seededRandom(7));
    const [a, b] = [javascript, wasm].map((model) => model.predict(testing.features));
    expect(Math.max(...a!.map((p, row) => Math.abs(p - b![row]!)))).toBeLessThan(1e-4);
  });

  test("learns the weighted events: signal of no weight is no signal", async () => {
    const weights = Float64Array.from(training.features.columns[0]!, (x) => (x > 0 ? 1 : 1e-6));
    const { predict } = await mlp(options).fit({ ...training, weights }, seededRandom(3));
    const right = Array.from(testing.features.columns[0]!, (x, row) => (x > 0 ? row : -1)).filter(
      (row) => row >= 0,
    );
    const scores = predict(testing.features);
    const kept = (values: ArrayLike<number>) => right.map((row) => values[row]!);
    expect(
      auc(Float64Array.from(kept(scores)), Uint8Array.from(kept(testing.labels))),
    ).toBeGreaterThan(0.98);
  });

  test("does not care for the unit of the weights", async () => {
    const short = { ...options, epochs: 1 };
    const weighted = (unit: number): Labelled => ({
      ...training,
      weights: training.features.columns[0]!.map((x) => unit * (1 + x * x)),
    });
    const [a, b] = [
      await mlp(short).fit(weighted(1), seededRandom(7)),
      await mlp(short).fit(weighted(1024), seededRandom(7)),
    ];
    expect(b.predict(testing.features)).toEqual(a.predict(testing.features));
  });

  test("stops when nothing gets better, and goes back to where it was best", async () => {
    const small: Labelled = chequered(60, 4);
    const { history } = await mlp({
      hidden: [64],
      epochs: 300,
      batchSize: 8,
      learningRate: 0.01,
      validation: 0.4,
      patience: 5,
    }).fit(small, seededRandom(1));
    const losses = history.map(({ validation }) => validation);
    expect(history.length).toBeLessThan(300);
    expect(losses.indexOf(Math.min(...losses))).toBe(history.length - 6);
  });

  test("comes back from JSON to the bit", async () => {
    const restored = await restoreMlp(JSON.parse(JSON.stringify(trained.save())));
    expect(restored.predict(testing.features)).toEqual(trained.predict(testing.features));
  });

  test("has no score for no event", () => {
    const none: Features = featuresOf({ x: new Float64Array(), y: new Float64Array() });
    expect(trained.predict(none)).toEqual(new Float64Array());
  });
});

describe("what an MLP cannot do is said in a sentence", () => {
  test("settings", () => {
    expect(() => mlp({ hidden: [0] })).toThrow("Cannot make an MLP with a layer of 0 neurons");
    expect(() => mlp({ epochs: 0 })).toThrow("epochs = 0: it must be a positive integer");
    expect(() => mlp({ dropout: 1 })).toThrow("dropout = 1: it must be at least 0 and below 1");
    expect(() => mlp({ learningRate: NaN })).toThrow("learningRate = NaN: it must be more than 0");
  });

  test("a rate that blows up", async () => {
    const run = mlp({ ...options, learningRate: 1e38 }).fit(training, seededRandom(1));
    await expect(run).rejects.toThrow("a smaller learningRate may do");
  });

  test("one class, or other features than learned from", async () => {
    const ones = { ...training, labels: training.labels.map(() => 1) };
    await expect(mlp().fit(ones, seededRandom(1))).rejects.toThrow("there is no background");
    expect(() => trained.predict(featuresOf({ x: Float64Array.of(1) }))).toThrow(
      "x, y were learned from",
    );
    const missing = featuresOf({ x: Float64Array.of(NaN), y: Float64Array.of(1) });
    expect(() => trained.predict(missing)).toThrow("x is NaN in row 0");
  });

  test("a backend that is not here, a file that is not a network", async () => {
    const saved = JSON.parse(JSON.stringify(trained.save()));
    await expect(restoreMlp({ ...saved, kind: "autoencoder" })).rejects.toThrow("mlp is wanted");
    await expect(restoreMlp({ ...saved, means: [1] })).rejects.toThrow("1 means for 2 inputs");
    await expect(restoreMlp({ ...saved, parameters: [] })).rejects.toThrow(
      "its list 0 of parameters should hold 32 finite numbers",
    );
  });
});
