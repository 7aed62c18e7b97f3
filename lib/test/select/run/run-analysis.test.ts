import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mimeBundle } from "../../../core/index.ts";
import { column, type EventTable, eventTable } from "../../../event/index.ts";
import { binContents, integral } from "../../../hist/index.ts";
import { writeParquet } from "../../../io/index.ts";
import {
  type AnalysisRun,
  allHistograms,
  readAnalysis,
  runAnalysis,
} from "../../../select/index.ts";
import { compile, fitModel } from "../../../stats/histfactory/index.ts";
import { example } from "../example.ts";
import { writeRandomSample } from "../random-sample.ts";

let folder: string;
let simulated: EventTable;
let full: AnalysisRun;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "toplab-select-"));
  for (const [i, name] of ["data-1", "data-2", "zee", "zmumu", "ttbar"].entries()) {
    const sample = { nEvents: 500, seed: 20 + i, process: name };
    simulated = await writeRandomSample(join(folder, `${name}.parquet`), sample);
  }
  full = await run(example);
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(text: string, options: Parameters<typeof runAnalysis>[1] = {}): Promise<AnalysisRun> {
  return runAnalysis(readAnalysis(text, { folder, name: "z.yaml" }), options);
}

/** The smallest analysis of the simulated sample, with more lines. */
function small(sample: string, more = ""): Promise<AnalysisRun> {
  return run(`
luminosity: { value: 20 }
samples:
  ttbar: { files: ttbar.parquet${sample} }
regions:
  all: { cuts: [] }
${more}`);
}

function yieldOf({ yields }: AnalysisRun, region = "all"): number {
  return yields.find((one) => one.region === region)!.total.value;
}

test("the numbers do not depend on the events at once, nor on the number of threads, to the last bit", async () => {
  const wanted = JSON.stringify([allHistograms(full), full.cutflows, full.workspace()]);
  for (const options of [{ chunk: 190 }, { chunk: 100_000 }, { workers: 2, chunk: 500 }]) {
    const other = await run(example, options);
    expect(JSON.stringify([allHistograms(other), other.cutflows, other.workspace()])).toBe(wanted);
  }
});

describe("a simulated sample is worth σLK", () => {
  test.each([
    ["as its file says", "", 200],
    ["with a K-factor", ", kFactor: 1.5", 300],
    ["with the published cross-section", ", crossSection: published", 400],
    ["with a cross-section that is told", ", crossSection: 3", 60],
    ["with the sum of weights of its events", ", sumOfWeights: events", 200],
    ["with a weight of its own", ", weight: 0.5", 100],
  ])("%s", async (_, sample, wanted) => {
    expect(yieldOf(await small(sample))).toBeCloseTo(wanted, 9);
  });

  test("with a sum of weights that is told, and the table says so", async () => {
    const found = await small(", sumOfWeights: 1000");
    const sum = column(simulated, "weight").reduce((total, w) => total + w, 0);
    expect(yieldOf(found)).toBeCloseTo(0.2 * sum, 9);
    expect(String(found.samples[mimeBundle]()["text/plain"])).toMatch(
      /ttbar +simulation .* 1000 +0.2$/m,
    );
  });

  test("and ATLAS's open data tell σ and Σw event by event, of all files of the sample together", async () => {
    const n = 50;
    const all = (value: number): Float64Array => new Float64Array(n).fill(value);
    const lists = { offsets: new Uint32Array(n + 1), values: new Float64Array(0) };
    const columns = {
      ...{ lep_pt: lists, lep_eta: lists, lep_phi: lists, lep_E: lists, lep_type: lists },
      ...{
        met_et: all(30_000),
        met_phi: all(0),
        mcWeight: all(2),
        XSection: all(7),
        SumWeights: all(400),
      },
    };
    for (const name of ["mini-1", "mini-2"])
      await writeParquet(join(folder, `${name}.parquet`), eventTable(columns));
    const found = await run(`
luminosity: { value: 10 }
samples: { mini: { files: mini-*.parquet, duplicates: allow } }
objects: { electrons: { identification: tight } }
regions: { all: { cuts: [met_et > 29, met_et < 31] } }
`);
    expect(found.samples[0]).toMatchObject({ crossSection: 7, sumOfWeights: 400, scale: 0.175 });
    expect(yieldOf(found)).toBeCloseTo(0.175 * 2 * 2 * n, 12);
    expect(found.notes).toEqual([
      "mini does not tell how leptons are identified, so all were taken",
    ]);
  });

  test("parts of a file that two samples share make up the whole", async () => {
    const found = await run(`
luminosity: { value: 20 }
samples:
  few: { files: ttbar.parquet, process: tt, where: n_vertices < 20 }
  many: { files: ttbar.parquet, process: tt, where: n_vertices >= 20 }
regions: { all: { cuts: [] } }
`);
    expect(yieldOf(found)).toBeCloseTo(200, 9);
  });
});

test("pile-up reweighting gives the simulation the vertices of the data and keeps its sum of weights", async () => {
  const found = await run(`
luminosity: { value: 20 }
samples:
  data: { files: data-*.parquet, kind: data }
  ttbar: { files: ttbar.parquet }
pileUp: { variable: n_vertices, bins: 8, from: 0, to: 40 }
regions: { all: { cuts: [] } }
variables: { vertices: { of: n_vertices, bins: 8, from: 0, to: 40 } }
systematics: { pileUp: { pileUp: 0.1 } }
`);
  const shape = (process: string, systematic = "nominal"): number[] => {
    const h = found.histogram({ region: "all", variable: "vertices", process, systematic });
    return Array.from(binContents(h), (x) => x / integral(h));
  };
  const [data, nominal] = [shape("data"), shape("ttbar")];
  for (const [bin, share] of nominal.entries()) expect(share).toBeCloseTo(data[bin]!, 12);
  expect(yieldOf(found)).toBeCloseTo(200, 9);
  const mean = (shares: readonly number[]): number =>
    shares.reduce((sum, x, bin) => sum + x * (5 * bin + 2.5), 0);
  // flat to 40, so stretched by 1.1 the mean of 20 gains 2 less what is kept in the last bin
  expect(mean(shape("ttbar", "pileUp_up")) - mean(nominal)).toBeGreaterThan(1);
  expect(mean(shape("ttbar", "pileUp_down")) - mean(nominal)).toBeLessThan(-1);
});

test("weight variations multiply, or take the place of a weight", async () => {
  const found = await small(
    "",
    `
weights: { efficiency: 0.9 }
systematics:
  more: { weight: { up: 1.2, down: 0.7 } }
  efficiency: { weight: { replaces: efficiency, up: 0.95 } }
`,
  );
  const of = (systematic: string): number =>
    integral(found.histogram({ region: "all", process: "ttbar", systematic }));
  expect(of("nominal")).toBeCloseTo(180, 9);
  expect(of("more_up")).toBeCloseTo(216, 9);
  expect(of("more_down")).toBeCloseTo(126, 9);
  expect(of("efficiency_up")).toBeCloseTo(190, 9);
  const { modifiers } = found.workspace().channels[0]!.samples[0]!;
  const sizes = modifiers.flatMap((one) =>
    one.type === "normsys" ? [[one.name, one.data.lo, one.data.hi]] : [],
  );
  expect(sizes).toEqual([
    ["more", expect.closeTo(0.7, 12), expect.closeTo(1.2, 12)],
    ["efficiency", expect.closeTo(1 - 5 / 90, 12), expect.closeTo(1 + 5 / 90, 12)],
  ]);
});

test("a sample may have definitions of its own: same-sign data stand for the fakes", async () => {
  const found = await run(`
samples:
  data: { files: data-1.parquet, kind: data }
  fakes: { files: data-1.parquet, kind: estimate, weight: 0.5, definitions: { wanted: 1 } }
definitions: { wanted: -1 }
preselection: [nLeptons == 2]
regions:
  opposite: { cuts: ["lepton_charge[0] * lepton_charge[1] == wanted"] }
`);
  const rows = found.cutflow("data", "opposite");
  const { observed, processes } = found.yields[0]!;
  expect(observed).toBe(rows.at(-1)!.passed);
  const both = observed! + 2 * processes["fakes"]!.value;
  expect(both).toBe(rows[0]!.passed); // opposite and same signs are all pairs
});

describe("events count once:", () => {
  const numbers = (nEvents: number, first: number) => ({
    run: new Float64Array(nEvents).fill(7),
    event: Float64Array.from({ length: nEvents }, (_, i) => first + i),
  });
  const data = (more: string): string => `
samples: { data: { files: run7-*.parquet, kind: data${more} } }
regions: { all: { cuts: [] } }
`;
  beforeAll(async () => {
    for (const [name, first] of [
      ["run7-a", 1],
      ["run7-b", 91],
    ] as const) {
      const sample = { nEvents: 100, seed: first, process: name, columns: numbers(100, first) };
      await writeRandomSample(join(folder, `${name}.parquet`), sample);
    }
  });

  test("those of data that are there twice are refused, with both places", async () => {
    await expect(run(data(""))).rejects.toThrow(
      /^z.yaml:2: samples.data holds events that are there twice: event 91 of run 7 is in .*run7-a.parquet and in .*run7-b.parquet; add duplicates: drop/,
    );
  });

  test("or counted once, with a note", async () => {
    const found = await run(data(", duplicates: drop"), { chunk: 17 });
    expect(found.yields[0]!.observed).toBe(190);
    expect(found.notes[0]).toMatch(
      /^data: 10 events are there more than once and were left out; event 91 of run 7/,
    );
  });

  test("a file that is named twice, or its copy under another name, is refused", async () => {
    copyFileSync(join(folder, "ttbar.parquet"), join(folder, "copy.parquet"));
    await expect(small(", weight: 1").then(() => run(twice("ttbar.parquet")))).rejects.toThrow(
      /^z.yaml:3: samples.ttbar.files names .*ttbar.parquet, which is twice in this sample/,
    );
    await expect(run(twice("copy.parquet"))).rejects.toThrow(
      /names .*ttbar.parquet and .*copy.parquet, which hold the same events: process, options and seed are the same/,
    );
    const other = await run(twice("zee.parquet"));
    expect(other.yields[0]!.total.value).toBeCloseTo(200, 9);
  });

  function twice(file: string): string {
    return `luminosity: { value: 20 }
samples:
  ttbar: { files: [ttbar.parquet, ${file}] }
regions: { all: { cuts: [] } }
`;
  }
});

describe("a blind region", () => {
  test("shows no data, and has what is expected in the workspace", async () => {
    const found = await run(
      example.replace("kind: validation, cuts", "kind: signal, blind: true, cuts"),
    );
    expect(found.yields.find(({ region }) => region === "emu0b")!.observed).toBeUndefined();
    expect(() => found.histogram({ region: "emu0b", process: "data" })).toThrow(
      "the region is blind",
    );
    const { observations } = found.workspace();
    const [blind] = observations.find(({ name }) => name === "emu0b")!.data;
    expect(blind).toBeCloseTo(yieldOf(found, "emu0b"), 9);
    const tells = allHistograms(found).some(
      ({ region, process }) => region === "emu0b" && process === "data",
    );
    expect(tells).toBe(false);
  });
});

test("the workspace has the modifiers of HistFactory, and its Asimov data are fitted by what was put in", () => {
  const workspace = full.workspace({ asimov: true });
  expect(workspace.channels.map(({ name }) => name)).toEqual(["ee", "mumu", "emu1b", "emu2b"]);
  const all = workspace.channels.flatMap(({ samples }) =>
    samples.flatMap(({ modifiers }) => modifiers.map(({ name, type }) => `${name} ${type}`)),
  );
  const inOneBin = ["jetScale normsys", "tagging normsys", "pileUp normsys"];
  const inMany = ["tagging histosys", "pileUp histosys", "staterror_ee staterror"];
  const ofStrengths = ["mu_Z normfactor", "mu_tt normfactor", "lumi lumi", "zTheory normsys"];
  expect(all).toEqual(expect.arrayContaining([...inOneBin, ...inMany, ...ofStrengths]));
  const fit = fitModel(compile(workspace));
  for (const { value, error } of [fit.parameters["mu_Z"]!, fit.parameters["mu_tt"]!]) {
    expect(Math.abs(value - 1)).toBeLessThan(1e-3 * error);
  }
});

describe("what does not fit the files is told with the line:", () => {
  test.each([
    [
      "files that are not there",
      "zee.parquet",
      "zeee.parquet",
      /^z.yaml:6: samples.zee.files names .*zeee.parquet, which cannot be read: there is no such file/,
    ],
    [
      "a pattern that finds nothing",
      "data-*.parquet",
      "date-*.parquet",
      /^z.yaml:5: samples.data.files finds no file date-\*.parquet/,
    ],
    [
      "a name that a file does not have",
      "n_vertices >= 1",
      "n_vertces >= 1",
      /^z.yaml:12: cleaning.primary vertex does not fit .*: there is no n_vertces: is n_vertices meant\?/,
    ],
    [
      "a number where a condition is wanted",
      "nBJets == 1]",
      "nBJets]",
      /^z.yaml:\d+: regions.emu1b.cuts\[1\] is a number, and yes or no for each event is wanted: nBJets/,
    ],
    [
      "a list where a number is wanted",
      "of: met_et",
      "of: jet_pt",
      /variables.met.of is a list of numbers, and a number for each event is wanted/,
    ],
    [
      "a column that an object does not have",
      "isolation: 0.15 }\n  muons",
      "isolation: 0.15, where: d0 < 1 }\n  muons",
      /objects.electrons.where does not fit .*: there is no d0/,
    ],
    [
      "a weight that is no number",
      "0.99 ** nLeptons",
      "1 / (nBJets - nBJets)",
      /event \d+ would enter \w+ with the weight (NaN|-?Infinity): a number is wanted/,
    ],
    [
      "pile-up that a sample does not reach",
      "edges: [0, 12",
      "data: [1, 1, 0, 0, 0, 0, 0, 0], edges: [-10, 0, 12",
      /pileUp has more than 1 % of the data between -10 to 0, and nothing of zee/,
    ],
    [
      "a definition over a column",
      "isPeak:",
      "met_et:",
      /definitions.met_et cannot be defined: .* has a column of that name/,
    ],
  ])("%s", async (_, from, to, message) => {
    const text = example
      .replace(from, to)
      .replaceAll(to === "met_et:" ? "isPeak" : "\0", "nJets > 0");
    expect(text).not.toBe(example);
    await expect(run(text)).rejects.toThrow(message);
  });

  test("a sample without σ or Σw", async () => {
    await writeParquet(join(folder, "bare.parquet"), simulated);
    const bare = (more: string): string => `luminosity: { value: 1 }
samples: { bare: { files: bare.parquet${more} } }
regions: { all: { cuts: [] } }
`;
    await expect(run(bare(""))).rejects.toThrow(
      "samples.bare has files that tell no cross-section: add crossSection, in pb",
    );
    await expect(run(bare(", crossSection: 2"))).rejects.toThrow(
      "add sumOfWeights, a number, or events",
    );
    expect(yieldOf(await run(bare(", crossSection: 2, sumOfWeights: events")))).toBeCloseTo(2, 12);
  });
});

test("names that are asked for and are not there have a hint", () => {
  expect(() => full.histogram({ region: "e", process: "Z" })).toThrow(
    "There is no region e: is ee meant?",
  );
  expect(() => full.cutflow("zee", "ee", "jetScal_up")).toThrow("is jetScale_up meant?");
  expect(String(full[mimeBundle]()["text/plain"])).toMatch(
    /^Events\nregion +Z +ttbar +expected +data\nee /,
  );
});
