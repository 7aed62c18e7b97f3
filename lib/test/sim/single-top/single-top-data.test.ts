import { expect, test } from "vitest";
import { column, text } from "../../../event/index.ts";
import { shippedFile } from "../../../io/index.ts";
import {
  blindStrengths,
  blindTops,
  lessonData,
  simulatedTops,
  singleTopData,
} from "../../../sim/single-top/index.ts";
import { readSingleTop } from "../../../sim/single-top/workspace-json.ts";
import { compile, fitModel, pulls, readWorkspace } from "../../../stats/histfactory/index.ts";

const workspace = readWorkspace(await shippedFile("single-top-workspace"));
const model = compile(workspace);

test("the measurement has 8 channels, 44 bins, two free strengths and over 400 nuisance parameters", () => {
  expect(model.channels.length).toBe(8);
  expect(model.data.main.length).toBe(44);
  const free = model.parameters.filter(({ constraint }) => !constraint);
  expect(free.map(({ name }) => name).sort()).toEqual(["mu_t", "mu_tbar"]);
  expect(model.parameters.length - free.length).toBeGreaterThan(400);
});

test("tops are expected with a positive lepton and antitops with a negative one", () => {
  const yieldOf = (channel: string, sample: string): number =>
    workspace.channels
      .find(({ name }) => name === channel)!
      .samples.find(({ name }) => name === sample)
      ?.data.reduce((sum, n) => sum + n, 0) ?? 0;
  const [t, tbar] = [yieldOf("SR+", "t"), yieldOf("SR-", "tbar")];
  expect(t / tbar).toBeGreaterThan(1.4); // 137 pb over 84 pb, and little difference in acceptance
  expect(t / tbar).toBeLessThan(1.9);
  expect(yieldOf("SR-", "t") / t).toBeLessThan(0.01);
});

test("no bin expects less than nothing, whichever parameter moves by one standard deviation", () => {
  for (const { samples } of workspace.channels) {
    for (const { data, modifiers } of samples) {
      expect(Math.min(...data)).toBeGreaterThanOrEqual(0);
      for (const modifier of modifiers) {
        if (modifier.type === "normsys") expect(modifier.data.lo).toBeGreaterThan(0);
        if (modifier.type === "histosys")
          expect(
            Math.min(...modifier.data.lo_data, ...modifier.data.hi_data),
          ).toBeGreaterThanOrEqual(0);
      }
    }
  }
});

test("the fit finds what the lesson's data were drawn with, within three of its errors", () => {
  const fit = fitModel(model);
  expect(fit.converged).toBe(true);
  expect(fit.warnings).toEqual([]);
  for (const [name, truth] of Object.entries(lessonData.strengths)) {
    const { value, error } = fit.parameters[name]!;
    expect(Math.abs(value - truth) / error, name).toBeLessThan(3);
  }
  const far = pulls(fit).filter(({ pull }) => Math.abs(pull) > 3.5);
  expect(far).toEqual([]);
});

test("the recorded events fill the bins with what the workspace has observed", async () => {
  const { events, observations } = await singleTopData();
  const [channels, bins] = [text(events, "channel"), column(events, "bin")];
  const counts = observations.map(({ data }) => data.map(() => 0));
  const places = new Map(observations.map(({ name }, c) => [name, c]));
  for (let i = 0; i < events.nEvents; i++) counts[places.get(channels[i]!)!]![bins[i]!]!++;
  expect(counts).toEqual(observations.map(({ data }) => data));
  expect(observations).toEqual((await readSingleTop()).observations);
});

test("each student has data of their own, the same every time", async () => {
  const [one, again, two] = [await blindTops(3), await blindTops(3), await blindTops(4)];
  expect(one.observations).toEqual(again.observations);
  expect(one.observations).not.toEqual(two.observations);
  await expect(blindTops(-1)).rejects.toThrow("Cannot start from seed -1");
});

test("strengths are drawn from 0.7 to 1.4", () => {
  const all = Array.from({ length: 300 }, (_, seed) => Object.values(blindStrengths(seed))).flat();
  expect(Math.min(...all)).toBeGreaterThanOrEqual(0.7);
  expect(Math.max(...all)).toBeLessThanOrEqual(1.4);
  const mean = all.reduce((sum, x) => sum + x, 0) / all.length;
  // 0.7/ln 2 = 1.0099 for one that is even in its logarithm, whose σ is 0.2: five σ of the mean of 600
  expect(Math.abs(mean - 1.0099)).toBeLessThan((5 * 0.2) / Math.sqrt(600));
});

test("the simulated events have the yields of the workspace", async () => {
  const simulated = await simulatedTops();
  const [samples, channels, weights] = [
    text(simulated, "sample"),
    text(simulated, "channel"),
    column(simulated, "weight"),
  ];
  for (const { name, samples: expected } of workspace.channels) {
    for (const { name: sample, data } of expected) {
      let [sum, squares] = [0, 0];
      for (let i = 0; i < simulated.nEvents; i++) {
        if (channels[i] !== name || samples[i] !== sample) continue;
        sum += weights[i]!;
        squares += weights[i]! ** 2;
      }
      const wanted = data.reduce((total, n) => total + n, 0);
      if (wanted < 50) continue;
      expect(Math.abs(sum - wanted) / Math.sqrt(squares), `${sample} in ${name}`).toBeLessThan(5);
    }
  }
});
