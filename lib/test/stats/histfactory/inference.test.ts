import { describe, expect, test } from "vitest";
import { seededRandom, splitSeed } from "../../../core/index.ts";
import {
  asimovData,
  breakdown,
  buildWorkspace,
  cls,
  compile,
  discovery,
  findBestFit,
  fitModel,
  goodnessOfFit,
  minosInterval,
  prefitYields,
  pulls,
  ranking,
  scan,
  scan2d,
  toyCls,
  toyData,
} from "../../../stats/histfactory/index.ts";
import { compareInference } from "./compare-inference.ts";
import { farthest, modelOf, reference, sharedNames } from "./references.ts";
import { twoBins } from "./two-bins.ts";

const model = modelOf(reference.models[1]!);
const fit = fitModel(model);

test("pyhf's published two-bin example has CLs = 0.0525", () => {
  const result = cls(compile(twoBins), 1);
  expect(result.cls).toBeCloseTo(0.05251497423736956, 5); // as well as SciPy's minimum there
  expect(result.expected[2]).toBeCloseTo(0.06445320535890459, 5);
});

describe("one count and no uncertainty", () => {
  const counting = (observed: number): ReturnType<typeof compile> =>
    compile(
      buildWorkspace({
        channels: {
          SR: {
            observed: [observed],
            samples: {
              signal: { yields: [10], strengths: ["mu"] },
              background: { yields: [100], systematics: { tiny: 1e-9 } },
            },
          },
        },
      }),
    );

  test("is discovered with √(2(n ln(n/b) − (n − b))) standard deviations", () => {
    const { significance, expected } = discovery(counting(125));
    expect(significance).toBeCloseTo(Math.sqrt(2 * (125 * Math.log(1.25) - 25)), 7);
    expect(expected).toBeCloseTo(Math.sqrt(2 * (110 * Math.log(1.1) - 10)), 7);
  });

  test("has Minos ends where −2 ln L has risen by 1", () => {
    const best = fitModel(counting(125));
    const { minus, plus, value } = minosInterval(best, "mu");
    for (const mu of [value - minus!, value + plus!]) {
      const nu = 100 + 10 * mu;
      expect(2 * (nu - 125 + 125 * Math.log(125 / nu))).toBeCloseTo(1, 7);
    }
    expect(plus!).toBeGreaterThan(minus!);
    expect(minosInterval(best, "mu", { sigmas: 2 }).plus!).toBeGreaterThan(1.9 * plus!);
  });

  test("is not discovered where less is seen than expected", () => {
    expect(discovery(counting(90))).toMatchObject({ q0: 0, significance: 0, p0: 0.5 });
  });
});

/** Those that are fitted in no time; the benchmark's turn is among the slow tests. */
const small = sharedNames.filter((name) => !name.startsWith("r1"));

describe.skipIf(small.length === 0)("workspaces beside the project", () => {
  test.each(small)("%s has pyhf's intervals, scan, yields, tests and limits", (name) => {
    compareInference(name);
  });
});

describe("a ranking of impacts", () => {
  test("by refit holds each parameter and fits the rest again", () => {
    const { impacts, method, poi, nFailed } = ranking(fit);
    expect({ method, poi, nFailed }).toEqual({ method: "refit", poi: "mu", nFailed: 0 });
    expect(impacts).toHaveLength(pulls(fit).length);
    const mu = fit.parameters["mu"]!.value;
    for (const { name, postfit, prefit } of impacts) {
      const { value, error } = fit.parameters[name]!;
      const up = findBestFit(model, { fixed: { [name]: value + error } });
      expect(postfit[0]).toBeCloseTo(
        up.values[model.parameters.findIndex((p) => p.name === "mu")]! - mu,
        4,
      );
      expect(Math.abs(prefit[0])).toBeGreaterThanOrEqual(0.99 * Math.abs(postfit[0]) * 0.9);
    }
    const sizes = impacts.map(({ postfit: [up, down] }) => Math.max(Math.abs(up), Math.abs(down)));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  });

  test("from the covariance is the same to first order", () => {
    const refits = new Map(ranking(fit).impacts.map((impact) => [impact.name, impact]));
    for (const { name, postfit } of ranking(fit, { method: "covariance" }).impacts) {
      const [up, down] = refits.get(name)!.postfit;
      const error = fit.parameters["mu"]!.error;
      expect(Math.abs(postfit[0] - (up - down) / 2)).toBeLessThan(0.1 * error);
    }
  });

  test("of observables adds up in quadrature, with the statistical part, to the error", () => {
    const { impacts } = ranking(fit, { method: "observables" });
    const { total } = breakdown(fit);
    const systematic = Math.hypot(...impacts.map(({ postfit: [up] }) => up));
    expect(systematic).toBeLessThan(total);
    // what is left is the shift of the strength with the counts: Σ n (∂μ/∂n)²
    const mu = model.parameters.findIndex(({ name }) => name === "mu");
    let counts = 0;
    for (const [b, n] of model.data.main.entries()) {
      const main = model.data.main.slice();
      main[b]! += 0.01 * Math.sqrt(n);
      const shifted = findBestFit(model, { data: { ...model.data, main }, tolerance: 1e-15 });
      counts += ((shifted.values[mu]! - fit.values[mu]!) / 0.01) ** 2;
    }
    expect(Math.sqrt(systematic ** 2 + counts) / total).toBeCloseTo(1, 1);
  });
});

test("groups of uncertainties are what is missing when they are held", () => {
  const { total, statistical, systematic, groups } = breakdown(fit, {
    groups: { everything: [/./], jets: ["JES", "JER"], statistics: [/^stat_/] },
  });
  expect(Math.hypot(statistical, systematic)).toBeCloseTo(total, 9);
  expect(total).toBeCloseTo(fit.parameters["mu"]!.error, 12);
  expect(groups["everything"]).toBeGreaterThan(groups["jets"]!);
  expect(groups["statistics"]).toBeGreaterThan(0);
  expect(() => breakdown(fit, { groups: { none: ["flavour"] } })).toThrow(
    "Cannot find a parameter of the group none: flavour",
  );
});

test("a scan in two parameters has its minimum at the best fit and agrees with scans in one", () => {
  const { mu, k_ttbar } = fit.parameters;
  const x = [mu!.value - mu!.error, mu!.value];
  const y = [k_ttbar!.value, k_ttbar!.value + k_ttbar!.error];
  const { rise } = scan2d(fit, ["mu", "k_ttbar"], { x, y });
  expect(rise[1]![0]).toBeCloseTo(0, 7);
  expect(rise[0]![0]).toBeGreaterThanOrEqual(scan(fit, "mu", { at: x }).rise[0]! - 1e-7);
  expect(rise[1]![1]).toBeGreaterThanOrEqual(scan(fit, "k_ttbar", { at: y }).rise[1]! - 1e-7);
});

test("data that are what a model expects have pulls 0, constraints up to 1 and the best agreement", () => {
  const nominal = asimovData(
    model,
    model.parameters.map(({ init }) => init),
  );
  const asimov = fitModel(model, { data: nominal, starts: 1 });
  expect(
    farthest(
      asimov.values,
      model.parameters.map(({ init }) => init),
    ),
  ).toBeLessThan(1e-7);
  for (const { pull, constraint } of pulls(asimov)) {
    expect(pull).toBeCloseTo(0, 6);
    expect(constraint).toBeLessThan(1 + 1e-6);
  }
  expect(goodnessOfFit(asimov)).toMatchObject({ ndf: 3, pValue: 1 });
});

test("prefit yields are those of the workspace, with the constraints as errors", () => {
  const [yields] = prefitYields(compile(twoBins));
  expect(yields!.channel).toBe("SR");
  expect([...yields!.expected]).toEqual([62, 63]);
  expect([...yields!.errors].map((error) => error.toFixed(9))).toEqual([
    "3.000000000",
    "7.000000000",
  ]);
  expect([...yields!.samples["background"]!]).toEqual([50, 52]);
  expect(yields!.total).toBe(125);
  expect(yields!.totalError).toBeCloseTo(Math.hypot(3, 7), 9);
});

test("toys fluctuate counts and auxiliary data around what is expected", () => {
  const toys = Array.from({ length: 400 }, (_, i) =>
    toyData(model, fit.values, seededRandom(splitSeed(1, i))),
  );
  const { main, auxiliary } = asimovData(model, fit.values);
  for (const [b, mean] of main.entries()) {
    const average = toys.reduce((sum, toy) => sum + toy.main[b]!, 0) / toys.length;
    expect(Math.abs(average - mean) / Math.sqrt(mean / toys.length)).toBeLessThan(4); // σ
  }
  for (const { constraint } of model.parameters) {
    if (!constraint) continue;
    const mean = auxiliary[constraint.position]!;
    const sigma = constraint.kind === "normal" ? constraint.sigma : Math.sqrt(mean);
    const average =
      toys.reduce((sum, toy) => sum + toy.auxiliary[constraint.position]!, 0) / toys.length;
    expect(Math.abs(average - mean) / (sigma / 20)).toBeLessThan(4); // σ
  }
});

test("CLs by toys is the asymptotic one where there are many events", async () => {
  const asymptotic = cls(compile(twoBins), 1);
  const toys = await toyCls(compile(twoBins), 1, { toys: 1500, seed: 3 });
  expect(toys.nFailed).toBe(0);
  expect(Math.abs(toys.cls - asymptotic.cls)).toBeLessThan(4 * toys.clsError); // σ
  expect(toys.expected[2]! / asymptotic.expected[2]!).toBeGreaterThan(0.6);
  expect(toys.expected[2]! / asymptotic.expected[2]!).toBeLessThan(1.6);
});

test("the same seed gives the same toys, in this thread and in several, and all are told of", async () => {
  const model = compile(twoBins);
  const told: number[] = [];
  const onProgress = (done: number): number => told.push(done);
  const alone = await toyCls(model, 1, { toys: 130, seed: 3, workers: 1 });
  const together = await toyCls(model, 1, { toys: 130, seed: 3, workers: 2, onProgress });
  expect(together.signal).toEqual(alone.signal);
  expect(together.background).toEqual(alone.background);
  expect(told.at(-1)).toBe(260);
});
