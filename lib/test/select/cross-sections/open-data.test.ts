import { copyFileSync, existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { column, jagged, valuesOf } from "../../../event/index.ts";
import { readTree } from "../../../io/index.ts";
import { crossSectionAnalysis, openDataAnalysis } from "../../../select/cross-sections/index.ts";
import { ntupleOf, readAnalysis } from "../../../select/index.ts";
import { samples } from "../../io/sample-data.ts";

const fourLeptons = `${samples}/atlas-13tev-4lep/data_A.4lep.root`;

test("the lesson's analysis of open data has its regions, variables and strengths, and other files", () => {
  const [open, own] = [openDataAnalysis(), crossSectionAnalysis()].map((text) =>
    readAnalysis(text),
  );
  expect(open!.regions).toEqual(own!.regions);
  expect(open!.variables).toEqual(own!.variables);
  expect(open!.measurement).toEqual(own!.measurement);
  expect(open!.samples.map(({ name, process }) => [name, process])).toEqual([
    ["data", "data"],
    ["zee", "Z"],
    ["zmumu", "Z"],
    ["ttbar", "ttbar"],
    ["tw", "tW"], // a cross-section each
    ["twbar", "tW"],
    ["ztautau", "other"],
    ["ww", "other"],
  ]);
  for (const { files } of open!.samples) {
    expect(files.length).toBe(1);
    for (const file of files) expect(file).toMatch(/^(data_A|mc_\d{6}\.\w+)\.exactly2lep\.root$/);
  }
  expect(open!.luminosity!.value).toBe(500);
});

test("all four parts of the open data are 10 fb⁻¹", () => {
  const { luminosity, samples } = readAnalysis(
    openDataAnalysis({ periods: ["A", "B", "C", "D"], hasSimulation: false }),
  );
  expect(luminosity!.value).toBe(10_000);
  expect(samples.map(({ files }) => files.length)).toEqual([4]);
});

test.skipIf(!existsSync(fourLeptons))(
  "in real collisions of ATLAS each pair near the Z has the mass that its two leptons in the file have, in GeV",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "toplab-open-data-"));
    copyFileSync(fourLeptons, join(folder, "data_A.exactly2lep.root"));
    const analysis = readAnalysis(openDataAnalysis({ hasSimulation: false }), { folder });
    const chosen = await ntupleOf(analysis, "data");
    const [entries, masses] = [column(chosen, "entry"), column(chosen, "mass")];
    const [isEe, isMumu] = [column(chosen, "region_ee"), column(chosen, "region_mumu")];
    const tree = await readTree(fourLeptons, "mini");
    let nPairs = 0;
    for (let i = 0; i < chosen.nEvents; i++) {
      if (!isEe[i] && !isMumu[i]) continue;
      const of = (name: string): Float64Array => valuesOf(jagged(tree, `lep_${name}`), entries[i]!);
      const [pt, eta, phi] = [of("pt"), of("eta"), of("phi")];
      const good = Array.from(pt.keys()).filter(
        (k) => pt[k]! > 25_000 && of("isTightID")[k] && of("ptcone30")[k]! < 0.15 * pt[k]!,
      );
      const pairs = good.flatMap((a) => good.filter((b) => b > a).map((b) => [a, b] as const));
      const inFile = pairs.map(([a, b]) =>
        Math.sqrt(
          2 * pt[a]! * pt[b]! * (Math.cosh(eta[a]! - eta[b]!) - Math.cos(phi[a]! - phi[b]!)),
        ),
      );
      expect(Math.min(...inFile.map((m) => Math.abs(m / 1000 - masses[i]!)))).toBeLessThan(0.01);
      expect(masses[i]).toBeGreaterThan(66);
      expect(masses[i]).toBeLessThan(116);
      nPairs++;
    }
    expect(nPairs).toBeGreaterThan(3);
  },
);
