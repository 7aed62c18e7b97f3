import { describe, expect, test } from "vitest";
import { sensitivities } from "../../../stats/bootstrap/fits/sensitivity.ts";
import { bootstrapFit, replicasOfFit } from "../../../stats/bootstrap/index.ts";
import { compile, findBestFit, fitModel } from "../../../stats/histfactory/index.ts";
import { readWorkspace } from "../../../stats/histfactory/workspace/read-workspace.ts";
import { sharedNames, sharedWorkspace } from "../histfactory/references.ts";

const name = "r1_tchan_like";
const here = sharedNames.includes(name);
const why = here ? "" : " (skipped: no ../shared/references beside the project)";

describe.skipIf(!here)(
  `2,000 replicas of a fit with 407 parameters${why}`,
  { timeout: 600_000 },
  () => {
    const model = compile(readWorkspace(sharedWorkspace(name)));
    const fit = fitModel(model);
    const positions = ["posSigXsecOverSM", "negSigXsecOverSM"].map((poi) =>
      model.parameters.findIndex((parameter) => parameter.name === poi),
    );
    const [positive] = sensitivities(model, fit, positions)!;

    test("all converge with data drawn from the best fit, and spread as the likelihood tells", async () => {
      const run = await bootstrapFit(model, { kind: "postfit", replicas: 2000, seed: 1 });
      expect([run.replicas.length, run.failures]).toEqual([2000, []]);
      const { standardError } = replicasOfFit(run, "posSigXsecOverSM");
      // 2,000 replicas tell σ to 1.6 %; the model is curved, and its spread not quite that of a parabola
      expect(Math.abs(standardError / positive!.error - 1)).toBeLessThan(0.1);
    });

    test("all converge with counts drawn anew, and spread by the influence of the counts alone", async () => {
      const run = await bootstrapFit(model, { kind: "bins", replicas: 2000, seed: 1 });
      expect([run.replicas.length, run.failures]).toEqual([2000, []]);
      const expected = Math.sqrt(
        model.data.main.reduce((sum, n, b) => sum + n * positive!.main[b]! ** 2, 0),
      );
      const { standardError } = replicasOfFit(run, "posSigXsecOverSM");
      expect(Math.abs(standardError / expected - 1)).toBeLessThan(0.1);
      expect(expected).toBeLessThan(0.5 * positive!.error);
    });

    test("all converge with nuisance parameters drawn", async () => {
      const run = await bootstrapFit(model, { kind: "nuisance", replicas: 2000, seed: 1 });
      expect([run.replicas.length, run.failures]).toEqual([2000, []]);
    });

    test("the influence of each count agrees with refits to 2e-6 of the largest", () => {
      const largest = Math.max(...positive!.main.map(Math.abs));
      for (let b = 0; b < model.data.main.length; b++) {
        const step = 0.02 * Math.sqrt(model.data.main[b]!);
        const [up, down] = [step, -step].map((change) => {
          const main = model.data.main.slice();
          main[b]! += change;
          const data = { ...model.data, main };
          const options = { data, start: fit.values, startsNear: true, tolerance: 1e-22 };
          return findBestFit(model, options).values[positions[0]!]!;
        });
        const refitted = (up! - down!) / (2 * step);
        expect(Math.abs(positive!.main[b]! - refitted)).toBeLessThan(2e-6 * largest);
      }
    });
  },
);
