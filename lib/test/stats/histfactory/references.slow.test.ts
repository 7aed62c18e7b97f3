import { describe, expect, test } from "vitest";
import { poisson, seededRandom, splitSeed } from "../../../core/index.ts";
import {
  compile,
  findBestFit,
  fitModel,
  ranking,
  readWorkspace,
  toyData,
} from "../../../stats/histfactory/index.ts";
import { compareInference } from "./compare-inference.ts";
import { sharedNames, sharedWorkspace } from "./references.ts";

describe.skipIf(sharedNames.length === 0)(
  "the benchmark with 407 parameters beside the project",
  () => {
    const model = compile(readWorkspace(sharedWorkspace("r1_tchan_like")));

    test("has pyhf's intervals, scan, yields and tests", () => {
      compareInference("r1_tchan_like");
    });

    test("converges on 2,000 of 2,000 replicas of the counts", () => {
      const best = findBestFit(model);
      for (let i = 0; i < 2000; i++) {
        const random = seededRandom(splitSeed(11, i));
        const data = { ...model.data, main: model.data.main.map((n) => poisson(random, n)) };
        const fit = findBestFit(model, { data, start: best.values });
        expect(fit.converged, `replica ${i}: ${fit.problem}`).toBe(true);
      }
    });

    test("converges on 500 of 500 toys that fluctuate the auxiliary data too, from the inits", () => {
      const best = findBestFit(model);
      for (let i = 0; i < 500; i++) {
        const data = toyData(model, best.values, seededRandom(splitSeed(12, i)));
        const fit = findBestFit(model, { data });
        expect(fit.converged, `toy ${i}: ${fit.problem}`).toBe(true);
      }
    });

    test("has all 1,620 refits of its ranking", () => {
      const { impacts, nFailed } = ranking(fitModel(model, { starts: 1 }));
      expect(impacts).toHaveLength(405);
      expect(nFailed).toBe(0);
    });
  },
);

describe.skipIf(sharedNames.length === 0)("workspaces beside the project", () => {
  test.each(sharedNames)("%s is fitted from 300 bad starts", (name) => {
    const model = compile(readWorkspace(sharedWorkspace(name)));
    const best = findBestFit(model);
    for (let i = 0; i < 300; i++) {
      const random = seededRandom(splitSeed(13, i));
      const start = model.parameters.map(({ constraint, init, isFixed }) => {
        const width = constraint?.kind === "normal" ? constraint.sigma : 0.3;
        if (isFixed) return init;
        return constraint ? init + 3 * width * (2 * random() - 1) : init * 4 * random();
      });
      const fit = findBestFit(model, { start });
      expect(fit.converged, `start ${i}: ${fit.problem}`).toBe(true);
      expect(fit.twiceNll - best.twiceNll).toBeLessThan(1e-7);
    }
  });
});
