import { existsSync, readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { particles } from "../../core/index.ts";
import { column, type EventTable } from "../../event/index.ts";
import { simulateDimuons } from "../../sim/simulate-dimuons.ts";
import { hasStandIn, standIn } from "../../sim/stand-ins.ts";

vi.setConfig({ testTimeout: 60_000 }); // a second each, many on a machine with much else to do

const files = {
  "cms-z-mumu": "Zmumu_Run2011A_masses.csv",
  "cms-jpsi-mumu": "Jpsimumu.csv",
  "cms-phi-mumu": "peakdata4.csv",
  "cms-omega-mumu": "peakdata5.csv",
} as const;
const folder = "../shared/data/cms-education-csv";

/** Invariant masses from the momenta, with the muon mass put in: the files' energies are rounded. */
function masses(of: (name: string) => ArrayLike<number>): number[] {
  const m2 = particles.muon.mass ** 2;
  const [x1, y1, z1, x2, y2, z2] = ["px1", "py1", "pz1", "px2", "py2", "pz2"].map(of);
  return Array.from(x1!, (_, i) => {
    const e =
      Math.sqrt(x1![i]! ** 2 + y1![i]! ** 2 + z1![i]! ** 2 + m2) +
      Math.sqrt(x2![i]! ** 2 + y2![i]! ** 2 + z2![i]! ** 2 + m2);
    const p2 = (x1![i]! + x2![i]!) ** 2 + (y1![i]! + y2![i]!) ** 2 + (z1![i]! + z2![i]!) ** 2;
    return Math.sqrt(e * e - p2);
  });
}

const massesIn = (events: EventTable): number[] => masses((name) => column(events, name));
const count = (values: readonly number[], from: number, to: number): number =>
  values.filter((m) => m >= from && m < to).length;

function readColumns(file: string): { names: string[]; of: (name: string) => number[] } {
  const [head, ...lines] = readFileSync(`${folder}/${file}`, "utf8").trim().split(/\r?\n/);
  const names = head!.split(",");
  const rows = lines.map((line) => line.split(","));
  return { names, of: (name) => rows.map((row) => Number(row[names.indexOf(name)])) };
}

test("the stand-in for the J/ψ file peaks at the J/ψ and at the ψ(2S), as wide as CMS sees them", () => {
  const found = massesIn(standIn("cms-jpsi-mumu", 1));
  expect(found.length).toBe(20_000);
  const core = found.filter((m) => Math.abs(m - 3.0969) < 0.1);
  const mean = core.reduce((sum, m) => sum + m, 0) / core.length;
  expect(Math.abs(mean - particles.jpsi.mass)).toBeLessThan(0.005);
  const half = core.map((m) => Math.abs(m - 3.0969)).sort((a, b) => a - b)[
    Math.floor(core.length * 0.683)
  ]!;
  expect(half).toBeGreaterThan(0.025); // 20 MeV in the centre to 50 MeV forward, arXiv:1011.4193
  expect(half).toBeLessThan(0.05);
  const sides = count(found, 3.5, 3.58) + count(found, 3.8, 3.88);
  expect(count(found, 3.6, 3.76)).toBeGreaterThan(sides + 5 * Math.sqrt(2 * sides));
});

test("φ and ω stand where the Review of Particle Physics puts them", () => {
  for (const [id, mass] of [
    ["cms-phi-mumu", particles.phi.mass],
    ["cms-omega-mumu", particles.omega.mass],
  ] as const) {
    const found = massesIn(standIn(id, 1));
    const bins = Array.from({ length: 9 }, (_, k) =>
      count(found, mass + (k - 4.5) * 0.01, mass + (k - 3.5) * 0.01),
    );
    expect(bins.indexOf(Math.max(...bins))).toBe(4);
  }
});

test("the same seed gives the same stand-in, another seed another", () => {
  const [a, b, c] = [1, 1, 2].map((seed) => standIn("cms-phi-mumu", seed));
  expect(a).toEqual(b);
  expect(column(a!, "px1")).not.toEqual(column(c!, "px1"));
});

test("a data set without a stand-in is refused with the list of those that have one", () => {
  expect(hasStandIn("cms-w-munu")).toBe(false);
  expect(() => standIn("cms-w-munu", 1)).toThrow(/cms-z-mumu, cms-jpsi-mumu/);
});

test("peaks outside the window, or with more than all events, are refused", () => {
  const motion = {
    pt: { probabilities: [0, 1], values: [5, 30] },
    absY: { probabilities: [0, 1], values: [0, 2] },
  };
  const common = { continuum: { slope: 0 }, nEvents: 10, seed: 1, motion };
  const make = (share: number, range: readonly [number, number]): EventTable =>
    simulateDimuons({ ...common, range, peaks: [{ particle: "jpsi", share }] });
  expect(() => make(1.2, [2, 5])).toThrow(/take 1.2 of 1/);
  expect(() => make(0.5, [4, 5])).toThrow(/J\/ψ in 4–5 GeV/);
  expect(make(1, [2, 5]).nEvents).toBe(10);
});

for (const [id, file] of Object.entries(files)) {
  test.skipIf(!existsSync(`${folder}/${file}`))(`${id} looks like the real ${file}`, () => {
    const real = readColumns(file);
    const events = standIn(id, 1);
    expect(Object.keys(events.columns)).toEqual(real.names);
    expect(Math.abs(events.nEvents / real.of("E1").length - 1)).toBeLessThan(0.05);
    const quartiles = (values: ArrayLike<number>): number[] => {
      const sorted = Float64Array.from(values).sort();
      return [0.25, 0.5, 0.75].map((q) => sorted[Math.floor(q * sorted.length)]!);
    };
    // the spread between quartiles, and how far they may be off in units of it
    const isLike = (
      what: string,
      a: ArrayLike<number>,
      b: ArrayLike<number>,
      tolerance: number,
    ): void => {
      const [ours, theirs] = [quartiles(a), quartiles(b)];
      const spread = theirs[2]! - theirs[0]!;
      for (const k of [0, 1, 2]) {
        expect(Math.abs(ours[k]! - theirs[k]!) / spread, what).toBeLessThan(tolerance);
      }
    };
    isLike("M", massesIn(events), masses(real.of), 0.3);
    // both muons together: the files do not order them evenly
    const both = (of: (name: string) => ArrayLike<number>, name: string): number[] =>
      [1, 2].flatMap((i) => Array.from(of(`${name}${i}`)));
    for (const [name, tolerance] of [
      ["eta", 0.15],
      ["phi", 0.1],
      ["pt", 0.3],
    ] as const) {
      isLike(
        name,
        both((of) => column(events, of), name),
        both(real.of, name),
        tolerance,
      );
    }
  });
}
