import { expect, test } from "vitest";
import { column, eventTable, jagged, valuesOf } from "../../event/index.ts";
import {
  chooseObjects,
  evaluate,
  listPerEvent,
  ntupleOf,
  numberPerEvent,
  readAnalysis,
} from "../../select/index.ts";
import { randomEvents } from "./random-sample.ts";
import { slowVerdict } from "./slow-analysis.ts";

const list = (...events: number[][]) => ({
  offsets: Uint32Array.from([0, ...events.map((_, i) => events.slice(0, i + 1).flat().length)]),
  values: Float64Array.from(events.flat()),
});

test("an expression of a table's columns is a column", () => {
  const events = eventTable({
    met: Float64Array.of(10, 50),
    jet_pt: list([40, 20], [90]),
    name: ["a", "b"],
  });
  expect(evaluate(events, "met / 2")).toEqual(Float64Array.of(5, 25));
  expect(evaluate(events, "count(jet_pt > 30)")).toEqual(Float64Array.of(1, 1));
  expect(evaluate(events, "met > 20")).toEqual(Float64Array.of(0, 1));
  expect(evaluate(events, "jet_pt / met")).toEqual(list([4, 2], [1.8]));
  expect(numberPerEvent(events, "met / 2")).toEqual(Float64Array.of(5, 25));
  expect(listPerEvent(events, "jet_pt / 2")).toEqual(list([20, 10], [45]));
  expect(() => numberPerEvent(events, "jet_pt")).toThrow("it is a list; count, sum");
  expect(() => listPerEvent(events, "met")).toThrow("it is one number");
  expect(() => evaluate(events, "jet_pts")).toThrow("there is no jet_pts: is jet_pt meant?");
  expect(() => evaluate(events, "momentum(met, met, met, met)")).toThrow("take a part of it");
});

test("objects are chosen as an analysis chooses them, and shown as columns", () => {
  const events = randomEvents({ nEvents: 500, seed: 3 });
  const chosen = chooseObjects(events, {
    electrons: { pt: 25, eta: 2.47, crack: [1.37, 1.52], isolation: 0.15 },
    muons: { pt: 25, eta: 2.5, isolation: 0.15 },
    jets: { pt: 25, eta: 2.5, bTag: 77 },
  });
  for (let i = 0; i < events.nEvents; i++) {
    const { nLeptons, nBJets } = slowVerdict(events, i);
    expect(column(chosen, "nLeptons")[i]).toBe(nLeptons);
    expect(column(chosen, "nBJets")[i]).toBe(nBJets);
    const pts = [...valuesOf(jagged(chosen, "lepton_pt"), i)];
    expect(pts).toEqual([...pts].sort((a, b) => b - a));
  }
  expect(column(chosen, "met_et")).toEqual(column(events, "met_et"));
  expect(() => chooseObjects(events, { jets: { where: "pt > 30 && x" } })).toThrow("there is no x");
});

test("an analysis can be an object, and what is wrong with it has its key", async () => {
  const config = {
    samples: { data: { files: "nowhere.parquet", kind: "data" } },
    regions: { all: { cuts: ["nJets > 2"] } },
  } as const;
  expect(readAnalysis(config).regions[0]!.cuts[0]!.text).toBe("nJets > 2");
  const wrong = { ...config, regions: { all: { cuts: ["nJets >"] } } };
  expect(() => readAnalysis(wrong)).toThrow(/^analysis:\d+: regions.all.cuts\[0\] is not right/);
  await expect(ntupleOf(readAnalysis(config), "dat")).rejects.toThrow(
    "There is no sample dat: is data meant?",
  );
});
