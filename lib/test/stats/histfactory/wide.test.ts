import { describe, expect, test } from "vitest";
import { poisson, seededRandom, splitSeed } from "../../../core/index.ts";
import { engineOf, slopesAt, valueAt } from "../../../stats/histfactory/evaluation/engine.ts";
import { descend } from "../../../stats/histfactory/fit/descend.ts";
import { fastSolver, thoroughSolver } from "../../../stats/histfactory/fit/solvers.ts";
import { compile, findBestFit, fitModel, ranking } from "../../../stats/histfactory/index.ts";
import { farthest } from "./references.ts";
import { wideWorkspace } from "./wide.ts";

describe("a model with many more parameters than bins", () => {
  const model = compile(wideWorkspace());
  const engine = engineOf(model);
  const options = {
    ...{ data: model.data, tolerance: 1e-12, maxIterations: 100, startsNear: false },
    ...{ start: engine.inits, low: engine.low, high: engine.high, isHeld: engine.isFixed },
  };

  test("is fitted through the small matrix of bins as through that of all second derivatives", () => {
    expect(engine.binSpace).toBeDefined();
    const fast = descend(engine, fastSolver(engine, engine.binSpace!), options);
    const thorough = descend(engine, thoroughSolver(engine), options);
    expect([fast.converged, thorough.converged]).toEqual([true, true]);
    expect(Math.abs(fast.value - thorough.value)).toBeLessThan(1e-10);
    expect(farthest(fast.values, thorough.values)).toBeLessThan(1e-6);
    expect(fast.iterations).toBeLessThan(15);
  });

  test("takes the same first step either way, whatever is held", () => {
    for (const held of [[], [0], [5, 40], [...model.parameters.keys()].slice(-3)]) {
      const isFree = engine.isFixed.map((fixed, p) => (fixed || held.includes(p) ? 0 : 1));
      valueAt(engine, engine.inits, model.data);
      slopesAt(engine, model.data, true);
      const fast = fastSolver(engine, engine.binSpace!)(isFree, true, 0)!;
      const thorough = thoroughSolver(engine)(isFree, true, 0)!;
      expect(farthest(fast.step, thorough.step)).toBeLessThan(1e-9);
      expect(fast.distance).toBeCloseTo(thorough.distance, 8);
      for (const p of held) expect(fast.step[p]).toBe(0);
    }
  });

  test("has impacts of all parameters, those of statistics too, with few failures to fear", () => {
    const { impacts, nFailed } = ranking(fitModel(model, { starts: 1 }), { prefit: false });
    expect(nFailed).toBe(0);
    expect(impacts).toHaveLength(70 + 1 + 6);
    const statistical = impacts.filter(({ name }) => name.startsWith("staterror"));
    expect(Math.max(...statistical.map(({ postfit: [up] }) => Math.abs(up)))).toBeGreaterThan(0);
  });

  test("is fitted on every replica of the counts", () => {
    const best = findBestFit(model);
    for (let i = 0; i < 60; i++) {
      const random = seededRandom(splitSeed(9, i));
      const data = { ...model.data, main: model.data.main.map((n) => poisson(random, n)) };
      const fit = findBestFit(model, { data, start: best.values });
      expect(fit.converged, fit.problem).toBe(true);
      expect(fit.iterations).toBeLessThan(20);
    }
  });
});
