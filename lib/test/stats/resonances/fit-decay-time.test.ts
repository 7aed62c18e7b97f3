import { describe, expect, test } from "vitest";
import { mimeBundle, poisson, seededRandom } from "../../../core/index.ts";
import { binContents, hist1d, histFromCounts, regular } from "../../../hist/index.ts";
import { lateBefore, promptBefore, sharesIn } from "../../../stats/resonances/decay-shape.ts";
import { type DecayParameter, fitDecayTime } from "../../../stats/resonances/index.ts";
import reference from "../../reference/decay-time.json" with { type: "json" };

const axis = regular(180, -1, 8, { label: "t [ps]" });

test.each(reference.shapes)(
  "the share of decays before %d ps at a lifetime of %d ps, blurred by %d ps, is that of scipy",
  (t, lifetime, sigma, share) => {
    const resolution = { resolution: sigma!, wideResolution: 1, wideFraction: 0 };
    expect(Math.abs(lateBefore(t!, lifetime!, resolution) - share!)).toBeLessThan(1e-12);
  },
);

describe("the fit of counts that numpy drew", () => {
  const { background, counts, parameters, deviance } = reference;
  const fitted = fitDecayTime(histFromCounts(axis, counts), { background });

  test("has MINUIT's deviance, values to 1 % of their errors, and errors to 2 %", () => {
    expect(Math.abs(fitted.deviance - deviance)).toBeLessThan(1e-3);
    for (const [name, [value, error]] of Object.entries(parameters)) {
      const found = fitted.parameters[name as DecayParameter]; // the names are ours
      expect(Math.abs(found.value - value!), name).toBeLessThan(0.01 * error!);
      expect(Math.abs(found.error / error! - 1), name).toBeLessThan(0.02);
    }
  });

  test("gives the share of the late ones with an error smaller than if the two yields were independent", () => {
    const { prompt, late } = fitted.parameters;
    const all = prompt.value + late.value;
    expect(fitted.lateShare.value).toBeCloseTo(late.value / all, 12);
    const independent = Math.hypot(prompt.value * late.error, late.value * prompt.error) / all ** 2;
    expect(fitted.lateShare.error).toBeGreaterThan(0.5 * independent);
    expect(fitted.lateShare.error).toBeLessThan(1.5 * independent);
  });

  test("shows itself as a table with units", () => {
    const text = fitted[mimeBundle]()["text/plain"] as string; // tables have one
    expect(text).toContain("late share");
    expect(text).toMatch(/lifetime\s+\S+ ± \S+ ps/);
  });
});

test("over pretended experiments the late share has pulls of mean 0 and width 1", () => {
  const random = seededRandom(7);
  const blur = { resolution: 0.06, wideResolution: 0.2, wideFraction: 0.2 };
  const coarse = regular(60, -0.6, 5.4); // quicker; times beyond it count, too
  const prompt = sharesIn(coarse.edges, (t) => promptBefore(t, blur));
  const late = sharesIn(coarse.edges, (t) => lateBefore(t, 1.5, blur));
  const expected = prompt.map((share, i) => 1500 * share + 800 * late[i]!);
  const pulls = Array.from({ length: 60 }, () => {
    const counts = expected.map((nu) => poisson(random, nu));
    const { lateShare } = fitDecayTime(histFromCounts(coarse, counts));
    return (lateShare.value - 800 / 2300) / lateShare.error;
  });
  const mean = pulls.reduce((sum, pull) => sum + pull, 0) / 60;
  const width = Math.sqrt(pulls.reduce((sum, pull) => sum + (pull - mean) ** 2, 0) / 59);
  expect(Math.abs(mean)).toBeLessThan(3 / Math.sqrt(60));
  expect(Math.abs(width - 1)).toBeLessThan(3 / Math.sqrt(120));
});

test("a lifetime that is known stays, and is not counted as a parameter", () => {
  const h = histFromCounts(axis, reference.counts);
  const { background } = reference;
  const [free, fixed] = [{}, { fixed: { lifetime: 1.6 } }].map((options) =>
    fitDecayTime(h, { background, ...options }),
  );
  expect(fixed!.parameters.lifetime).toEqual({ value: 1.6, error: 0, state: "fixed" });
  expect(fixed!.ndf).toBe(free!.ndf + 1);
  expect(fixed!.deviance).toBeGreaterThanOrEqual(free!.deviance - 1e-6);
});

test("small samples, whose two widths cannot be told apart, are fitted with one", () => {
  const random = seededRandom(3);
  const fits = Array.from({ length: 15 }, () => {
    const times = Array.from({ length: 200 }, (_, i) => {
      const blur = 0.2 * (random() + random() + random() - 1.5);
      return i < 120 ? blur : blur - 1.5 * Math.log(1 - random());
    });
    return fitDecayTime(hist1d(axis, times));
  });
  const alone = fits.filter(({ parameters: { wideFraction } }) => wideFraction.state === "fixed");
  expect(alone.length).toBeGreaterThan(0);
  for (const { parameters } of alone) expect(parameters.wideFraction.value).toBe(0);
  for (const { lateShare } of fits) {
    expect(Math.abs(lateShare.value - 0.4)).toBeLessThan(4.5 * lateShare.error);
  }
});

describe("what cannot be fitted is refused in a sentence", () => {
  const some = histFromCounts(axis, binContents(hist1d(axis, [-0.1, 0.1, 2])));
  test.each([
    [() => fitDecayTime(hist1d(regular(10, 0, 5), [1, 2])), /both signs/],
    [() => fitDecayTime(hist1d(axis, [1, 2])), /below zero/],
    [() => fitDecayTime(some, { background: [1, 2] }), /2 numbers .* 180 bins/],
    [() => fitDecayTime(some, { background: binContents(some).map((n) => -n) }), /below zero/],
  ])("%s", (act, message) => {
    expect(act).toThrow(RangeError);
    expect(act).toThrow(message);
  });
});
