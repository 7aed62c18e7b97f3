import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { DataError, seededRandom } from "../../../core/index.ts";
import { column, concat, isJagged, jagged, take, valuesOf } from "../../../event/index.ts";
import {
  type FileLists,
  listRoot,
  listTree,
  readColumns,
  readTree,
  treeChunks,
} from "../../../io/index.ts";
import { openTable } from "../../../io/root/open-table.ts";
import baskets from "../../reference/root-baskets.json" with { type: "json" };
import { hasSample, samples } from "../sample-data.ts";

const atlas = join(samples, "atlas-13tev-4lep/data_A.4lep.root");
const lepton = join(samples, "cms-hep-tutorial/wz.root");
const tmva = join(samples, "tmva/tmva_class_example.root");
const delphes = join(samples, "delphes/delphes_10evt.root");
const physlite = join(samples, "physlite/PHYSLITE_example.root");
const withSamples = test.skipIf(!hasSample(""));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "toplab-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

for (const { file, tree, column: name, ...expected } of baskets) {
  const what = `${name} of ${file} is what decoding its baskets by hand gives`;
  test.skipIf(!hasSample(file))(what, async () => {
    const table = await readTree(join(samples, file), tree, { columns: [name] });
    const read = table.columns[name]!;
    const isLists = expected.values !== expected.events || isJagged(read);
    const values = isLists ? jagged(table, name).values : column(table, name);
    expect(table.nEvents).toBe(expected.events);
    expect(values.length).toBe(expected.values);
    expect(values[0]).toBe(Number(expected.first));
    expect(values.at(-1)).toBe(Number(expected.last));
    const ofSquares = values.reduce((total, x) => total + x * x, 0);
    const rounding = Number.EPSILON * values.length;
    expect(Math.abs(ofSquares / expected.sumOfSquares - 1)).toBeLessThan(rounding);
    const sum = values.reduce((total, x) => total + x, 0);
    expect(Math.abs(sum - expected.sum)).toBeLessThan(
      rounding * Math.sqrt(ofSquares * values.length),
    );
  });
}

withSamples("the ATLAS four-lepton sample has 39 events of four leptons, in MeV", async () => {
  const table = await readTree(atlas, "mini");
  expect([table.nEvents, Object.keys(table.columns).length]).toEqual([39, 81]);
  const pt = jagged(table, "lep_pt");
  const eta = jagged(table, "lep_eta");
  const energy = jagged(table, "lep_E");
  for (let i = 0; i < table.nEvents; i++) {
    expect(valuesOf(pt, i).length).toBe(column(table, "lep_n")[i]);
  }
  expect(Math.max(...pt.values)).toBeGreaterThan(45_000);
  for (const [i, value] of pt.values.entries()) {
    const mass = jagged(table, "lep_type").values[i] === 13 ? 105.66 : 0.51;
    const fromMass = Math.hypot(value * Math.cosh(eta.values[i]!), mass);
    expect(energy.values[i]! / fromMass).toBeCloseTo(1, 6); // the file keeps 24 bits
  }
});

withSamples("TMVA's example has 6,000 signal and 6,000 background events", async () => {
  expect((await listRoot(tmva)).map(({ name }) => name)).toEqual(["TreeS", "TreeB"]);
  for (const tree of ["TreeS", "TreeB"]) {
    const { nEvents, columns } = await readTree(tmva, tree);
    const names = ["var1", "var2", "var3", "var4", ...(tree === "TreeB" ? ["weight"] : [])];
    expect([nEvents, ...Object.keys(columns)]).toEqual([6000, ...names]);
  }
});

withSamples("the teaching n-tuple has as many jets in its lists as it counts", async () => {
  const table = await readTree(lepton, "events", { columns: ["NJet", "Jet_Px", "Jet_ID"] });
  const { offsets } = jagged(table, "Jet_Px");
  expect(table.nEvents).toBe(3367);
  expect(jagged(table, "Jet_ID").offsets).toEqual(offsets);
  expect(column(table, "NJet")).toEqual(
    Float64Array.from({ length: 3367 }, (_, i) => offsets[i + 1]! - offsets[i]!),
  );
});

withSamples(
  "columns of split objects are read, and members of objects that are not split",
  async () => {
    const { columns, refused } = await listTree(delphes, "Delphes");
    expect(columns).toContainEqual({ name: "Jet.PT", type: "vector<float>", holds: "lists" });
    expect(refused).toEqual([]);
    const part = ["Jet.PT", "Jet.SoftDroppedJet.fE", "Jet.Area.fP.fX", "Jet_size"];
    const table = await readTree(delphes, "Delphes", { columns: part });
    const { offsets } = jagged(table, "Jet.PT");
    expect(jagged(table, "Jet.SoftDroppedJet.fE").offsets).toEqual(offsets);
    expect(jagged(table, "Jet.Area.fP.fX").offsets).toEqual(offsets);
    expect(column(table, "Jet_size")).toEqual(
      Float64Array.from({ length: 10 }, (_, i) => offsets[i + 1]! - offsets[i]!),
    );
  },
);

withSamples(
  "flags of objects that others refer to are read over the words behind them",
  async () => {
    const table = await readTree(delphes, "Delphes", {
      columns: ["Particle.fBits", "Particle.PID"],
    });
    const bits = jagged(table, "Particle.fBits");
    expect(bits.offsets).toEqual(jagged(table, "Particle.PID").offsets);
    const referenced = 1 << 4;
    expect(bits.values.some((value) => value & referenced)).toBe(true);
  },
);

withSamples("every branch that cannot be read says why", async () => {
  const { columns, refused } = await listTree(physlite, "CollectionTree");
  expect(columns.length).toBe(1155);
  const reasons = new Set(refused.map(({ reason }) => reason.replace(/ holds .*| [A-Z]\S+,/, "")));
  expect(reasons).toContain("holds no values");
  const met = { columns: ["METAssoc_AnalysisMET"] };
  await expect(readTree(physlite, "CollectionTree", met)).rejects.toThrow(
    /cannot read METAssoc_AnalysisMET: it holds xAOD::MissingETAssociationMap_v1, which contains itself/,
  );
});

withSamples("64-bit integers are exact, or refused as numbers", async () => {
  const big = "EventInfoAuxDyn.pileUpMixtureIDLowBits";
  const small = "EventInfoAuxDyn.eventNumber";
  const exact = await readColumns(physlite, "CollectionTree", { columns: [big, small], to: 1 });
  expect(exact.columns).toEqual({
    [big]: BigUint64Array.of(2637169508758996058n),
    [small]: BigUint64Array.of(7608691n),
  });
  await expect(readTree(physlite, "CollectionTree", { columns: [big] })).rejects.toThrow(
    "event 0 has 2637169508758996058: beyond 2⁵³ a number is not exact",
  );
  const { columns } = await readTree(physlite, "CollectionTree", { columns: [small] });
  expect(columns[small]).toHaveProperty("0", 7608691);
});

withSamples("nested lists keep every level: tracks of each electron of each event", async () => {
  const links = "AnalysisElectronsAuxDyn.trackParticleLinks.m_persIndex";
  const { columns } = await readColumns(physlite, "CollectionTree", {
    columns: [links, "AnalysisElectronsAuxDyn.pt"],
  });
  const [outer, pt] = [
    columns[links] as FileLists,
    columns["AnalysisElectronsAuxDyn.pt"] as FileLists,
  ];
  expect(outer.offsets).toEqual(pt.offsets);
  const inner = outer.values as FileLists;
  expect(inner.offsets.length).toBe(outer.offsets.at(-1)! + 1);
  expect(inner.values).toHaveLength(inner.offsets.at(-1)!);
});

withSamples("an open tree gives the same events in whatever order they are asked for", async () => {
  const open = await openTable(lepton, "events");
  const names = open.columns.map(({ name }) => name);
  const whole = await open.read(names, 0, open.nEvents);
  await open.read(names, 0, open.nEvents - 1); // ends within the last basket of each branch
  expect(await open.read(names, 0, open.nEvents)).toEqual(whole);
  await open.close();
});

withSamples("any range is the same part of the whole, and pieces add up to it", async () => {
  const columns = ["lep_pt", "lep_n", "met_et"];
  const whole = await readTree(atlas, "mini", { columns });
  const rows = fc.tuple(fc.nat(39), fc.nat(39));
  await fc.assert(
    fc.asyncProperty(rows, async ([a, b]) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const part = await readTree(atlas, "mini", { columns, from, to });
      const positions = Array.from({ length: to - from }, (_, i) => from + i);
      expect(part).toEqual(take(whole, positions));
    }),
    { numRuns: 15 },
  );
  let pieces = take(whole, []);
  for await (const piece of treeChunks(atlas, "mini", { columns, events: 7 })) {
    pieces = concat(pieces, piece);
  }
  expect(pieces).toEqual(whole);
  await expect(readTree(atlas, "mini", { from: 30, to: 40 })).rejects.toThrow(
    "a range within 0 to 39 is wanted",
  );
});

withSamples("a wrong name gets the names there are", async () => {
  await expect(readTree(tmva, "Events")).rejects.toThrow(
    "no such TTree: the file has TreeS (TTree)",
  );
  await expect(readTree(tmva, "TreeS", { columns: ["var5"] })).rejects.toThrow(
    "no column var5: there are var1, var2, var3, var4",
  );
});

test("a file that is no ROOT file is refused", async () => {
  await expect(readTree("datasets/manifest.json", "Events")).rejects.toThrow("not a ROOT file");
});

withSamples(
  "a damaged file gives a DataError or its events, and never hangs or talks",
  async () => {
    const random = seededRandom(20);
    const whole = readFileSync(atlas);
    const spoken = vi.spyOn(console, "log");
    for (let i = 0; i < 30; i++) {
      const damaged = Uint8Array.from(
        whole.subarray(0, i % 3 ? whole.length : random() * whole.length),
      );
      for (let k = 0; k < 5; k++) damaged[4 + Math.floor(random() * (damaged.length - 4))] = i;
      const path = join(folder, "damaged.root");
      writeFileSync(path, damaged);
      const outcome: unknown = await readTree(path, "mini").catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(DataError);
      else expect(outcome).toHaveProperty("nEvents", 39);
    }
    expect(spoken).not.toHaveBeenCalled();
  },
);
