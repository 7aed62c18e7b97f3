import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { column, jagged, valuesOf } from "../../../event/index.ts";
import { listParquet, readParquet } from "../../../io/index.ts";
import {
  allHistograms,
  makeNtuples,
  readAnalysis,
  runAnalysis,
  runNtuples,
} from "../../../select/index.ts";
import { example } from "../example.ts";
import { writeRandomSample } from "../random-sample.ts";

let folder: string;
const out = (name: string): string => join(folder, name);
const analysis = (text = example) => readAnalysis(text, { folder, name: "z.yaml" });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "toplab-ntuple-"));
  for (const [i, name] of ["data-1", "data-2", "zee", "zmumu", "ttbar"].entries()) {
    await writeRandomSample(out(`${name}.parquet`), { nEvents: 300, seed: 40 + i, process: name });
  }
  await makeNtuples(analysis(), out("first"), { chunk: 150 });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Every file of a folder with its bytes. */
function bytesOf(name: string): Record<string, string> {
  const files = readdirSync(out(name)).sort();
  return Object.fromEntries(
    files.map((file) => [file, readFileSync(join(out(name), file), "latin1")]),
  );
}

test("a row is an event in a region, with its number, weights, regions, variables and lists", async () => {
  const ntuple = await readParquet(out("first/ttbar.parquet"));
  const raw = await readParquet(out("ttbar.parquet"));
  const entry = column(ntuple, "entry");
  expect([...entry]).toEqual([...new Set(entry)].sort((a, b) => a - b));
  const inRegion = ["ee", "mumu", "emu1b", "emu2b", "emu0b"].map((name) =>
    column(ntuple, `region_${name}`),
  );
  for (let row = 0; row < ntuple.nEvents; row++) {
    expect(inRegion.some((flags) => flags[row] === 1)).toBe(true);
    expect(column(ntuple, "met_et")[row]).toBe(column(raw, "met_et")[entry[row]!]);
    expect(column(ntuple, "met")[row]).toBe(column(ntuple, "met_et")[row]);
    const pts = valuesOf(jagged(ntuple, "jet_pt"), row);
    expect([...pts]).toEqual([...pts].sort((a, b) => b - a));
    expect(pts.length).toBe(column(ntuple, "nJets")[row]);
  }
  const names = [
    "weight",
    "weight_tagging_up",
    "weight_tagging_down",
    "weight_reconstruction_up",
    "weight_pileUp_down",
  ];
  expect(Object.keys(ntuple.columns)).toEqual(expect.arrayContaining(names));
  expect(Object.keys(ntuple.columns)).not.toContain("weight_zTheory_up");
  expect(
    (await listParquet(out("first/data.parquet"))).columns.some(
      ({ name }) => name === "weight_tagging_up",
    ),
  ).toBe(false);
  expect(readdirSync(out("first"))).toContain("zee.jetScale_up.parquet");
  expect(existsSync(out("first/data.jetScale_up.parquet"))).toBe(false);
});

test("an ntuple's pages do not depend on the events at once", async () => {
  await makeNtuples(analysis(), out("large"), { chunk: 5000 });
  const [first, large] = [bytesOf("first"), bytesOf("large")];
  for (const [file, bytes] of Object.entries(first)) {
    if (file.endsWith(".parquet")) expect(large[file] === bytes, file).toBe(true);
  }
});

test("a run that is cut off goes on where it was, and writes the same bytes", async () => {
  const seen: number[] = [];
  for (let tries = 0; ; tries++) {
    const stop = new AbortController();
    let calls = 0;
    const run = makeNtuples(analysis(), out("cut"), {
      ...{ chunk: 150, signal: stop.signal },
      onProgress: ({ done }) => {
        if (calls === 0) seen.push(done);
        if (++calls === 2) stop.abort();
      },
    });
    const done = await run.then(
      () => true,
      () => false,
    );
    if (done) break;
    expect(tries).toBeLessThan(10);
    expect(existsSync(out("cut/ttbar.parquet"))).toBe(false);
  }
  expect(seen.length).toBeGreaterThan(2);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(seen.at(-1)).toBeGreaterThan(0);
  expect(bytesOf("cut")).toEqual(bytesOf("first"));
});

describe("what is there already", () => {
  test("is not made again", async () => {
    const again = await makeNtuples(analysis(), out("first"), { chunk: 150 });
    expect(again.wereThere).toBe(true);
    expect(again.files.map(({ file }) => file)).toContain("ttbar.jetScale_down.parquet");
  });

  test("stays when the analysis has changed, unless it is forced away", async () => {
    await makeNtuples(analysis(), out("other"), { chunk: 5000 });
    const changed = analysis(example.replace("pt: 25, eta: 2.47", "pt: 30, eta: 2.47"));
    await expect(makeNtuples(changed, out("other"), { chunk: 5000 })).rejects.toThrow(
      /other: holds ntuples of another analysis, or of files that have changed/,
    );
    await makeNtuples(changed, out("other"), { chunk: 5000, force: true });
    await expect(runNtuples(analysis(), out("other"))).rejects.toThrow("selected otherwise");
  });

  test("is looked after: a lost file and a broken listing are told", async () => {
    await makeNtuples(analysis(), out("broken"), { chunk: 5000 });
    rmSync(out("broken/zee.parquet"));
    await expect(runNtuples(analysis(), out("broken"))).rejects.toThrow("has lost zee.parquet");
    writeFileSync(out("broken/ntuples.json"), "{");
    await expect(runNtuples(analysis(), out("broken"))).rejects.toThrow("ntuples.json: is no JSON");
    await expect(runNtuples(analysis(), out("nothing"))).rejects.toThrow("holds no ntuples");
  });
});

test("histograms, cutflows and workspace from ntuples are those from the files, to the last bit", async () => {
  const [direct, indirect] = [
    await runAnalysis(analysis()),
    await runNtuples(analysis(), out("first")),
  ];
  expect(JSON.stringify(allHistograms(indirect))).toBe(JSON.stringify(allHistograms(direct)));
  expect(JSON.stringify(indirect.cutflows)).toBe(JSON.stringify(direct.cutflows));
  expect(JSON.stringify(indirect.workspace())).toBe(JSON.stringify(direct.workspace()));
  expect(JSON.stringify(indirect.samples)).toBe(JSON.stringify(direct.samples));
});

test("binning, fit and blinding may change without new ntuples", async () => {
  const text = example
    .replace("bins: 25,", "bins: 5,")
    .replace("0.03, samples: Z", "0.05, samples: Z");
  const found = await runNtuples(analysis(text), out("first"));
  expect(found.workspace().observations[0]!.data.length).toBe(5);
});

test("columns are those that are asked for, of lists and of definitions", async () => {
  const text = example.replace(
    "measurement:",
    "outputs: { columns: [bJet_pt, isPeak, lepton_truth_pt] }\n\nmeasurement:",
  );
  await expect(makeNtuples(analysis(text), out("columns"))).rejects.toThrow(
    "there is no lepton_truth_pt",
  );
  await makeNtuples(analysis(text.replace(", lepton_truth_pt", "")), out("columns"));
  const { columns } = await listParquet(out("columns/zee.parquet"));
  expect(columns.map(({ name }) => name).slice(-4)).toEqual(["mass", "met", "bJet_pt", "isPeak"]);
  const four = example.replace("measurement:", "outputs: { columns: [ll] }\n\nmeasurement:");
  await expect(makeNtuples(analysis(four), out("four"))).rejects.toThrow(
    /outputs.columns\[0\] is ll, and four-momenta are not written/,
  );
});

test("a sample without events gives a file without rows", async () => {
  await writeRandomSample(out("empty.parquet"), { nEvents: 0, seed: 1 });
  const text = `
samples: { none: { files: empty.parquet, kind: data } }
regions: { all: { cuts: [nJets >= 0] } }
`;
  const { files } = await makeNtuples(analysis(text), out("empty"));
  expect(files).toEqual([
    { file: "none.parquet", sample: "none", variation: "nominal", events: 0 },
  ]);
  expect((await readParquet(out("empty/none.parquet"))).nEvents).toBe(0);
});
