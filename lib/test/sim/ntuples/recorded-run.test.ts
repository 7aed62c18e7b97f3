import { beforeAll, describe, expect, test } from "vitest";
import { seededRandom } from "../../../core/index.ts";
import { column, type EventTable, jagged, valuesOf } from "../../../event/index.ts";
import { chooseObjects, numberPerEvent } from "../../../select/index.ts";
import {
  recordCollisions,
  simulatedTriggers,
  triggerEfficiency,
} from "../../../sim/ntuples/index.ts";
import { simulate } from "../../../sim/simulate.ts";

let before: EventTable;
let electrons: EventTable;
let muons: EventTable;

const record = (events: EventTable): EventTable =>
  recordCollisions(seededRandom(3), events, simulatedTriggers);
const total = (events: EventTable, expression: string): number =>
  numberPerEvent(events, expression).reduce((sum, one) => sum + one, 0);

beforeAll(async () => {
  const options = { nEvents: 3000, seed: 12, workers: 1 };
  before = (await simulate("z-ee", options)).events;
  electrons = record(before);
  muons = record((await simulate("z-mumu", options)).events);
});

describe("what a detector writes down before anybody has decided what is what", () => {
  test("has every hard electron of a Z as a jet, too", () => {
    const lost = Array.from({ length: electrons.nEvents }, (_, i) => {
      const of = (name: string) => [...valuesOf(jagged(electrons, name), i)];
      const [eta, phi, jetEta, jetPhi] = ["lep_eta", "lep_phi", "jet_eta", "jet_phi"].map(of);
      return of("lep_pt").filter((pt, k) => {
        const isNear = jetEta!.some((other, j) => {
          const dPhi = Math.acos(Math.cos(phi![k]! - jetPhi![j]!));
          return Math.hypot(eta![k]! - other, dPhi) < 0.2;
        });
        return pt > 30 && of("lep_type")[k] === 11 && of("truth_lep_origin")[k] === 1 && !isNear;
      }).length;
    }).reduce((sum, n) => sum + n, 0);
    // a hard jet within 0.4 takes it in, and may point elsewhere
    expect(lost / total(electrons, "count(lep_pt > 30)")).toBeLessThan(0.02);
  });

  test("has the same number of jets beside Z → ee and Z → μμ once overlaps are removed, and two more before", () => {
    const objects = {
      electrons: { pt: 25, eta: 2.47, isolation: 0.1 },
      muons: { pt: 25, eta: 2.47, isolation: 0.1 },
      jets: { pt: 25, eta: 2.5 },
    };
    const jets = (events: EventTable, isRemoved: boolean): { mean: number; error: number } => {
      const chosen = chooseObjects(events, objects, isRemoved);
      const n = column(chosen, "nJets").filter((_, i) => column(chosen, "nLeptons")[i] === 2);
      const mean = n.reduce((sum, one) => sum + one, 0) / n.length;
      const variance = n.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (n.length - 1);
      return { mean, error: Math.sqrt(variance / n.length) };
    };
    const [ee, mumu] = [jets(electrons, true), jets(muons, true)];
    expect(Math.abs(ee.mean - mumu.mean) / Math.hypot(ee.error, mumu.error)).toBeLessThan(3);
    const extra = jets(electrons, false).mean - jets(muons, false).mean;
    expect(extra).toBeGreaterThan(1.8);
    expect(extra).toBeLessThan(2.1);
  });

  test("leaves momenta of leptons, and what was missing, as they were", () => {
    expect(column(electrons, "met_et")).toEqual(column(before, "met_et"));
    const real = "sum(lep_pt * (truth_lep_origin == 1 ? 1 : 0))";
    expect(total(electrons, real)).toBeCloseTo(total(before, real), 4);
  });

  test("is sorted by pT in every event", () => {
    for (const name of ["lep_pt", "jet_pt"]) {
      for (let i = 0; i < electrons.nEvents; i++) {
        const pts = [...valuesOf(jagged(electrons, name), i)];
        expect(pts).toEqual([...pts].sort((a, b) => b - a));
      }
    }
  });
});

describe("triggers", () => {
  test("reach half of their plateau at the threshold", () => {
    const { muons: trigger } = simulatedTriggers;
    expect(triggerEfficiency(trigger, 26)).toBeCloseTo(0.78 / 2, 12);
    expect(triggerEfficiency(trigger, 60)).toBeCloseTo(0.78, 12);
  });

  test("let muons fire as often as the curve says", () => {
    const from30 = (more: string) => total(muons, `count(lep_type == 13 && lep_pt > 32${more})`);
    const n = from30("");
    const expected = n * simulatedTriggers.muons.plateau;
    expect(
      Math.abs(from30(" && lep_fired == 1") - expected) / Math.sqrt(expected * 0.22),
    ).toBeLessThan(3);
  });

  test("of the event are those of its leptons", () => {
    expect(column(muons, "trigger_muon")).toEqual(
      numberPerEvent(muons, "any(lep_type == 13 && lep_fired == 1)"),
    );
    expect(column(electrons, "trigger_electron")).toEqual(
      numberPerEvent(electrons, "any(lep_type == 11 && lep_fired == 1)"),
    );
  });
});
