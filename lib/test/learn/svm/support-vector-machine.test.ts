import { afterEach, describe, expect, test, vi } from "vitest";
import { normal, seededRandom } from "../../../core/index.ts";
import {
  auc,
  type Features,
  featuresOf,
  type Labelled,
  supportVectorMachine,
} from "../../../learn/index.ts";
import { plattScaling } from "../../../learn/svm/platt.ts";
import { kernelRows, kernelSum } from "../../../learn/svm/rbf-kernel.ts";
import reference from "../../reference/rivals.json" with { type: "json" };
import { weightedTraining } from "../rivals.ts";

const random = seededRandom(1);
const { nTrain } = reference;

function standardised(from: number, to: number): Features {
  return featuresOf(
    Object.fromEntries(
      reference.standardised.map((z, c) => [`z${c}`, Float64Array.from(z.slice(from, to))]),
    ),
  );
}

const training: Labelled = {
  features: standardised(0, nTrain),
  labels: weightedTraining.labels,
};
const asked = standardised(nTrain, reference.labels.length);

afterEach(() => vi.unstubAllEnvs());

describe.each([
  ["compiled", "on"],
  ["in TypeScript", "off"],
])("the kernel %s", (_, wasm) => {
  const n = 37; // not a multiple of four
  const columns = Array.from({ length: 5 }, () =>
    new Float32Array(n).map(() => 3 * normal(random)),
  );
  const points = { columns, n, gamma: 0.7 };
  const exact = (point: ArrayLike<number>, k: number): number =>
    Math.exp(-0.7 * columns.reduce((sum, x, c) => sum + (x[k]! - point[c]!) ** 2, 0));

  test("is e^(−γ|x − y|²) to 32 bits, also in rows that had to make way for others", () => {
    vi.stubEnv("TOPLAB_WASM", wasm);
    const rows = kernelRows(points, 3 * 4 * 40); // room for three
    for (const i of [0, 5, 36, 7, 0, 36, 36, 1]) {
      const row = rows.row(i);
      const point = columns.map((x) => x[i]!);
      for (let k = 0; k < n; k++) expect(Math.abs(row[k]! - exact(point, k))).toBeLessThan(3e-7);
    }
  });

  test("keeps two rows at a time, however small the memory", () => {
    vi.stubEnv("TOPLAB_WASM", wasm);
    const rows = kernelRows(points, 0);
    const [a, b] = [rows.row(3), rows.row(9)];
    expect(a[3]).toBe(1);
    expect(b[9]).toBe(1);
    expect(a[9]).toBe(b[3]);
  });

  test("is summed with coefficients", () => {
    vi.stubEnv("TOPLAB_WASM", wasm);
    const coefficients = new Float64Array(n).map(() => normal(random));
    const point = Float32Array.of(1, -1, 0, 0.5, 2);
    const expected = coefficients.reduce((sum, c, k) => sum + c * exact(point, k), 0);
    expect(kernelSum(points, coefficients)(point)).toBeCloseTo(expected, 6);
  });
});

describe("a support vector machine", () => {
  test.each(["on", "off"])("decides as LIBSVM does, with wasm %s", async (wasm) => {
    vi.stubEnv("TOPLAB_WASM", wasm);
    for (const { c, gamma, weighted, decisions, supportVectors } of reference.machines) {
      const sample = weighted ? { ...training, weights: weightedTraining.weights! } : training;
      const model = await supportVectorMachine({ c, gamma, tolerance: 1e-6 }).fit(sample, random);
      const scores = model.predict(asked);
      for (const [row, decision] of decisions.entries()) {
        expect(Math.abs(scores[row]! - decision)).toBeLessThan(2e-5); // kernels of 32 bits
      }
      expect(Math.abs(model.nSupportVectors - supportVectors)).toBeLessThanOrEqual(1);
    }
  });

  test("of two events is the curve half-way between them", async () => {
    const sample = {
      features: featuresOf({ x: Float64Array.of(100, 102) }),
      labels: Uint8Array.of(0, 1),
    };
    const model = await supportVectorMachine({ c: 100, gamma: 0.5 }).fit(sample, random);
    const [low, middle, high] = model.predict(featuresOf({ x: Float64Array.of(100, 101, 102) }));
    expect(low).toBeCloseTo(-1, 3);
    expect(middle).toBeCloseTo(0, 6);
    expect(high).toBeCloseTo(1, 3);
  });

  const rings = (n: number): Labelled => {
    const labels = Uint8Array.from({ length: n }, (_, i) => i % 2);
    const angle = new Float64Array(n).map(() => 2 * Math.PI * random());
    const radius = Float64Array.from(labels, (label) => 2 + label + 0.3 * normal(random));
    return {
      labels,
      features: featuresOf({
        x: radius.map((r, i) => r * Math.cos(angle[i]!)),
        y: radius.map((r, i) => r * Math.sin(angle[i]!)),
      }),
    };
  };

  test("tells rings apart, and its probabilities are true", async () => {
    const fresh = rings(1000);
    const model = await supportVectorMachine({ probability: true }).fit(rings(600), random);
    const scores = model.predict(fresh.features);
    expect(model.isProbability).toBe(true);
    expect(auc(scores, fresh.labels)).toBeGreaterThan(0.97);
    const mean = scores.reduce((sum, p) => sum + p / 1000, 0);
    const error = Math.sqrt(scores.reduce((sum, p) => sum + p * (1 - p), 0)) / 1000;
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * error + 0.02);
  });

  test("does not care for the unit of weights, nor for events without weight", async () => {
    const [a, b] = [rings(100), rings(20)];
    const weights = new Float64Array(100).map(() => 1 + random());
    const joined = {
      features: featuresOf(
        Object.fromEntries(
          ["x", "y"].map((name, c) => [
            name,
            Float64Array.from([...a.features.columns[c]!, ...b.features.columns[c]!]),
          ]),
        ),
      ),
      labels: Uint8Array.from([...a.labels, ...b.labels]),
      weights: Float64Array.from([...weights.map((w) => 1024 * w), ...new Float64Array(20)]),
    };
    const machine = supportVectorMachine();
    const [one, two] = [
      await machine.fit({ ...a, weights }, random),
      await machine.fit(joined, random),
    ];
    expect(two.predict(a.features)).toEqual(one.predict(a.features));
  });

  test("says what it cannot do", async () => {
    expect(() => supportVectorMachine({ c: 0 })).toThrow("c = 0: it must be more than 0");
    expect(() => supportVectorMachine({ gamma: NaN })).toThrow(
      "gamma = NaN: it must be more than 0",
    );
    const fit =
      (sample: Labelled, options = {}) =>
      () =>
        supportVectorMachine(options).fit(sample, random);
    expect(fit(rings(200), { maxSteps: 3 })).toThrow("in 3 steps: a smaller C");
    expect(fit({ ...training, labels: training.labels.map(() => 1) })).toThrow(
      "there is no background",
    );
    const three = {
      features: featuresOf({ x: Float64Array.of(1, 2, 3) }),
      labels: Uint8Array.of(0, 0, 1),
    };
    expect(fit(three, { probability: true })).toThrow("Cannot make probabilities from five folds");
    const constant = { ...three, features: featuresOf({ x: Float64Array.of(1, 1, 1) }) };
    const model = await supportVectorMachine().fit(constant, random);
    expect(model.predict(constant.features).every(Number.isFinite)).toBe(true);
  });
});

describe("Platt's curve", () => {
  test("is the maximum of the likelihood: Σ(goal − p) and Σ(goal − p)·score vanish", () => {
    const labels = Uint8Array.from({ length: 500 }, (_, i) => Number(i % 3 === 0));
    const scores = Float64Array.from(labels, (label) => normal(random, 2 * label - 1));
    const weights = new Float64Array(500).map(random);
    const { a, b } = plattScaling(scores, labels, weights);
    const sums = [0, 1].map((c) => weights.reduce((s, w, i) => (labels[i] === c ? s + w : s), 0));
    const goals = [1 / (sums[0]! + 2), (sums[1]! + 1) / (sums[1]! + 2)];
    let [free, linear] = [0, 0];
    for (const [i, score] of scores.entries()) {
      const miss = weights[i]! * (goals[labels[i]!]! - 1 / (1 + Math.exp(a * score + b)));
      free += miss;
      linear += miss * score;
    }
    expect(Math.abs(free)).toBeLessThan(1e-4);
    expect(Math.abs(linear)).toBeLessThan(1e-4);
    expect(a).toBeLessThan(0);
  });
});
