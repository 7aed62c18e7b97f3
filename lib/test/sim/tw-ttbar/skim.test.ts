import fc from "fast-check";
import { expect, test } from "vitest";
import { type Column, column, type EventTable, eventTable, jagged } from "../../../event/index.ts";
import { slimmed, withLoosePair } from "../../../sim/tw-ttbar/index.ts";

type Lepton = readonly [pt: number, eta: number, phi: number, isolation: number];
type Jet = readonly [pt: number, eta: number, phi: number, tag: number];

interface Objects {
  readonly leptons: readonly Lepton[];
  readonly jets: readonly Jet[];
}

/** Events of these objects, with all columns that the pools keep. */
function table(events: readonly Objects[]): EventTable {
  const lists = (of: (event: Objects) => readonly (readonly number[])[], part: number): Column => {
    const offsets = new Uint32Array(events.length + 1);
    for (const [i, event] of events.entries()) offsets[i + 1] = offsets[i]! + of(event).length;
    const values = events.flatMap((event) => of(event).map((object) => object[part] ?? 1));
    return { offsets, values: Float64Array.from(values) };
  };
  const lep = (part: number): Column => lists(({ leptons }) => leptons, part);
  const jet = (part: number): Column => lists(({ jets }) => jets, part);
  const one = new Float64Array(events.length).fill(1);
  return eventTable({
    ...{ lep_pt: lep(0), lep_eta: lep(1), lep_phi: lep(2), lep_isolation: lep(3) },
    ...{ lep_e: lep(0), lep_charge: lep(9), lep_type: lep(9) },
    ...{ jet_pt: jet(0), jet_eta: jet(1), jet_phi: jet(2), jet_btag: jet(3), jet_m: jet(9) },
    ...{ met_et: one, met_phi: one, sum_et: one, trigger: one, n_vertices: one, weight: one },
  });
}

const pair: readonly Lepton[] = [
  [40, 0, 0, 0.01],
  [25, 1, 2, 0.1],
];
const bJet: Jet = [60, -1, -2, 3];

const cases: readonly [what: string, event: Objects, isKept: boolean][] = [
  ["two leptons and a b jet are kept", { leptons: pair, jets: [bJet] }, true],
  ["one lepton is too few", { leptons: pair.slice(1), jets: [bJet] }, false],
  [
    "a lepton in the middle of other particles is none",
    { leptons: [pair[0]!, [25, 1, 2, 0.2]], jets: [bJet] },
    false,
  ],
  ["a second jet is too many", { leptons: pair, jets: [bJet, [26, 2, 1, 0]] }, false],
  ["a soft second jet is none", { leptons: pair, jets: [bJet, [24, 2, 1, 4]] }, true],
  ["a forward second jet is none", { leptons: pair, jets: [bJet, [50, 2.6, 1, 0]] }, true],
  ["a second jet on top of a lepton is it", { leptons: pair, jets: [bJet, [40, 0.1, 0, 0]] }, true],
  [
    "also across the line where φ jumps",
    {
      leptons: [[40, 0, 3.1, 0], pair[1]!],
      jets: [bJet, [40, 0, -3.1, 0]],
    },
    true,
  ],
  [
    "a jet that passes at 85 % alone is no b jet",
    { leptons: pair, jets: [[60, -1, -2, 1]] },
    false,
  ],
];

for (const [what, event, isKept] of cases) {
  test(`in the loose selection ${what}`, () => {
    expect(withLoosePair(table([event])).nEvents).toBe(isKept ? 1 : 0);
  });
}

test("events keep their order and their objects", () => {
  const events = [
    { leptons: pair, jets: [bJet] },
    { leptons: [], jets: [] },
    { leptons: pair, jets: [[70, 0.5, 1, 4]] satisfies Jet[] },
  ];
  const kept = withLoosePair(table(events));
  expect([...jagged(kept, "jet_pt").values]).toEqual([60, 70]);
  expect([...jagged(kept, "lep_pt").values]).toEqual([40, 25, 40, 25]);
});

test("rounding carries no value across a cut, and 32 bits hold what is left", () => {
  const number = fc.double({ min: 0.01, max: 300, noNaN: true });
  const direction = fc.double({ min: -3.1, max: 3.1, noNaN: true });
  fc.assert(
    fc.property(
      number,
      direction,
      direction,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (pt, eta, phi, around) => {
        const one = slimmed(
          table([{ leptons: [[pt, eta, phi, around]], jets: [[pt, eta, phi, 2]] }]),
        );
        const at = (name: string): number => jagged(one, name).values[0]!;
        for (const cut of [20, 25, 27]) expect(at("lep_pt") > cut).toBe(pt > cut);
        expect(at("jet_pt") > 25).toBe(pt > 25);
        expect(Math.abs(at("jet_eta")) < 2.5).toBe(Math.abs(eta) < 2.5);
        expect(at("lep_isolation") < 0.125).toBe(around < 0.125);
        expect(Math.abs(at("lep_pt") - pt)).toBeLessThanOrEqual(1 / 16);
        expect(Math.abs(at("lep_phi") - phi)).toBeLessThanOrEqual(1 / 512);
        for (const name of Object.keys(one.columns).filter((key) => /^(lep|jet)_/.test(key))) {
          expect(Math.fround(at(name)), name).toBe(at(name));
        }
      },
    ),
  );
  expect(column(slimmed(table([{ leptons: pair, jets: [bJet] }])), "sum_et")[0]).toBe(2); // in steps of 2
});
