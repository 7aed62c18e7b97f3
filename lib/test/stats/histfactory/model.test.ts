import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { engineOf, slopesAt, valueAt } from "../../../stats/histfactory/evaluation/engine.ts";
import {
  compile,
  expected,
  expectedAuxiliary,
  expectedBySample,
  findBestFit,
  readWorkspace,
  twiceNll,
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

describe("two bins with signal and an uncertain background", () => {
  const model = compile(twoBins);

  test("have a strength and a factor for each bin", () => {
    expect(model.parameters.map(({ name }) => name)).toEqual(["mu", "bkg[0]", "bkg[1]"]);
    expect(model.poi).toBe("mu");
    expect(model.parameters[0]).toMatchObject({ init: 1, bounds: [0, 10], isFixed: false });
    // a relative uncertainty of 3/50 is known like (50/3)² counts
    expect(model.parameters[1]!.constraint).toMatchObject({ kind: "poisson", factor: 2500 / 9 });
    expect([...model.data.main]).toEqual([51, 48]);
  });

  test("expect strength × signal + factor × background", () => {
    expect([...expected(model, [2, 1.1, 0.9])]).toEqual([2 * 12 + 1.1 * 50, 2 * 11 + 0.9 * 52]);
    expect(expectedBySample(model, [2, 1.1, 0.9]).map((row) => [...row])).toEqual([
      [1.1 * 50, 0.9 * 52],
      [24, 22],
    ]);
    const auxiliary = [(1.1 * 2500) / 9, (0.9 * 52 ** 2) / 49];
    expect(farthest(expectedAuxiliary(model, [2, 1.1, 0.9]), auxiliary)).toBeLessThan(1e-15);
  });

  test("refuse a list of parameters of another length", () => {
    expect(() => expected(model, [1, 1])).toThrow(
      "Cannot evaluate the model with 2 values: it has 3 parameters",
    );
  });

  test("cannot be with a negative expectation, or with none where events were seen", () => {
    expect(twiceNll(model, [-10, 1, 1])).toBe(Number.POSITIVE_INFINITY);
    expect(twiceNll(model, [0, 0, 1])).toBe(Number.POSITIVE_INFINITY);
  });
});

test("a single count has the likelihood of its Poisson distribution", () => {
  const model = compile({
    channels: [
      {
        name: "SR",
        samples: [
          { name: "s", data: [4], modifiers: [{ name: "mu", type: "normfactor", data: null }] },
        ],
      },
    ],
    observations: [{ name: "SR", data: [3] }],
    measurements: [{ name: "m", config: { poi: "mu", parameters: [] } }],
    version: "1.0.0",
  });
  expect(twiceNll(model, [1])).toBeCloseTo(-2 * Math.log((4 ** 3 * Math.exp(-4)) / 6), 12);
  expect(findBestFit(model).values[0]).toBeCloseTo(3 / 4, 12);
});

describe.each(reference.models)("pyhf's model with $name", (wanted) => {
  const model = modelOf(wanted);

  test("has the same parameters, bounds and data in the same order", () => {
    expect(model.parameters.map(({ name }) => name)).toEqual(wanted.parameters);
    expect(model.parameters.map(({ bounds }) => bounds)).toEqual(wanted.bounds);
    expect(model.parameters.map(({ isFixed }) => isFixed)).toEqual(wanted.fixed);
    expect([...model.data.main, ...model.data.auxiliary]).toEqual(wanted.data);
  });

  test("expects the same and is as likely, at the start and away from it", () => {
    for (const { values, expected: rates, auxiliary, twice_nll } of wanted.evaluations) {
      expect(farthest(expected(model, values), rates)).toBeLessThan(1e-13);
      expect(farthest(expectedAuxiliary(model, values), auxiliary)).toBeLessThan(1e-13);
      expect(Math.abs(twiceNll(model, values) / twice_nll - 1)).toBeLessThan(1e-11);
    }
  });

  test("has slopes that agree with differences", () => {
    const engine = engineOf(model);
    const start = Float64Array.from(wanted.evaluations[1]!.values);
    fc.assert(
      fc.property(fc.nat(start.length - 1), (p) => {
        const step = 1e-5;
        const [up, down] = [start.slice(), start.slice()];
        up[p]! += step;
        down[p]! -= step;
        const rise = valueAt(engine, up, model.data) - valueAt(engine, down, model.data);
        valueAt(engine, start, model.data);
        slopesAt(engine, model.data, false);
        expect(engine.gradient[p]! / (rise / (2 * step)) - 1).toBeCloseTo(0, 5);
      }),
      { numRuns: 2 * start.length },
    );
  });
});

describe.skipIf(sharedNames.length === 0)("workspaces beside the project", () => {
  test.each(sharedNames)("%s is evaluated as pyhf does at six points", (name) => {
    const wanted = sharedReference(name);
    const model = compile(readWorkspace(sharedWorkspace(name)));
    expect(model.parameters.map((parameter) => parameter.name)).toEqual(wanted.par_names);
    expect(model.parameters.map(({ bounds }) => bounds)).toEqual(wanted.bounds);
    expect(model.parameters.map(({ isFixed }) => isFixed)).toEqual(wanted.fixed);
    expect([...model.data.main, ...model.data.auxiliary]).toEqual(wanted.data);
    expect(wanted.evaluations).toHaveLength(6);
    for (const { pars, expected_actual, expected_aux, twice_nll, ...rest } of wanted.evaluations) {
      expect(farthest(expected(model, pars), expected_actual)).toBeLessThan(1e-13);
      expect(farthest(expectedAuxiliary(model, pars), expected_aux)).toBeLessThan(1e-13);
      expect(Math.abs(twiceNll(model, pars) / twice_nll - 1)).toBeLessThan(1e-12);
      for (const [s, row] of (rest.expected_by_sample ?? []).entries()) {
        expect(farthest(expectedBySample(model, pars)[s]!, row)).toBeLessThan(1e-13);
      }
    }
  });
});
