import { expect } from "vitest";
import {
  asimovData,
  cls,
  compile,
  discovery,
  fitModel,
  type HistFactoryFit,
  type HistFactoryModel,
  minosInterval,
  postfitYields,
  readWorkspace,
  scan,
  upperLimit,
} from "../../../stats/histfactory/index.ts";
import { farthest, type SharedReference, sharedReference, sharedWorkspace } from "./references.ts";

/** Holds everything that follows from a fit against pyhf's numbers for a workspace beside the project. */
export function compareInference(name: string): void {
  const wanted = sharedReference(name);
  const model = compile(readWorkspace(sharedWorkspace(name)));
  const fit = fitModel(model, { starts: 1 });
  compareIntervals(fit, wanted);
  compareYields(fit, wanted);
  compareTests(model, wanted);
}

function compareIntervals(fit: HistFactoryFit, { minos, poi, poi_scan }: SharedReference): void {
  for (const [parameter, ends] of Object.entries(minos)) {
    if (!ends) continue;
    const { minus, plus } = minosInterval(fit, parameter);
    expect([minus === null, plus === null]).toEqual([ends[0] === null, ends[1] === null]);
    expect(farthest([-(minus ?? 0), plus ?? 0], [ends[0] ?? 0, ends[1] ?? 0])).toBeLessThan(1e-6);
  }
  const { rise } = scan(fit, poi, { at: poi_scan.map(([mu]) => mu) });
  const rises = poi_scan.map(([, q]) => q);
  expect(farthest(rise, rises)).toBeLessThan(1e-8);
}

function compareYields(
  fit: HistFactoryFit,
  { asimov_nominal, postfit_expected, postfit_sigma_linear }: SharedReference,
): void {
  const inits = fit.model.parameters.map(({ init }) => init);
  const { main, auxiliary } = asimovData(fit.model, inits);
  expect(farthest([...main, ...auxiliary], asimov_nominal)).toBeLessThan(1e-13);
  const yields = postfitYields(fit);
  const rates = yields.flatMap((channel) => [...channel.expected]);
  const errors = yields.flatMap((channel) => [...channel.errors]);
  expect(farthest(rates, postfit_expected)).toBeLessThan(1e-7);
  expect(farthest(errors, postfit_sigma_linear)).toBeLessThan(1e-6);
}

function compareTests(model: HistFactoryModel, { inference }: SharedReference): void {
  const { q0, p0, Z, Z_exp } = inference.discovery;
  const found = discovery(model);
  expect(Math.abs(found.q0 - q0)).toBeLessThan(1e-7 * Math.max(1, q0));
  expect(Math.abs(found.p0 - p0)).toBeLessThan(1e-5 * p0);
  expect(farthest([found.significance, found.expected], [Z, Z_exp])).toBeLessThan(1e-6);
  for (const { mu, CLsb, CLb, CLs, CLs_exp, qmu, qmu_A } of inference.cls) {
    const result = cls(model, mu);
    expect(farthest([result.statistic, result.expectedStatistic], [qmu, qmu_A])).toBeLessThan(1e-6);
    const all = [result.clsb, result.clb, result.cls, ...result.expected];
    expect(farthest(all, [CLsb, CLb, CLs, ...CLs_exp])).toBeLessThan(1e-7);
  }
  if (inference.upper_limit_obs === undefined) return;
  const limit = upperLimit(model);
  const limits = [inference.upper_limit_obs, ...inference.upper_limit_exp!];
  expect(farthest([limit.observed, ...limit.expected], limits)).toBeLessThan(1e-6);
}
