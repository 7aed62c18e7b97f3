import { expect, test } from "vitest";
import { shippedFile } from "../../../io/index.ts";
import { blindStrengths, blindTops, singleTopData } from "../../../sim/single-top/index.ts";
import { bootstrapFit, replicasOfFit } from "../../../stats/bootstrap/index.ts";
import {
  breakdown,
  compile,
  fitModel,
  ranking,
  readWorkspace,
} from "../../../stats/histfactory/index.ts";

const workspace = readWorkspace(await shippedFile("single-top-workspace"));
const model = compile(workspace);

test("drawing the events anew spreads mu_t as far as the counts alone do, not as far as the fit's error", async () => {
  const { events } = await singleTopData();
  const run = await bootstrapFit(model, { kind: "events", events, replicas: 300, workers: 1 });
  const { total } = breakdown(run.fit, { poi: "mu_t" });
  const { impacts } = ranking(run.fit, { poi: "mu_t", method: "observables" });
  const ofCounts = Math.sqrt(
    impacts.reduce((rest, { postfit: [up] }) => rest - up ** 2, total ** 2),
  );
  const { standardError } = replicasOfFit(run, "mu_t");
  expect(run.failures).toEqual([]);
  expect(ofCounts).toBeLessThan(total / 2);
  // the spread of 300 is known to 1/√600: four standard deviations
  expect(Math.abs(standardError / ofCounts - 1)).toBeLessThan(4 / Math.sqrt(600));
}, 60_000);

test("in students' data the fit misses the truth by one of its errors, on average", async () => {
  const found: number[] = [];
  for (let seed = 100; seed < 140; seed++) {
    const { observations } = await blindTops(seed);
    const fit = fitModel(compile({ ...workspace, observations }));
    expect(fit.converged, `${seed}`).toBe(true);
    for (const [name, truth] of Object.entries(blindStrengths(seed))) {
      const { value, error } = fit.parameters[name]!;
      found.push((value - truth) / error);
    }
  }
  const squares = found.reduce((sum, pull) => sum + pull * pull, 0) / found.length;
  // as χ²/45, since the two of an experiment are correlated: σ is 0.21, and four of it are allowed
  expect(squares).toBeGreaterThan(0.16);
  expect(squares).toBeLessThan(1.84);
}, 60_000);
