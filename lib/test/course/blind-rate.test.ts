import { expect, test } from "vitest";
import { type EventTable, filter, map, type Row } from "../../event/index.ts";
import type { Verdict } from "../../grade/index.ts";
import { blindSample, labelledSample, searchFeatures } from "../../sim/search/index.ts";

type Keep = (event: Row) => boolean;

interface Counts {
  readonly observed: number;
  readonly signal: number;
  readonly background: number;
}

const seed = 2;
const hard: Keep = ({ met, ht }) => met! > 30 && ht! > 200;
const cuts: Keep = (event) => event["n_jets"]! >= 4 && hard(event);

test("different sensible cuts measure the rate as well as the trees of the lesson", async () => {
  const others: Keep[] = [
    cuts,
    ({ n_jets, met }) => n_jets! >= 4 && met! > 30,
    ({ n_jets, ht }) => n_jets! >= 5 && ht! > 220,
    ({ n_jets, n_tags }) => n_jets! >= 4 && n_tags! >= 1,
  ];
  for (const keep of others) {
    expect(await judged(keep, await counts(keep))).toMatchObject({ status: "pass" });
  }
});

test("a background measured in events with three jets is as good as one from the simulation", async () => {
  const aside: Keep = (event) => event["n_jets"] === 3 && hard(event);
  const [inside, outside] = [await counts(cuts), await counts(aside)];
  const k = inside.background / outside.background;
  const rate = (inside.observed - k * outside.observed) / (inside.signal - k * outside.signal); // tops leak into the sideband
  const background = inside.observed - rate * inside.signal;
  expect(background).not.toBeCloseTo(inside.background, 0);
  expect(await judged(cuts, { ...inside, background })).toMatchObject({ status: "pass" });
});

test("numbers of a selection that the function does not make earn nothing", async () => {
  const right = await counts(cuts);
  const invented: Partial<Counts>[] = [
    { observed: right.observed + 1 },
    { signal: 1.2 * right.signal },
    { background: 1.5 * right.background },
    { signal: right.signal / 10, background: 0 },
  ];
  for (const wrong of invented) {
    expect(await judged(cuts, { ...right, ...wrong })).toMatchObject({ status: "fail", credit: 0 });
  }
});

/** Features of each table, computed once. */
const known = new WeakMap<EventTable, EventTable>();
function looksOf(events: EventTable): EventTable {
  const looks = known.get(events) ?? searchFeatures(events);
  known.set(events, looks);
  return looks;
}

const samples = Promise.all([
  blindSample(seed),
  labelledSample("ttbar", "testing"),
  labelledSample("wjets", "testing"),
  labelledSample("qcd", "testing"),
]);

/** What a selection keeps of the blind sample, and of the testing samples in 1 pb⁻¹. */
async function counts(keep: Keep): Promise<Counts> {
  const [observed, signal, wjets, qcd] = (await samples).map(
    ({ events, luminosity }) => filter(looksOf(events), keep).nEvents / luminosity,
  ) as [number, number, number, number]; // one for each sample; the blind one has 1 pb⁻¹
  return { observed, signal, background: wjets + qcd };
}

const judging = (async () => {
  const { exercise } = await import("../../../exercises/05-top-quark/blind-rate/exercise.ts");
  const { probe } = await import("../../../exercises/05-top-quark/blind-rate/probe.ts");
  const inputs = await exercise.inputs(seed);
  return { exercise, probe, inputs, reference: await exercise.reference(seed) };
})();

/** The judge's word on a selection, asked by the probe, and on a measurement with these counts. */
async function judged(keep: Keep, { observed, signal, background }: Counts): Promise<Verdict> {
  const { exercise, probe, inputs, reference } = await judging;
  const selected = (events: EventTable): Float64Array =>
    map(looksOf(events), (event) => (keep(event) ? 1 : 0)); // as good as true and false
  const rate = (observed - background) / signal;
  const error = Math.hypot(Math.sqrt(observed), 0.2 * background) / signal;
  const blindRate = { observed, signal, background, rate, error };
  return exercise.judge(await probe({ selected, blindRate }, inputs), { inputs, reference, seed });
}
