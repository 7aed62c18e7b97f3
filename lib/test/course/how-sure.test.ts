import { expect, test } from "vitest";
import { logGamma, seededRandom } from "../../core/index.ts";
import type { Verdict } from "../../grade/judgement.ts";
import { wordsIn } from "../../grade/language.ts";

const folder = "../../../exercises/10-how-sure";

/** What the judge says of a function that nobody of the course wrote. */
async function verdictOn(slug: string, answer: unknown, seed: number): Promise<Verdict> {
  const { exercise } = await import(`${folder}/${slug}/exercise.ts`);
  const { probe } = await import(`${folder}/${slug}/probe.ts`);
  const inputs = await exercise.inputs(seed);
  const values = await probe({ [exercise.answers[0]]: answer }, inputs);
  return exercise.judge(values, { inputs, reference: await exercise.reference(seed), seed });
}

const students = [1, 17, 2026];
const mean = (values: readonly number[]): number =>
  values.reduce((sum, x) => sum + x, 0) / values.length;

/** Quantiles of χ² with 30 degrees of freedom at 0.025 and 0.975, from the tables. */
const [low30, high30] = [16.7908, 46.9792];

test.each([
  [
    "2nt̄/τ follows χ² with 2n degrees of freedom",
    (times: number[]) => [(30 * mean(times)) / high30, (30 * mean(times)) / low30],
  ],
  [
    "the logarithm of a mean of n exponential times is known to 1/√n",
    (times: number[]) => [-1, 1].map((way) => mean(times) * Math.exp((way * 1.96) / Math.sqrt(15))),
  ],
])("an interval for a lifetime may also come of this: %s", async (_how, interval) => {
  for (const seed of students) {
    expect((await verdictOn("honest-interval", interval, seed)).status).toBe("pass");
  }
});

test("an interval that never looks at its data earns nothing, however long", async () => {
  for (const ends of [
    [0, 1000],
    [0.5, 8],
    [0, 30],
  ]) {
    expect((await verdictOn("honest-interval", () => ends, 1)).credit).toBe(0);
  }
});

test("a bootstrap may draw in a loop, into typed arrays, and with random numbers of its own", async () => {
  const random = seededRandom(5);
  const loop = (
    values: number[],
    statistic: (sample: Float64Array) => number,
    nReplicas: number,
  ): Float64Array => {
    const found = new Float64Array(nReplicas);
    for (let k = 0; k < nReplicas; k++) {
      const sample = new Float64Array(values.length);
      for (let i = 0; i < sample.length; i++) {
        sample[i] = values[Math.trunc(random() * values.length)]!;
      }
      found[k] = statistic(sample.sort());
    }
    return found;
  };
  for (const seed of students) {
    expect((await verdictOn("bootstrap", loop, seed)).status).toBe("pass");
  }
});

test("samples drawn from a law that was fitted are no bootstrap of the data", async () => {
  const parametric = (
    values: number[],
    statistic: (sample: number[]) => number,
    nReplicas: number,
    random: () => number,
  ): number[] =>
    Array.from({ length: nReplicas }, () =>
      statistic(values.map(() => -mean(values) * Math.log(1 - random()))),
    );
  const { credit, reason } = await verdictOn("bootstrap", parametric, 1);
  expect(credit).toBe(0);
  expect(wordsIn(reason, "en")).toMatch(/not in the list/);
});

test("a coverage may be summed over all counts instead of drawn, and no constant is one", async () => {
  const summed = (nu: number, intervalOf: (n: number) => [number, number]): number => {
    let share = 0;
    for (let n = 0; n < 200; n++) {
      const [low, high] = intervalOf(n);
      if (low <= nu && nu <= high) share += Math.exp(n * Math.log(nu) - nu - logGamma(n + 1));
    }
    return share;
  };
  for (const seed of students) {
    expect((await verdictOn("coverage", summed, seed)).status).toBe("pass");
    expect((await verdictOn("coverage", () => 0.6827, seed)).credit).toBe(0);
  }
});

test("one answer for all events is no choice of a region", async () => {
  for (const region of ["SR", "B-e", "EC-e", "mu", "none"]) {
    expect((await verdictOn("region", () => region, 1)).credit).toBe(0);
  }
});
