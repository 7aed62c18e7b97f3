import { describe, expect, test, vi } from "vitest";
import { emptyRecord } from "../../../event/index.ts";
import type { HardProcess } from "../../../sim/generator/process.ts";
import { prepareProcess } from "../../../sim/generator/processes/index.ts";
import { simulate } from "../../../sim/simulate.ts";
import { streamOf } from "../../../sim/stream.ts";

vi.setConfig({ testTimeout: 60_000 });

/** Sums over n events: of weights, of their squares, and of the weights in each bin of pT of the first of the two made. */
interface Sums {
  readonly weights: number;
  readonly squares: number;
  readonly bins: number[];
  readonly binSquares: number[];
  readonly events: number[];
}

function sumsOf(process: HardProcess, n: number, edges: readonly number[]): Sums {
  const [record, random] = [emptyRecord(), streamOf(5, process.id)];
  const [bins, binSquares, events] = [0, 1, 2].map(() => edges.map(() => 0)) as [
    number[],
    number[],
    number[],
  ]; // three
  let [weights, squares] = [0, 0];
  for (let i = 0; i < n; i++) {
    process.generate(random, record);
    const { weight, px, py } = record;
    weights += weight;
    squares += weight * weight;
    const bin = edges.findLastIndex((edge) => Math.hypot(px[2]!, py[2]!) >= edge);
    bins[bin]! += weight / n;
    binSquares[bin]! += (weight / n) ** 2;
    events[bin]!++;
  }
  return { weights, squares, bins, binSquares, events };
}

/** Four standard deviations of both, and the Monte Carlo error of the cross-section. */
function expectSameShape(a: Sums, b: Sums): void {
  for (const [i, share] of a.bins.entries()) {
    const error = Math.sqrt(a.binSquares[i]! + b.binSquares[i]! + (1e-3 * share) ** 2);
    expect(Math.abs(share - b.bins[i]!), `bin ${i}`).toBeLessThan(4 * error);
  }
}

const n = 40_000;

test("weighted events have mean weight one and the shape of those without, with nothing thrown away", () => {
  const edges = [0, 30, 60, 100, 150, 250];
  const plain = sumsOf(prepareProcess("tchannel"), n, edges);
  expect(plain.weights).toBe(n);
  const weighted = sumsOf(prepareProcess("tchannel", { weighted: true }), n, edges);
  const spread = weighted.squares / n - (weighted.weights / n) ** 2;
  expect(Math.abs(weighted.weights / n - 1)).toBeLessThan(4 * Math.sqrt(spread / n + 1e-6));
  expectSameShape(weighted, plain);
  // as many as this without weights would tell as much
  expect(weighted.weights ** 2 / weighted.squares / n).toBeGreaterThan(0.95);
});

describe("jets with a bias towards high pT", () => {
  const edges = [20, 30, 45, 70, 110, 170];
  const process = prepareProcess("qcd", { biasPt: 4 });
  const plain = prepareProcess("qcd");

  test("have the same cross-section, and weights that make up for it", () => {
    expect(process.crossSection).toEqual(plain.crossSection);
    const [biased, nature] = [sumsOf(process, n, edges), sumsOf(plain, n, edges)];
    expectSameShape(biased, nature);
    expect(biased.events.at(-1)!).toBeGreaterThan(100 * nature.events.at(-1)!);
  });

  test("weigh (pT/ptMin)⁻⁴, all times the same number", () => {
    const [record, random] = [emptyRecord(), streamOf(2, "weights")];
    let common: number | undefined;
    for (let i = 0; i < 200; i++) {
      process.generate(random, record);
      // pT of massless partons, by which events are favoured: ŝ and θ are kept by those with a mass
      const isMassive = [2, 3].some((i) => [4, 5].includes(Math.abs(record.pdg[i]!)));
      if (isMassive) continue;
      const pt = Math.hypot(record.px[2]!, record.py[2]!);
      common ??= record.weight * (pt / 20) ** 4;
      expect((record.weight * (pt / 20) ** 4) / common).toBeCloseTo(1, 9);
    }
  });

  test("may be weighted besides", () => {
    const both = sumsOf({ ...process, generate: process.generateWeighted }, n, edges);
    expectSameShape(both, sumsOf(process, n, edges));
    expect(both.weights / n).toBeCloseTo(1, 1);
  });

  test.each([-1, 8.5, Number.NaN])("are refused a bias of %d", (biasPt) => {
    expect(() => prepareProcess("qcd", { biasPt })).toThrow(
      `Cannot favour high pT by the power ${biasPt}: 0 to 8 wanted`,
    );
  });
});

test("the sum of a sample's weights is the one that its events have", async () => {
  const processOptions = { weighted: true };
  const options = { card: "truth", radiation: false, nEvents: 500, workers: 1 } as const;
  const { events, sumOfWeights } = await simulate("tchannel", { ...options, processOptions });
  const weights = events.columns["weight"] as Float64Array; // numbers
  expect(new Set(weights).size).toBeGreaterThan(490);
  expect(weights.reduce((sum, weight) => sum + weight)).toBeCloseTo(sumOfWeights, 9);
});
