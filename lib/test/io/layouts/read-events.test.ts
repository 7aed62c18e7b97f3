import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  column,
  concat,
  type EventTable,
  type Jagged,
  jagged,
  valuesOf,
} from "../../../event/index.ts";
import {
  describeEvents,
  eventChunks,
  eventModel,
  readColumns,
  readEvents,
  readTree,
  writeParquet,
} from "../../../io/index.ts";
import { fromPtEtaPhiM, mass, sum } from "../../../vector/index.ts";
import { ntupleFile } from "../root/ntuple-file.ts";
import { hasSample, samples } from "../sample-data.ts";

const sample = (file: string): string => join(samples, file);
const atlas = sample("atlas-13tev-4lep/data_A.4lep.root");
const physlite = sample("physlite/PHYSLITE_example.root");
const nano = sample("cms-nanoaod/NanoAODv5_sample.root");
const delphes = sample("delphes/delphes_10evt.root");
const zMuMu = sample("cms-education-csv/Zmumu_Run2011A_masses.csv");
const jpsi = sample("cms-education-csv/Jpsimumu.csv");
const fourLeptons = sample("cms-education-csv/2e2mu_2012.csv");
const withSamples = test.skipIf(!hasSample(""));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "toplab-layouts-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Mass of the first two leptons of an event. */
function dileptonMass(events: EventTable, i: number): number {
  const of = (name: string): Float64Array => valuesOf(jagged(events, name), i);
  const [pt, eta, phi] = [of("lep_pt"), of("lep_eta"), of("lep_phi")];
  const lepton = (k: number) => fromPtEtaPhiM(pt[k]!, eta[k]!, phi[k]!, 0.10566);
  return mass(sum(lepton(0), lepton(1)));
}

/** Whether every list falls. */
function areOrdered({ offsets, values }: Jagged): boolean {
  return offsets.every((start, i) => {
    const list = values.subarray(start, offsets[i + 1] ?? start);
    return list.every((value, k) => k === 0 || value <= list[k - 1]!);
  });
}

describe("every known layout", () => {
  const files = [
    [atlas, "ATLAS Open Data 13 TeV (2020)", 39, 37],
    [physlite, "DAOD_PHYSLITE", 100, 32],
    [nano, "CMS NanoAOD", 1000, 32],
    [delphes, "Delphes", 10, 22],
    [zMuMu, "CMS education CSV, two muons", 10_851, 9],
    [sample("cms-education-csv/Zee_Run2011A.csv"), "CMS education CSV, two electrons", 18_885, 9],
    [
      sample("cms-education-csv/Wmunu_1000.csv"),
      "CMS education CSV, a muon and missing momentum",
      1000,
      11,
    ],
    [fourLeptons, "CMS education CSV, four leptons", 104, 9],
  ] as const;

  for (const [path, layout, nEvents, nColumns] of files) {
    withSamples(`of ${layout} is recognised and gives columns of the event model`, async () => {
      const told = await describeEvents(path);
      expect([told.layout, told.nEvents, told.columns.length]).toEqual([layout, nEvents, nColumns]);
      const to = Math.min(nEvents, 200);
      const events = await readEvents(path, { to });
      expect(Object.keys(events.columns)).toEqual(told.columns.map(({ name }) => name));
      const pt = jagged(events, "lep_pt");
      const lists = told.columns.filter(({ holds }) => holds === "lists");
      expect(lists.every(({ name }) => "offsets" in events.columns[name]!)).toBe(true);
      for (const { name } of lists.filter((list) => list.name.startsWith("lep_"))) {
        expect(jagged(events, name).offsets, name).toEqual(pt.offsets);
      }
      if (path !== atlas) expect(areOrdered(pt)).toBe(true); // ATLAS's keep their own order
      expect(Math.max(...pt.values)).toBeLessThan(2000); // GeV, not MeV
      expect(Math.max(...pt.values)).toBeGreaterThan(25);
    });
  }

  test("is brought to columns that the event model describes", () => {
    const names = eventModel.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { description } of eventModel) expect(description.length).toBeGreaterThan(5);
  });
});

withSamples("ATLAS's MeV become GeV, and data weigh one", async () => {
  const events = await readEvents(atlas, {
    columns: ["lep_pt", "jet_m", "met_et", "weight", "weight_lepton"],
  });
  const raw = await readTree(atlas, "mini", { columns: ["lep_pt", "met_et"] });
  expect(jagged(events, "lep_pt").values).toEqual(
    jagged(raw, "lep_pt").values.map((pt) => pt / 1000),
  );
  expect(column(events, "met_et")).toEqual(column(raw, "met_et").map((et) => et / 1000));
  expect(column(events, "weight")).toEqual(new Float64Array(39).fill(1));
  expect(column(events, "weight_lepton")).toEqual(new Float64Array(39).fill(1));
  for (const m of jagged(events, "jet_m").values) expect(m).toBeLessThan(100);
});

withSamples(
  "muon pairs of CMS's J/ψ file have masses from 2 to 5 GeV, most at the J/ψ",
  async () => {
    const columns = ["lep_pt", "lep_eta", "lep_phi", "lep_type", "pt1", "pt2"];
    const events = await readEvents(jpsi, { columns });
    expect(new Set(jagged(events, "lep_type").values)).toEqual(new Set([13]));
    const masses = Array.from({ length: events.nEvents }, (_, i) => dileptonMass(events, i));
    // in three of a thousand, energies and transverse momenta of the file do not belong together
    const inWindow = masses.filter((m) => m > 1.99 && m < 5.01).length;
    expect(inWindow / masses.length).toBeGreaterThan(0.997);
    const peak = masses.filter((m) => Math.abs(m - 3.097) < 0.1).length;
    expect(peak / masses.length).toBeGreaterThan(0.4);
    const hardest = Float64Array.from(column(events, "pt1"), (pt, i) =>
      Math.max(pt, column(events, "pt2")[i]!),
    );
    expect(jagged(events, "lep_pt").values.filter((_, k) => k % 2 === 0)).toEqual(hardest);
  },
);

withSamples("electrons and muons of one event come in one list, the hardest first", async () => {
  const events = await readEvents(nano, {
    columns: ["lep_pt", "lep_type", "lep_charge", "nElectron", "nMuon"],
  });
  const [pt, type] = [jagged(events, "lep_pt"), jagged(events, "lep_type")];
  for (let i = 0; i < events.nEvents; i++) {
    const types = [...valuesOf(type, i)];
    expect(types.filter((t) => t === 11).length).toBe(column(events, "nElectron")[i]);
    expect(types.filter((t) => t === 13).length).toBe(column(events, "nMuon")[i]);
    expect([...valuesOf(pt, i)]).toEqual([...valuesOf(pt, i)].sort((a, b) => b - a));
  }
});

withSamples(
  "links of DAOD_PHYSLITE lead from an electron to its track and from a jet to its tagger",
  async () => {
    const events = await readEvents(physlite, {
      columns: ["lep_z0", "lep_type", "jet_btag", "jet_btag_score"],
    });
    const link = "AnalysisElectronsAuxDyn.trackParticleLinks.m_persIndex";
    const raw = await readColumns(physlite, "CollectionTree", {
      columns: [link, "GSFTrackParticlesAuxDyn.z0"],
      to: 1,
    });
    const { values } = raw.columns["GSFTrackParticlesAuxDyn.z0"] as { values: Float64Array };
    const { values: lists } = raw.columns[link] as { values: { values: Float64Array } };
    const leading = [...valuesOf(jagged(events, "lep_z0"), 0)][0];
    expect(leading).toBe(values[lists.values[0]!]);
    // Z → ee without b jets: few tags, and a tag is a score above its threshold
    const [tags, scores] = [
      jagged(events, "jet_btag").values,
      jagged(events, "jet_btag_score").values,
    ];
    expect(tags).toEqual(scores.map((score) => (score > 2.456 ? 1 : 0)));
    const rate = tags.reduce((n, tag) => n + tag, 0) / tags.length;
    expect(rate).toBeLessThan(0.1);
  },
);

withSamples("pieces of any size add up to the whole", async () => {
  const columns = ["lep_pt", "met_et", "event"];
  const whole = await readEvents(nano, { columns });
  let pieces: EventTable | undefined;
  for await (const piece of eventChunks(nano, { columns, events: 137 })) {
    pieces = pieces ? concat(pieces, piece) : piece;
  }
  expect(pieces).toEqual(whole);
});

describe("files of our own", () => {
  const event = (pt: number[]): EventTable["columns"] => ({
    lep_pt: { offsets: Uint32Array.of(0, pt.length), values: Float64Array.from(pt) },
    lep_e: { offsets: Uint32Array.of(0, pt.length), values: Float64Array.from(pt, (x) => 2 * x) },
    met_et: Float64Array.of(31),
    truth_pileup: Float64Array.of(20),
  });

  test("are the event model already; columns beside it are read by name", async () => {
    const path = join(folder, "sample.parquet");
    await writeParquet(path, { nEvents: 1, columns: event([40, 30]) });
    const { layout, columns } = await describeEvents(path);
    expect(layout).toBe("toplab sample");
    expect(columns.map(({ name }) => name)).toEqual(["weight", "lep_pt", "lep_e", "met_et"]);
    const events = await readEvents(path, { columns: ["lep_pt", "weight", "truth_pileup"] });
    expect(events.columns).toEqual({
      lep_pt: { offsets: Uint32Array.of(0, 2), values: Float64Array.of(40, 30) },
      weight: Float64Array.of(1),
      truth_pileup: Float64Array.of(20),
    });
  });

  test("in another layout than any known are refused, and so is a column that is nowhere", async () => {
    const path = join(folder, "other.root");
    writeFileSync(path, ntupleFile({ x: { type: "float", values: [1] } }));
    await expect(readEvents(path)).rejects.toThrow(
      /other.root, events: is laid out in none of the known ways: DAOD_PHYSLITE, CMS NanoAOD/,
    );
    const own = join(folder, "sample.parquet");
    await expect(readEvents(own, { columns: ["jet_pt"] })).rejects.toThrow(
      "has no column jet_pt: neither of the event model in a file of toplab sample, nor of its own",
    );
  });

  test("as the ATLAS open data of 2025 would be: GeV, b-tags in quantiles", async () => {
    const path = join(folder, "analysis.root");
    const lists = (...values: number[][]) => ({ type: "std::vector<float>", values }) as const;
    writeFileSync(
      path,
      ntupleFile({
        lep_pt: lists([40, 30], [25]),
        lep_eta: lists([0, 1], [2]),
        lep_phi: lists([0, 1], [2]),
        lep_e: lists([40, 46.3], [94.1]),
        lep_type: lists([11, -13], [13]),
        jet_pt: lists([50], []),
        jet_eta: lists([0], []),
        jet_e: lists([51], []),
        jet_btag_quantile: lists([4], []),
        met: { type: "float", values: [20, 30] },
        met_phi: { type: "float", values: [0, 1] },
        mcWeight: { type: "float", values: [-0.5, 2] },
        ScaleFactor_FTAG: { type: "float", values: [0.5, 1] },
      }),
    );
    const events = await readEvents(path);
    expect((await describeEvents(path)).layout).toBe("ATLAS Open Data 13 TeV (2025)");
    expect(jagged(events, "lep_type").values).toEqual(Float64Array.of(11, 13, 13));
    expect(jagged(events, "jet_btag").values).toEqual(Float64Array.of(1));
    expect(jagged(events, "jet_m").values[0]).toBeCloseTo(Math.sqrt(101), 12);
    expect(column(events, "weight")).toEqual(Float64Array.of(-0.5, 2));
    expect(column(events, "weight_btag")).toEqual(Float64Array.of(0.5, 1));
    expect(column(events, "met_et")).toEqual(Float64Array.of(20, 30));
  });
});
