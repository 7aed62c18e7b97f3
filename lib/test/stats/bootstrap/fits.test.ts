import { describe, expect, test } from "vitest";
import { mimeBundle } from "../../../core/index.ts";
import { eventTable } from "../../../event/index.ts";
import { sensitivities } from "../../../stats/bootstrap/fits/sensitivity.ts";
import {
  bootstrapFit,
  type FitBootstrapKind,
  interval,
  replicasOfFit,
  tableOfFits,
} from "../../../stats/bootstrap/index.ts";
import { compile, findBestFit, fitModel } from "../../../stats/histfactory/index.ts";
import { meanOf } from "./known-data.ts";
import { counting, twoRegions } from "./small-workspace.ts";

const model = compile(twoRegions);
const fit = fitModel(model);
const p = model.parameters.findIndex(({ name }) => name === "mu");
const k = model.parameters.findIndex(({ name }) => name === "k");
const one = { workers: 1 } as const;

/** Each event counted in the model's bins, in an order that goes through the bins again and again. */
function eventsOf(counts: readonly (readonly [string, number, number])[]) {
  const rows = counts.flatMap(([channel, bin, n]) =>
    Array.from({ length: n }, () => ({ channel, bin })),
  );
  const mixed = rows.map((_, i) => rows[(i * 1009) % rows.length]!);
  return eventTable({
    channel: mixed.map(({ channel }) => channel),
    bin: Float64Array.from(mixed, ({ bin }) => bin),
  });
}
const events = eventsOf([
  ...([
    ["SR", 0, 352],
    ["SR", 1, 327],
    ["SR", 2, 247],
  ] as const),
  ...([
    ["CR", 0, 915],
    ["CR", 1, 690],
  ] as const),
]);

/** A standard deviation of N nearly Gaussian values is known to 1/√2N of it; four of them. */
const within = (N: number): number => 4 / Math.sqrt(2 * N);

describe("the influence of the data on a fit", () => {
  const [mu] = sensitivities(model, fit, [p])!;
  const moved = (
    change: (data: { main: Float64Array; auxiliary: Float64Array }) => void,
  ): number => {
    const data = { main: model.data.main.slice(), auxiliary: model.data.auxiliary.slice() };
    change(data);
    const options = { data, start: fit.values, startsNear: true, tolerance: 1e-20 };
    return findBestFit(model, options).values[p]!;
  };

  test("of each count is what another fit to a changed count finds", () => {
    for (let b = 0; b < model.data.main.length; b++) {
      const [up, down] = [0.1, -0.1].map((step) => moved(({ main }) => (main[b]! += step)));
      const refitted = (up! - down!) / 0.2;
      expect(Math.abs(mu!.main[b]! - refitted)).toBeLessThan(1e-5 * Math.abs(mu!.main[0]!));
    }
  });

  test("of each auxiliary measurement too", () => {
    for (let i = 0; i < model.data.auxiliary.length; i++) {
      const [up, down] = [1e-3, -1e-3].map((step) =>
        moved(({ auxiliary }) => (auxiliary[i]! += step)),
      );
      const refitted = (up! - down!) / 2e-3;
      expect(Math.abs(mu!.auxiliary[i]! - refitted)).toBeLessThan(1e-5 * fit.errors[p]!);
    }
  });

  test("gives the error that the curvature gives", () => {
    expect(mu!.error / fit.errors[p]!).toBeCloseTo(1, 10);
  });
});

describe("a counting experiment", () => {
  // μ̂ = (n − b)/s
  const run = bootstrapFit(compile(counting(150, 50, 100)), {
    kind: "bins",
    replicas: 4000,
    ...one,
  });

  test("has replicas of the exact spread √n/s and the acceleration 1/6√n", async () => {
    const replicas = replicasOfFit(await run, "mu");
    expect(replicas.estimate).toBeCloseTo(1, 6);
    expect(Math.abs(replicas.standardError / (Math.sqrt(150) / 50) - 1)).toBeLessThan(within(4000));
    expect(replicas.acceleration!()).toBeCloseTo(1 / (6 * Math.sqrt(150)), 8);
  });

  test("has a BCa interval that leans up, as a Poisson count's does", async () => {
    const replicas = replicasOfFit(await run, "mu");
    const { low, high } = interval(replicas, { kind: "bca", level: 0.95 });
    // n + z²/2 ± z √(n + z²/4) is right to the same order; 4σ of the quantiles of 4,000 replicas, whose steps are 1/50
    const [z, n] = [1.96, 150];
    const [centre, half] = [n + z ** 2 / 2, z * Math.sqrt(n + z ** 2 / 4)];
    expect(Math.abs(low - (centre - half - 100) / 50)).toBeLessThan(0.04 + 0.02);
    expect(Math.abs(high - (centre + half - 100) / 50)).toBeLessThan(0.04 + 0.02);
    expect(low + high).toBeGreaterThan(2.02); // z²/50 in the limit
  });
});

describe("replicas of a fit to two regions", () => {
  const N = 1000;
  const sigmaOf = async (kind: FitBootstrapKind) => {
    const table = kind === "events" ? { events } : {};
    const run = await bootstrapFit(model, { kind, replicas: N, seed: 3, ...table, ...one });
    expect(run.failures).toEqual([]);
    const replicas = replicasOfFit(run, "mu");
    return { run, replicas, sigma: replicas.standardError };
  };
  const [mu] = sensitivities(model, fit, [p])!;
  const ofCounts = Math.sqrt(model.data.main.reduce((sum, n, b) => sum + n * mu!.main[b]! ** 2, 0));

  test("that draw all the data anew spread as the likelihood tells", async () => {
    const { sigma } = await sigmaOf("postfit");
    // the likelihood is no exact parabola: 2 % more
    expect(Math.abs(sigma / fit.errors[p]! - 1)).toBeLessThan(within(N) + 0.02);
  });

  test("that draw counts alone spread less, by what the auxiliary measurements add", async () => {
    const { sigma } = await sigmaOf("bins");
    expect(Math.abs(sigma / ofCounts - 1)).toBeLessThan(within(N) + 0.01);
    expect(ofCounts).toBeLessThan(0.95 * fit.errors[p]!);
  });

  test("that draw events spread like those that draw counts, and draw by Poisson(1)", async () => {
    const { sigma, replicas, run } = await sigmaOf("events");
    expect(Math.abs(sigma / ofCounts - 1)).toBeLessThan(within(N) + 0.01);
    const { counts, pValue } = run.multiplicities!;
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(N * events.nEvents);
    expect(pValue).toBeGreaterThan(1e-4); // one seed in 10,000 would fail
    const bins = await bootstrapFit(model, { kind: "bins", replicas: 1, ...one });
    expect(replicas.acceleration!()).toBeCloseTo(replicasOfFit(bins, "mu").acceleration!(), 12);
    expect(run[mimeBundle]()["text/plain"]).toMatch(/multiplicities follow Poisson\(1\) with p = /);
  });

  test("that draw nuisance parameters spread by the systematic part, σ² − σ²(stat)", async () => {
    const { sigma, replicas } = await sigmaOf("nuisance");
    const held = model.parameters.flatMap(({ name, constraint }, q) =>
      constraint ? [[name, fit.values[q]!] as const] : [],
    );
    const statistical = fitModel(model, { fixed: Object.fromEntries(held), starts: 1 }).errors[p]!;
    const systematic = Math.sqrt(fit.errors[p]! ** 2 - statistical ** 2);
    expect(Math.abs(sigma / systematic - 1)).toBeLessThan(within(N) + 0.02);
    expect(replicas.acceleration).toBeUndefined();
  });
});

test("a number made of several parameters has replicas, and an acceleration by the chain rule", async () => {
  const run = await bootstrapFit(model, { kind: "bins", replicas: 40, ...one });
  const ratio = replicasOfFit(run, (values) => values["mu"]! / values["k"]!);
  const table = tableOfFits(run);
  const columns = table.columns as Record<string, Float64Array>;
  expect(ratio.estimate).toBe(fit.values[p]! / fit.values[k]!);
  for (let i = 0; i < 40; i++) expect(ratio.values[i]).toBe(columns["mu"]![i]! / columns["k"]![i]!);
  const double = replicasOfFit(run, ({ mu: x }) => 2 * x! + 3);
  expect(double.acceleration!()).toBeCloseTo(replicasOfFit(run, "mu").acceleration!(), 9);
  expect(ratio.acceleration!()).not.toBeCloseTo(double.acceleration!(), 4);
  expect(() => replicasOfFit(run, "nu")).toThrow(/replicas of nu: of these fits k, mu were kept/);
});

test("errors that are kept make studentized intervals", async () => {
  const options = { kind: "postfit", replicas: 300, withErrors: true, ...one } as const;
  const replicas = replicasOfFit(await bootstrapFit(model, options), "mu");
  expect(replicas.errors!.estimate).toBe(fit.errors[p]);
  expect(meanOf(replicas.errors!.values) / fit.errors[p]!).toBeCloseTo(1, 1);
  const [student, percentile] = (["studentized", "percentile"] as const).map((kind) =>
    interval(replicas, { kind }),
  );
  const width = percentile!.high - percentile!.low;
  expect(Math.abs(student!.high - student!.low - width)).toBeLessThan(0.1 * width);
});

test("replica k is the same whoever fits it: one worker, two threads, or a run that begins at k", async () => {
  const options = { kind: "postfit", seed: 9 } as const;
  const alone = await bootstrapFit(model, { ...options, replicas: 50, ...one });
  const shared = await bootstrapFit(model, { ...options, replicas: 50, workers: 2 });
  expect(shared.replicas).toEqual(alone.replicas);
  const late = await bootstrapFit(model, { ...options, first: 44, replicas: 3, ...one });
  expect(late.replicas).toEqual(alone.replicas.slice(44, 47));
  const other = await bootstrapFit(model, { ...options, seed: 10, replicas: 1, ...one });
  expect(other.replicas[0]!.values).not.toEqual(alone.replicas[0]!.values);
}, 30_000);

test("rows of one event are drawn together, and weights count", async () => {
  const two = compile({
    ...twoRegions,
    observations: [
      { name: "SR", data: [300, 240, 180] },
      { name: "CR", data: [900, 700] },
    ],
  });
  // 60 events of weight 5 in the first bin, each also in the second with weight 4 and in the third with 3
  const shared = Array.from({ length: 60 }, (_, e) => [0, 1, 2].map((bin) => ({ e, bin })));
  const rows = shared.flat().map(({ e, bin }) => ({ e, bin, channel: "SR", weight: 5 - bin }));
  rows.push(
    { e: 100, bin: 0, channel: "CR", weight: 900 },
    { e: 101, bin: 1, channel: "CR", weight: 700 },
  );
  const table = eventTable({
    event: Float64Array.from(rows, ({ e }) => e),
    channel: rows.map(({ channel }) => channel),
    bin: Float64Array.from(rows, ({ bin }) => bin),
    weight: Float64Array.from(rows, ({ weight }) => weight),
  });
  const run = await bootstrapFit(two, { kind: "events", events: table, replicas: 30, ...one });
  for (const { multiplicities } of run.replicas) {
    expect(multiplicities!.reduce((sum, n) => sum + n, 0)).toBe(62);
  }
  const spread = replicasOfFit(run, "k").standardError;
  expect(spread).toBeGreaterThan(0.3); // two events of weight 900 and 700 decide on k
});

test("fits that fail are counted, told and left in the table", async () => {
  const few = compile(counting(1, 1, 0.5));
  const table = eventTable({
    channel: ["SR", "SR", "SR"],
    bin: Float64Array.of(0, 0, 0),
    weight: Float64Array.of(1, 1, -1), // more of the last than of the others leave no count that can be
  });
  const run = await bootstrapFit(few, { kind: "events", events: table, replicas: 200, ...one });
  // P(Poisson(1) > Poisson(2)) = 0.1830
  expect(Math.abs(run.failures.length - 36.6)).toBeLessThan(4 * Math.sqrt(200 * 0.183 * 0.817));
  expect(run.replicas).toHaveLength(200);
  expect(run[mimeBundle]()["text/plain"]).toContain(
    `${run.failures.length} of 200 replicas failed and are left out: `,
  );
  const { converged, mu } = tableOfFits(run).columns as Record<string, Float64Array>;
  expect(converged!.filter((flag) => flag === 0)).toHaveLength(run.failures.length);
  for (const { replica } of run.failures) expect(mu![replica]).toBeNaN();
  const found = interval(replicasOfFit(run, "mu"), { kind: "percentile" });
  expect(found.nFailed).toBe(run.failures.length);
});

describe("is refused in one sentence", () => {
  const bad = (row: Partial<Record<"channel" | "bin", string | number>>) =>
    eventTable({ channel: [`${row.channel ?? "SR"}`], bin: Float64Array.of(Number(row.bin ?? 0)) });
  test.each([
    [
      "no events to draw",
      { kind: "events" },
      /Cannot draw events: a table of them with the columns/,
    ],
    [
      "events that are not drawn",
      { kind: "bins", events },
      /Cannot draw bins from a table of events/,
    ],
    [
      "another channel",
      { kind: "events", events: bad({ channel: "VR" }) },
      /row 1 of the events: cannot fill bin 0 of VR: the channels are CR, SR/,
    ],
    [
      "another bin",
      { kind: "events", events: bad({ bin: 3 }) },
      /cannot fill bin 3 of SR: its bins are 0 to 2/,
    ],
    [
      "too few events",
      { kind: "events", events: bad({}) },
      /bin 0 of CR: holds 0 of the events, and 915 were observed there/,
    ],
    [
      "a parameter that is not there",
      { kind: "bins", parameters: ["nu"] },
      /Cannot keep nu of each fit: the model has no such/,
    ],
    [
      "half a replica",
      { kind: "bins", replicas: 0.5 },
      /Cannot make 0.5 replicas: a positive whole/,
    ],
    [
      "a seed below 0",
      { kind: "bins", seed: -1 },
      /Cannot start from seed -1: it must be an integer/,
    ],
    [
      "an unknown kind",
      { kind: "toys" as FitBootstrapKind },
      /kind "toys": one of events, bins, postfit/,
    ],
  ] as const)("%s", async (_, options, complaint) => {
    await expect(bootstrapFit(model, { ...options, ...one })).rejects.toThrow(complaint);
  });
});
