import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { DataError, seededRandom } from "../../../core/index.ts";
import { column, isJagged, jagged, valuesOf } from "../../../event/index.ts";
import { listRoot, listTree, readTree } from "../../../io/index.ts";
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
  expect((await listRoot(tmva)).map(({ name }) => name)).toEqual([
    "TreeS",
    "TreeB",
    "StreamerInfo",
  ]);
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
  "columns of split objects are read, whole objects are refused with the reason",
  async () => {
    const { columns, refused } = await listTree(delphes, "Delphes");
    expect(columns).toContainEqual({ name: "Jet.PT", type: "float", holds: "lists" });
    expect(refused).toContainEqual({
      name: "Jet.SoftDroppedJet",
      type: "TLorentzVector",
      reason: "holds more than one number per object",
    });
    await expect(readTree(delphes, "Delphes", { columns: ["Jet.SoftDroppedJet"] })).rejects.toThrow(
      "cannot read Jet.SoftDroppedJet: it holds more than one number per object (TLorentzVector)",
    );
    await expect(readTree(physlite, "CollectionTree", { columns: ["EventInfo"] })).rejects.toThrow(
      "is an object written whole",
    );
  },
);

withSamples("integers beyond 2⁵³ are refused by name and left out otherwise", async () => {
  const big = "EventInfoAuxDyn.pileUpMixtureIDLowBits";
  const small = "EventInfoAuxDyn.eventNumber";
  await expect(readTree(physlite, "CollectionTree", { columns: [big] })).rejects.toThrow(
    "event 0 has 2637169508758996058: beyond 2⁵³ a number is not exact",
  );
  const all = await readTree(physlite, "CollectionTree");
  expect(Object.keys(all.columns)).not.toContain(big);
  expect(column(all, small)[0]).toBe(7608691);
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
