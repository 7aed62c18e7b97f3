import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mimeBundle, poisson, seededRandom, splitSeed } from "../../../core/index.ts";
import {
  buildWorkspace,
  compile,
  correlationOf,
  covarianceOf,
  findBestFit,
  fitModel,
  goodnessOfFit,
  postfitYields,
  readWorkspace,
  type Workspace,
} from "../../../stats/histfactory/index.ts";
import {
  farthest,
  modelOf,
  reference,
  sharedNames,
  sharedReference,
  sharedWorkspace,
} from "./references.ts";
import { twoBins } from "./two-bins.ts";
import { windingValley } from "./winding-valley.ts";

describe("a count with a background known from a control region", () => {
  // signal region: 25 seen, μ·10 + κ·5 expected; control region: 60 seen, κ·50 expected
  const model = compile(
    buildWorkspace({
      channels: {
        SR: {
          observed: [25],
          samples: {
            signal: { yields: [10], strengths: ["mu"] },
            background: { yields: [5], strengths: ["kappa"] },
          },
        },
        CR: { observed: [60], samples: { background: { yields: [50], strengths: ["kappa"] } } },
      },
    }),
  );
  const fit = fitModel(model);

  test("is solved by the two equations, with their propagated errors", () => {
    expect(fit.converged).toBe(true);
    expect(fit.parameters["kappa"]!.value).toBeCloseTo(60 / 50, 9);
    expect(fit.parameters["mu"]!.value).toBeCloseTo((25 - 5 * 1.2) / 10, 9);
    expect(fit.parameters["kappa"]!.error).toBeCloseTo(Math.sqrt(60) / 50, 9);
    // σ²(μ) = 25/10² + (5/10)² σ²(κ)
    expect(fit.parameters["mu"]!.error).toBeCloseTo(Math.sqrt(0.25 + 0.25 * 0.024), 9);
    expect(covarianceOf(fit, "mu", "kappa")).toBeCloseTo(-0.5 * 0.024, 9);
    expect(correlationOf(fit, "mu", "kappa")).toBeCloseTo(-0.012 / Math.sqrt(0.256 * 0.024), 9);
  });

  test("proves that it has converged", () => {
    expect(fit.edm).toBeLessThan(1e-9);
    expect(fit.slope).toBeLessThan(1e-4);
    expect(fit.warnings).toEqual([]);
  });

  test("shows itself as a table", () => {
    expect(fit[mimeBundle]()["text/plain"]).toMatch(
      /^Fit\n.*\nkappa +1\.20 ± 0\.15\nmu +1\.9 ± 0\.5\n/,
    );
  });

  test("keeps what is held, and fits the rest", () => {
    const held = fitModel(model, { fixed: { mu: 1 } });
    expect(held.parameters["mu"]).toEqual({ value: 1, error: 0, state: "fixed" });
    expect(held.twiceNll).toBeGreaterThan(fit.twiceNll);
    // 25 = 10 + 5κ and 60 = 50κ pull κ apart: d/dκ of both terms vanishes
    const kappa = held.parameters["kappa"]!.value;
    expect(5 * (1 - 25 / (10 + 5 * kappa)) + 50 * (1 - 60 / (50 * kappa))).toBeCloseTo(0, 5);
  });
});

describe.each(reference.models.filter(({ best }) => best))("pyhf's fit with $name", (wanted) => {
  test("is met or undercut", () => {
    const model = modelOf(wanted);
    const fit = fitModel(model);
    expect(fit.converged).toBe(true);
    expect(fit.twiceNll - wanted.best!.twice_nll).toBeLessThan(1e-6);
    for (const [p, value] of fit.values.entries()) {
      const sigma = fit.errors[p]! || 1;
      expect(Math.abs(value - wanted.best!.values[p]!) / sigma).toBeLessThan(2e-3); // SciPy stops there
    }
  });
});

describe.skipIf(sharedNames.length === 0)("workspaces beside the project", () => {
  test.each(sharedNames)("%s has pyhf's minimum and errors", (name) => {
    const { bestfit } = sharedReference(name);
    const fit = fitModel(compile(readWorkspace(sharedWorkspace(name))), { starts: 1 });
    expect(fit.converged).toBe(true);
    expect(Math.abs(fit.twiceNll - bestfit.twice_nll)).toBeLessThan(2e-9);
    for (const [p, sigma] of bestfit.hesse_unc.entries()) {
      expect(Math.abs(fit.values[p]! - bestfit.pars[p]!) / (sigma || 1)).toBeLessThan(1e-5);
      expect(Math.abs(fit.errors[p]! - sigma) / (sigma || 1)).toBeLessThan(1e-6);
    }
    for (const [p, row] of (bestfit.cov ?? []).entries()) {
      const found = fit.covariance.slice(p * row.length, (p + 1) * row.length);
      const scaled = row.map((value) => value / (bestfit.hesse_unc[p]! || 1));
      const foundScaled = found.map((value) => value / (bestfit.hesse_unc[p]! || 1));
      expect(farthest(foundScaled, scaled)).toBeLessThan(1e-6);
    }
  });
});

/** Shapes and both kinds of normalisation and statistics, in templates that leave one minimum. */
const rich = reference.models[0]!;

test("the start does not matter, up to two standard deviations of every constraint", () => {
  const model = modelOf(rich);
  const best = findBestFit(model);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
      const random = seededRandom(seed);
      const start = model.parameters.map(({ init, constraint, isFixed }) => {
        const width = constraint?.kind === "normal" ? constraint.sigma : constraint ? 0.2 : 0.9;
        return isFixed ? init : init + width * (4 * random() - 2);
      });
      const again = findBestFit(model, { start });
      expect(again.converged, again.problem).toBe(true);
      expect(Math.abs(again.twiceNll - best.twiceNll)).toBeLessThan(1e-8);
    }),
    { numRuns: 60 },
  );
});

test("replicas of the counts all converge, and never below what their minimum can be", () => {
  const model = modelOf(rich);
  const best = findBestFit(model);
  for (let i = 0; i < 100; i++) {
    const random = seededRandom(splitSeed(5, i));
    const main = model.data.main.map((mean) => poisson(random, mean));
    const data = { ...model.data, main };
    const fit = findBestFit(model, { data, start: best.values });
    expect(fit.converged, fit.problem).toBe(true);
    expect(fit.edm).toBeLessThan(1e-4);
    const cold = findBestFit(model, { data });
    expect(Math.abs(cold.twiceNll - fit.twiceNll)).toBeLessThan(1e-8);
  }
});

describe("hard cases", () => {
  const one = (observed: number, signal: number, background: number): Workspace =>
    buildWorkspace({
      channels: {
        SR: {
          observed: [observed],
          samples: {
            signal: { yields: [signal], strengths: ["mu"] },
            background: { yields: [background], systematics: { scale: 0.3 } },
          },
        },
      },
    });

  test("a strength that wants to be negative stops at its bound, with the rest at its best", () => {
    const fit = fitModel(compile(one(2, 5, 10)));
    expect(fit.converged).toBe(true);
    expect(fit.parameters["mu"]).toEqual({ value: 0, error: 0, state: "at limit" });
    expect(fit.parameters["scale"]!.value).toBeLessThan(-1);
  });

  test("a strength may be negative where its bounds allow it", () => {
    const model = compile(one(2, 5, 10));
    const fit = findBestFit(model, { bounds: { mu: [-10, 10] } });
    expect(fit.values[0]! * 5 + 10).toBeCloseTo(2, 6);
    expect(fit.values[1]).toBeCloseTo(0, 6);
  });

  test("an empty bin gives the strength 0, or the edge where nothing is expected", () => {
    const fit = findBestFit(compile(one(0, 5, 10)));
    expect(fit.converged).toBe(true);
    expect(fit.values[0]).toBe(0);
  });

  test("a fit that would like to expect less than nothing in an empty bin ends at nothing, and says so", () => {
    // bins of 0 and 3 events; 10 − 5·2 and 5 − 2 meet both
    const model = compile(
      buildWorkspace({
        channels: {
          SR: {
            observed: [0, 3],
            samples: {
              signal: { yields: [5, 1], strengths: ["mu"] },
              background: { yields: [10, 5], systematics: { scale: 0.3 } },
            },
          },
        },
        parameters: [{ name: "mu", bounds: [[-10, 10]] }],
      }),
    );
    const fit = fitModel(model);
    expect(fit.converged).toBe(true);
    expect(fit.parameters["mu"]!.value).toBeCloseTo(-2, 6);
    expect(fit.parameters["scale"]!.value).toBeCloseTo(0, 6);
    expect(goodnessOfFit(fit).chi2).toBeLessThan(1e-7);
    expect(fit.warnings.join()).toContain("bin 0 of SR saw nothing");
  });

  test("ten million events are fitted as well as ten", () => {
    const fit = fitModel(compile(one(1e7, 1e6, 9.1e6)));
    expect(fit.converged).toBe(true);
    expect(fit.parameters["mu"]!.value).toBeCloseTo(0.9, 5);
  });

  test("a start where events are impossible is refused with a reason", () => {
    const fit = findBestFit(compile(one(3, 5, 10)), { start: [-9, 0], bounds: { mu: [-10, 10] } });
    expect(fit.converged).toBe(false);
    expect(fit.problem).toMatch(/^the start expects -35 events in bin 0 of SR, where 3 were seen/);
  });

  test("inits with which the data are impossible do no harm", () => {
    const model = compile(
      buildWorkspace({
        channels: {
          SR: { observed: [6], samples: { signal: { yields: [3], strengths: ["mu"] } } },
        },
        parameters: [{ name: "mu", bounds: [[0, 10]], inits: [0] }],
      }),
    );
    expect(findBestFit(model).problem).toContain("the start expects 0 events");
    expect(fitModel(model).converged).toBe(true);
    expect(fitModel(model).parameters["mu"]!.value).toBeCloseTo(2, 6);
  });

  test("two minima are found and told of", () => {
    // both templates lie above the nominal one: −α is nearly as good as α
    const model = compile(
      buildWorkspace({
        channels: {
          SR: {
            observed: [130, 124],
            samples: {
              signal: { yields: [1, 1], strengths: ["mu"] },
              background: {
                yields: [100, 100],
                systematics: { gen: { up: [130, 124], down: [128, 123] } },
              },
            },
          },
        },
        parameters: [{ name: "mu", bounds: [[0, 0.01]], inits: [0] }],
      }),
    );
    const fit = fitModel(model);
    expect(fit.converged).toBe(true);
    expect(fit.values[0]).toBeGreaterThan(0.5);
    expect(fit.warnings.join()).toMatch(/more than one minimum: another start ends 0\.\d+ higher/);
  });

  test("a strength on which nothing depends is told of", () => {
    const model = compile(
      buildWorkspace({
        channels: {
          SR: {
            observed: [5],
            samples: {
              signal: { yields: [0], strengths: ["mu"] },
              rest: { yields: [4], systematics: { r: 0.1 } },
            },
          },
        },
      }),
    );
    const fit = fitModel(model);
    expect(fit.parameters["mu"]!.value).toBe(1);
    expect(fit.warnings.join()).toContain("nothing depends on mu");
  });

  test("two strengths that nothing tells apart are fitted, and have no end to their errors", () => {
    const model = compile(
      buildWorkspace({
        channels: {
          SR: {
            observed: [50],
            samples: {
              signal: { yields: [40], strengths: ["mu", "nu"] },
              rest: { yields: [5], systematics: { r: 0.1 } },
            },
          },
        },
      }),
    );
    const fit = fitModel(model);
    const [mu, nu, r] = ["mu", "nu", "r"].map((name) => fit.parameters[name]!);
    expect(mu!.value * nu!.value * 40).toBeCloseTo(45, 4);
    expect(fit.converged).toBe(true);
    expect([mu!.error, nu!.error]).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
    expect(r!.error).toBeCloseTo(1, 6); // the strengths take all that the counts tell
    expect(fit.warnings.join()).toContain("the data do not determine mu, nu");
    const [bin] = postfitYields(fit)[0]!.errors;
    expect(bin).toBeCloseTo(Math.sqrt(50), 4);
  });

  test("a narrow, winding valley is followed to its end, where plain steps crawl", () => {
    const model = compile(windingValley);
    const fit = findBestFit(model, { fixed: { mu: 0 } });
    expect(fit.converged).toBe(true);
    expect(fit.iterations).toBeGreaterThan(60); // the plain search gave up
    expect(fit.iterations).toBeLessThan(200);
    const again = findBestFit(model, { fixed: { mu: 0 }, start: fit.values, startsNear: true });
    expect(again.converged).toBe(true);
    expect(Math.abs(again.twiceNll - fit.twiceNll)).toBeLessThan(1e-8);
  });

  test("data of another length are refused", () => {
    const model = compile(twoBins);
    const data = { ...model.data, main: new Float64Array(3) };
    expect(() => findBestFit(model, { data })).toThrow("Cannot fit 3 counts: the model has 2");
    expect(() => findBestFit(model, { fixed: { nu: 1 } })).toThrow(
      "Cannot find the parameter nu: the model has mu, bkg[0], bkg[1]",
    );
  });
});
