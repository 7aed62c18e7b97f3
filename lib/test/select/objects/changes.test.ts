import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { column, eventTable, jagged, valuesOf } from "../../../event/index.ts";
import { writeParquet } from "../../../io/index.ts";
import { ntupleOf, readAnalysis } from "../../../select/index.ts";

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "toplab-changes-"));
  const list = (...values: number[]) => ({
    offsets: Uint32Array.of(0, values.length),
    values: Float64Array.from(values),
  });
  // one event: two jets back to back along x, a muon along y, 40 GeV missing along −y
  const events = eventTable({
    ...{
      jet_pt: list(24.9, 60),
      jet_eta: list(0, 0),
      jet_phi: list(Math.PI, 0),
      jet_m: list(0, 6),
    },
    ...{
      lep_pt: list(30),
      lep_eta: list(1),
      lep_phi: list(Math.PI / 2),
      lep_type: list(13),
      lep_charge: list(1),
    },
    ...{ met_et: Float64Array.of(40), met_phi: Float64Array.of(-Math.PI / 2) },
  });
  const metadata = { cross_section_pb: "1", sum_of_weights: "1" };
  await writeParquet(join(folder, "one.parquet"), events, { metadata });
});
afterAll(() => rmSync(folder, { recursive: true }));

async function changed(systematic: string, direction: "up" | "down") {
  const text = `
luminosity: { value: 1 }
samples: { one: { files: one.parquet } }
objects: { jets: { pt: 25 }, muons: { pt: 10 } }
regions: { all: { cuts: [] } }
systematics: { it: ${systematic} }
outputs: { columns: [jet_pt, jet_m, muon_pt, met_et, met_phi, nJets] }
`;
  const rows = await ntupleOf(readAnalysis(text, { folder }), "one", `it_${direction}`);
  const list = (name: string): number[] => [...valuesOf(jagged(rows, name), 0)];
  const [met, phi] = [column(rows, "met_et")[0]!, column(rows, "met_phi")[0]!];
  return {
    ...{ jets: list("jet_pt"), masses: list("jet_m"), muons: list("muon_pt") },
    met: [met * Math.cos(phi), met * Math.sin(phi)].map((x) => Math.round(1e9 * x) / 1e9),
  };
}

test("jets 10 % up: a third passes 25 GeV, and the missing momentum loses what they gain", async () => {
  const { jets, masses, met, muons } = await changed("{ change: jets, by: 0.1 }", "up");
  expect(jets).toEqual([expect.closeTo(66, 9), expect.closeTo(27.39, 9)]);
  expect(masses).toEqual([expect.closeTo(6.6, 9), 0]);
  expect(muons).toEqual([30]);
  expect(met).toEqual([expect.closeTo(-6 + 2.49, 8), -40]);
});

test("jets down by an expression of their own pT; one that is too soft to count moves the missing momentum too", async () => {
  const { jets, met } = await changed("{ change: jets, by: 6 / pt }", "down");
  expect(jets).toEqual([expect.closeTo(54, 9)]);
  expect(met).toEqual([expect.closeTo(6 - 6, 8), -40]);
});

test("muons up change neither jets nor electrons", async () => {
  const { jets, muons, met } = await changed("{ change: muons, by: 0.01 }", "up");
  expect([jets, muons]).toEqual([[60], [expect.closeTo(30.3, 9)]]);
  expect(met).toEqual([0, expect.closeTo(-40.3, 8)]);
});

test("the missing momentum alone changes in size, not in direction", async () => {
  expect((await changed("{ change: missing, by: 0.25 }", "up")).met).toEqual([0, -50]);
  expect((await changed("{ change: missing, by: 0.25 }", "down")).met).toEqual([0, -30]);
});
