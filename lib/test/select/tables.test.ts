import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { column, type EventTable } from "../../event/index.ts";
import { makeNtuples, ntupleOf, readAnalysis, regionsOf, runAnalysis } from "../../select/index.ts";
import { simulate } from "../../sim/index.ts";
import { randomEvents, writeRandomSample } from "./random-sample.ts";

const text = (files: string, kind: string): string => `
luminosity: { value: 2 }
samples: { it: { files: "${files}", kind: ${kind} } }
objects: { jets: { pt: 30 }, muons: { pt: 10 } }
trigger: trigger == 1
regions:
  one: { cuts: [nJets >= 1, nMuons == 1] }
  all: { cuts: [] }
`;

test("a table in memory is selected as the same events in a file are", async () => {
  const folder = mkdtempSync(join(tmpdir(), "toplab-tables-"));
  const events = await writeRandomSample(join(folder, "a.parquet"), { nEvents: 3000, seed: 5 });
  const written = await runAnalysis(readAnalysis(text("a.parquet", "data"), { folder }));
  const inMemory = readAnalysis(text("mine", "data"), { tables: { mine: events } });
  const run = await runAnalysis(inMemory, { chunk: 700 });
  expect(run.cutflow("it", "one").map(({ passed }) => passed)).toEqual(
    written.cutflow("it", "one").map(({ passed }) => passed),
  );
  const columns = ({ columns: { jet_pt, weight } }: EventTable) => ({ jet_pt, weight });
  expect(columns(await ntupleOf(inMemory, "it"))).toEqual(
    columns(await ntupleOf(readAnalysis(text("a.parquet", "data"), { folder }), "it")),
  );
  rmSync(folder, { recursive: true });
});

test("a simulated sample in memory is normalised to its cross-section", async () => {
  const z = await simulate("z-mumu", { nEvents: 300, seed: 8, workers: 1 });
  const analysis = readAnalysis(text("z", "simulation"), { tables: { z } });
  const { samples } = await runAnalysis(analysis);
  expect(samples[0]!.scale).toBeCloseTo((2 * z.process.crossSection!.value) / 300, 10);
});

test("regionsOf tells event by event what an ntuple has", async () => {
  const events = randomEvents({ nEvents: 2000, seed: 6 });
  const analysis = readAnalysis(text("mine", "data"), { tables: { mine: events } });
  const inside = column(regionsOf(analysis, "it", events), "one");
  const entries = Array.from(inside, (one, i) => (one ? i : -1)).filter((i) => i >= 0);
  const ntuple = await ntupleOf(analysis, "it");
  const wanted = column(ntuple, "entry").filter((_, i) => column(ntuple, "region_one")[i] === 1);
  expect(entries).toEqual([...wanted]);
  expect(entries.length).toBeGreaterThan(100);
  expect(() => regionsOf(analysis, "at", events)).toThrow("There is no sample at: is it meant?");
});

test("ntuples in files are not made of tables: nothing would tell whether they are still the same", async () => {
  const analysis = readAnalysis(text("mine", "data"), {
    tables: { mine: randomEvents({ nEvents: 10, seed: 1 }) },
  });
  await expect(makeNtuples(analysis, "nowhere")).rejects.toThrow("in memory");
});
