import { describe, expect, test } from "vitest";
import { seededRandom } from "../../../core/index.ts";
import {
  bayesianSearch,
  gridSearch,
  randomSearch,
  type Search,
  type Settings,
  type Space,
  type Trial,
} from "../../../learn/index.ts";

function run(search: Search, f: (settings: Settings) => number, seed = 1): readonly Trial[] {
  const random = seededRandom(seed);
  const trials: Trial[] = [];
  for (let next = search.next(trials, random); next; next = search.next(trials, random)) {
    trials.push({ settings: next, score: f(next) });
  }
  return trials;
}

const space: Space = {
  depth: { from: 2, to: 5, integer: true },
  rate: { from: 0.001, to: 1, log: true },
  kind: ["a", "b"],
};

describe("a search", () => {
  test("over a grid tries each combination once", () => {
    const trials = run(gridSearch({ a: [1, 2], b: ["x", "y", "z"] }), () => 0);
    expect(trials.map(({ settings }) => `${settings["a"]}${settings["b"]}`)).toEqual([
      "1x",
      "1y",
      "1z",
      "2x",
      "2y",
      "2z",
    ]);
  });

  test("at random draws from every setting alike", () => {
    const settings = run(randomSearch(space, 4000), () => 0).map((trial) => trial.settings);
    for (const depth of [2, 3, 4, 5]) {
      const share = settings.filter((s) => s["depth"] === depth).length / 4000;
      expect(Math.abs(share - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / 4000));
    }
    const small = settings.filter((s) => Number(s["rate"]) < 0.01).length / 4000;
    expect(Math.abs(small - 1 / 3)).toBeLessThan(4 * Math.sqrt(2 / 9 / 4000)); // one decade of three
    expect(new Set(settings.map((s) => s["kind"]))).toEqual(new Set(["a", "b"]));
  });

  // Branin's function: minimum 0.397887 at three points (Dixon and Szegö 1978)
  const branin = ({ x, y }: Settings): number =>
    -(
      (Number(y) - (5.1 / (4 * Math.PI ** 2)) * Number(x) ** 2 + (5 / Math.PI) * Number(x) - 6) **
        2 +
      10 * (1 - 1 / (8 * Math.PI)) * Math.cos(Number(x)) +
      10
    );
  const plane: Space = { x: { from: -5, to: 10 }, y: { from: 0, to: 15 } };
  const best = (trials: readonly Trial[]): number => Math.max(...trials.map(({ score }) => score));

  test("by a Gaussian process comes closer to the minimum of Branin's function than chance", () => {
    const [guided, blind] = [bayesianSearch(plane, 30), randomSearch(plane, 30)].map((search) =>
      [1, 2, 3].map((seed) => -best(run(search, branin, seed)) - 0.397887),
    );
    const mean = (misses: number[]): number => misses.reduce((sum, miss) => sum + miss / 3, 0);
    expect(mean(guided!)).toBeLessThan(0.3);
    expect(mean(guided!)).toBeLessThan(mean(blind!) / 3);
  });

  test("goes on from trials that were kept in a file", () => {
    const search = bayesianSearch(space, 12);
    const f = ({ depth, rate }: Settings): number => -Number(depth) - Math.log10(Number(rate)) ** 2;
    const whole = run(search, f);
    const kept: Trial[] = JSON.parse(JSON.stringify(whole.slice(0, 8)));
    const [a, b] = [whole.slice(0, 8), kept].map((trials) => search.next(trials, seededRandom(9)));
    expect(b).toEqual(a);
    expect(whole).toHaveLength(12);
  });

  test("refuses a space that holds nothing", () => {
    expect(() => gridSearch({ a: [] })).toThrow("Cannot search over a: it has no value");
    expect(() => randomSearch({ a: { from: 2, to: 1 } }, 3)).toThrow("must end above its start");
    expect(() => randomSearch({ a: { from: 0, to: 1, log: true } }, 3)).toThrow("must be positive");
    expect(() => bayesianSearch(space, 0)).toThrow("Cannot search with 0 trials");
  });
});
