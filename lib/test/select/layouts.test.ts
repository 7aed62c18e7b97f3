import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type EventTable, jagged, valuesOf } from "../../event/index.ts";
import { readCsv, readTree } from "../../io/index.ts";
import { readAnalysis, runAnalysis } from "../../select/index.ts";
import { samples } from "../io/sample-data.ts";

/** An analysis of one file that counts two leptons of opposite charges above 10 GeV, and then those near the Z. */
function analysisOf(file: string, sample: string): string {
  return `
luminosity: { value: 3 }
samples:
  it: { files: ${file}, duplicates: allow, ${sample} }
objects:
  electrons: { pt: 10 }
  muons: { pt: 10 }
overlapRemoval: false
definitions: { ll: "leptons[0] + leptons[1]" }
regions:
  z:
    cuts:
      - two leptons: nLeptons == 2
      - opposite charges: lepton_charge[0] * lepton_charge[1] < 0
      - near the Z: mass(ll) > 80 && mass(ll) < 100
`;
}

interface Lepton {
  readonly pt: number;
  readonly eta: number;
  readonly phi: number;
  readonly charge: number;
}

/** The same counts from the file's own columns, plainly: leptons are taken as massless. */
function plainly(events: readonly (readonly Lepton[])[]): number[] {
  const two = events
    .map((all) => all.filter(({ pt }) => pt > 10))
    .filter(({ length }) => length === 2);
  const opposite = two.filter(([a, b]) => a!.charge * b!.charge < 0);
  const peak = opposite.filter(([a, b]) => {
    const m2 = 2 * a!.pt * b!.pt * (Math.cosh(a!.eta - b!.eta) - Math.cos(a!.phi - b!.phi));
    return m2 > 80 ** 2 && m2 < 100 ** 2;
  });
  return [two.length, opposite.length, peak.length];
}

/** Leptons of each event from lists of the file. */
function leptonsIn(
  table: EventTable,
  names: Readonly<Record<keyof Lepton, string>>,
  unit = 1,
): Lepton[][] {
  return Array.from({ length: table.nEvents }, (_, i) => {
    const of = (name: keyof Lepton): Float64Array => valuesOf(jagged(table, names[name]), i);
    const [pt, eta, phi, charge] = [of("pt"), of("eta"), of("phi"), of("charge")];
    return Array.from(pt, (x, k) => ({
      pt: x * unit,
      eta: eta[k]!,
      phi: phi[k]!,
      charge: charge[k]!,
    }));
  });
}

const named = (prefix: string, separator: string) => ({
  pt: `${prefix}${separator}pt`,
  eta: `${prefix}${separator}eta`,
  phi: `${prefix}${separator}phi`,
  charge: `${prefix}${separator}charge`,
});

async function treeLeptons(
  path: string,
  tree: string,
  lists: readonly ReturnType<typeof named>[],
  unit = 1,
): Promise<Lepton[][]> {
  const columns = lists.flatMap((names) => Object.values(names));
  const table = await readTree(path, tree, { columns });
  const parts = lists.map((names) => leptonsIn(table, names, unit));
  return parts[0]!.map((_, i) => parts.flatMap((part) => part[i]!));
}

const simulated = "crossSection: 2000, sumOfWeights: events";
const cases: readonly (readonly [string, string, string, (path: string) => Promise<Lepton[][]>])[] =
  [
    [
      "ATLAS open data",
      "atlas-13tev-4lep/data_A.4lep.root",
      "kind: data",
      (path) => treeLeptons(path, "mini", [named("lep", "_")], 1e-3),
    ],
    [
      "NanoAOD",
      "cms-nanoaod/NanoAODv5_sample.root",
      simulated,
      (path) => treeLeptons(path, "Events", [named("Electron", "_"), named("Muon", "_")]),
    ],
    [
      "PHYSLITE",
      "physlite/PHYSLITE_example.root",
      simulated,
      (path) =>
        treeLeptons(
          path,
          "CollectionTree",
          [named("AnalysisElectronsAuxDyn", "."), named("AnalysisMuonsAuxDyn", ".")],
          1e-3,
        ),
    ],
    [
      "CMS's CSV files",
      "cms-education-csv/Zmumu_Run2011A_masses.csv",
      "kind: data",
      async (path) => {
        const { columns, nEvents } = await readCsv(path);
        const at = (name: string, i: number): number => Number((columns[name] as Float64Array)[i]);
        return Array.from({ length: nEvents }, (_, i) =>
          ["1", "2"].map((n) => ({
            ...{ pt: at(`pt${n}`, i), eta: at(`eta${n}`, i), phi: at(`phi${n}`, i) },
            charge: at(`Q${n}`, i),
          })),
        );
      },
    ],
  ];

describe.skipIf(!existsSync(samples))(
  "the same configuration selects the events of other experiments' files:",
  () => {
    test.each(cases)("%s", async (_, file, sample, read) => {
      const path = `${samples}/${file}`;
      const run = await runAnalysis(readAnalysis(analysisOf(path, sample), { name: "other.yaml" }));
      const counts = run.cutflow("it", "z").map(({ passed }) => passed);
      expect(counts).toEqual(plainly(await read(path)));
      expect(counts[0]).toBeGreaterThan(0);
    });

    test("Delphes", async () => {
      const text = analysisOf(`${samples}/delphes/delphes_10evt.root`, simulated);
      const run = await runAnalysis(readAnalysis(text, { name: "other.yaml" }));
      expect(run.samples[0]).toMatchObject({ layout: "Delphes", events: 10 });
    });
  },
);
