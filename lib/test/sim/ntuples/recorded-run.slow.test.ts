import { beforeAll, expect, test } from "vitest";
import { column, concat, type EventTable, filter } from "../../../event/index.ts";
import { numberPerEvent, readAnalysis, runAnalysis } from "../../../select/index.ts";
import {
  type RecordedRun,
  recordedRun,
  runTruth,
  simulatedCollisions,
} from "../../../sim/ntuples/index.ts";

let run: RecordedRun;
beforeAll(async () => {
  run = await recordedRun(5);
});

const names = ({ columns }: EventTable): string[] =>
  Array.from(
    columns["run"] as Float64Array,
    (one, i) => `${one} ${(columns["event"] as Float64Array)[i]}`,
  ); // as they are made

test("a run tells nothing of the truth, and is the same each time", async () => {
  expect(Object.keys(run.muons.columns).filter((name) => name.startsWith("truth"))).toEqual([]);
  expect(await recordedRun(5)).toEqual(run);
});

test("an event is in both files if an electron and a muon have fired, and in neither twice", () => {
  const [electrons, muons] = [names(run.electrons), names(run.muons)];
  expect(new Set(electrons).size).toBe(electrons.length);
  expect(new Set(muons).size).toBe(muons.length);
  const inBoth = filter(run.electrons, (event) => event["trigger_muon"] === 1);
  expect(names(inBoth)).toEqual(electrons.filter((one) => muons.includes(one)));
  expect(inBoth.nEvents).toBeGreaterThan(10);
});

test("events without a collision are about one in a hundred, and all of them have a bad jet", () => {
  const all = concat(run.electrons, run.muons);
  const bad = numberPerEvent(
    all,
    "count(jet_em_fraction > 0.95 && jet_charged_fraction < 0.05) > 0 && met_et > 0",
  );
  const empty = column(all, "n_vertices").map((n) => (n === 0 ? 1 : 0));
  expect(empty.every((one, i) => one <= bad[i]!)).toBe(true);
  const share = bad.reduce((sum, one) => sum + one, 0) / all.nEvents;
  expect(share).toBeGreaterThan(0.004);
  expect(share).toBeLessThan(0.015);
});

test("students have triggers and pile-up of their own", () => {
  const [first, second] = [runTruth(1), runTruth(2)];
  expect(first.triggers.muons.plateau).not.toBe(second.triggers.muons.plateau);
  expect(first.pileUp).not.toBe(second.pileUp);
  for (const { pileUp } of [first, second]) expect(Math.abs(pileUp - 22.5)).toBeLessThan(2.5);
});

test("simulation with the trigger's efficiency put right expects what the data have", async () => {
  const zmumu = await simulatedCollisions("zmumu");
  const file = `
luminosity: { value: ${run.luminosity} }
samples:
  data: { files: muons, kind: data }
  zmumu: { files: zmumu, crossSection: published }
trigger: trigger_muon == 1
objects: { muons: { pt: 30, eta: 2.5, isolation: 0.1 } }
regions: { mumu: { cuts: [nMuons == 2] } }
`;
  const tables = { muons: run.muons, zmumu };
  const [{ observed, total }] = (await runAnalysis(readAnalysis(file, { tables })))
    .yields as never as [{ observed: number; total: { value: number; error: number } }]; // one region
  const kept = (efficiency: number): number => 1 - (1 - efficiency) ** 2;
  const expected = (total.value * kept(runTruth(5).triggers.muons.plateau)) / kept(0.78);
  const error = Math.hypot(Math.sqrt(observed), total.error);
  expect(Math.abs(observed - expected) / error).toBeLessThan(3); // both fluctuate
});

test("a tenth of the simulated top pairs weighs −1, and the sum of weights knows", async () => {
  const { events, sumOfWeights, nEvents } = await simulatedCollisions("ttbar");
  const negative = column(events, "weight").filter((w) => w === -1).length;
  expect(Math.abs(negative / nEvents - 0.1)).toBeLessThan(3 * Math.sqrt(0.09 / nEvents));
  expect(sumOfWeights).toBe(nEvents - 2 * negative);
});
