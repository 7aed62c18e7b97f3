import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { column, type EventTable, head, jagged, text, valuesOf } from "../../event/index.ts";
import { listParquet, readCsv, readParquet } from "../../io/index.ts";
import { simulate, simulateTo } from "../../sim/simulate.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "toplab-simulate-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const path = (name: string): string => join(folder, name);
/** A process that is set up quickly, without what comes after it. */
const fast = { radiation: false, card: "truth" } as const;

/** Four-momentum that goes in less the one that comes out, event by event: the largest part of any. */
function largestImbalance(events: EventTable): number {
  const status = jagged(events, "truth_status");
  let largest = 0;
  for (const name of ["truth_px", "truth_py", "truth_pz", "truth_e"]) {
    for (let i = 0; i < events.nEvents; i++) {
      const values = valuesOf(jagged(events, name), i);
      const sum = valuesOf(status, i).reduce(
        (s, code, k) => s + (code === 2 ? 0 : code * values[k]!),
        0,
      );
      largest = Math.max(largest, Math.abs(sum));
    }
  }
  return largest;
}

describe("a sample of a process", () => {
  test("is the same file whether one worker makes it or three, and the same in memory", async () => {
    const options = { ...fast, nEvents: 2 * 8192 + 100, seed: 7 };
    const one = await simulateTo(path("one.parquet"), "tchannel", { ...options, workers: 1 });
    await simulateTo(path("three.parquet"), "tchannel", { ...options, workers: 3 });
    expect(readFileSync(path("one.parquet")).equals(readFileSync(path("three.parquet")))).toBe(
      true,
    );
    const { events, ...info } = await simulate("tchannel", { ...options, workers: 1 });
    expect(info).toEqual(one);
    expect(await readParquet(path("one.parquet"))).toEqual(events);
  }, 60_000);

  test("begins with the events of a shorter one, and has others with another seed", async () => {
    const long = await simulate("tchannel", { card: "truth", nEvents: 300, seed: 3 });
    const short = await simulate("tchannel", { card: "truth", nEvents: 100, seed: 3 });
    const other = await simulate("tchannel", { card: "truth", nEvents: 100, seed: 4 });
    expect(head(long.events, 100)).toEqual(short.events);
    expect(jagged(other.events, "truth_px")).not.toEqual(jagged(short.events, "truth_px"));
    expect(long.sumOfWeights).toBe(300);
  }, 30_000);

  test("conserves energy and momentum, with radiation and without", async () => {
    for (const radiation of [false, true]) {
      const { events } = await simulate("tchannel", { card: "truth", nEvents: 200, radiation });
      expect(largestImbalance(events), `radiation ${radiation}`).toBeLessThan(13_000 * 1e-9);
    }
  }, 30_000);

  test("tells what it is: process, energy, cross-section, weights, seed, version", async () => {
    const processOptions = { channel: "leptonic", charge: "top" } as const;
    const options = { ...fast, nEvents: 50, seed: 11, sqrtS: 8000, processOptions };
    const info = await simulateTo(path("told.parquet"), "tchannel", options);
    const { metadata } = await listParquet(path("told.parquet"));
    expect(metadata).toMatchObject({
      process: "tchannel",
      process_options: JSON.stringify(processOptions),
      sqrt_s_gev: "8000",
      cross_section_pb: `${info.process.crossSection?.value}`,
      cross_section_error_pb: `${info.process.crossSection?.error}`,
      ...{ events: "50", sum_of_weights: "50", seed: "11", card: "truth", radiation: "false" },
      units: "GeV, mm, rad, pb",
    });
    expect(metadata["version"]).toMatch(/^\d+\.\d+\.\d+/);
  }, 30_000);

  test("as CSV has the same numbers, its lists as JSON, and the words about it beside it", async () => {
    const options = { ...fast, nEvents: 40, seed: 2 };
    await simulateTo(path("sample.csv"), "tchannel", options);
    const { events } = await simulate("tchannel", options);
    const read = await readCsv(path("sample.csv"));
    expect(Object.keys(read.columns)).toEqual(Object.keys(events.columns));
    expect(column(read, "truth_x1")).toEqual(column(events, "truth_x1"));
    const lists = text(read, "truth_e").map((list) => JSON.parse(list));
    expect(lists).toEqual(lists.map((_, i) => [...valuesOf(jagged(events, "truth_e"), i)]));
    const told = JSON.parse(readFileSync(path("sample.csv.json"), "utf8"));
    expect(told).toMatchObject({ process: "tchannel", events: "40" });
  }, 30_000);

  test("that is broken off leaves nothing behind, and an older file as it was", async () => {
    const files = readdirSync(folder);
    const before = readFileSync(path("sample.csv"));
    const stop = new AbortController();
    const options = { ...fast, nEvents: 1e7, workers: 1, signal: stop.signal };
    const onProgress = (): void => stop.abort(new Error("enough"));
    for (const name of ["sample.csv", "new.parquet"]) {
      const writing = simulateTo(path(name), "tchannel", { ...options, onProgress });
      await expect(writing).rejects.toThrow("enough");
    }
    expect(readdirSync(folder)).toEqual(files);
    expect(readFileSync(path("sample.csv")).equals(before)).toBe(true);
  }, 30_000);

  test.runIf(existsSync("/dev/full"))(
    "on a full disk fails and leaves nothing behind",
    async () => {
      const files = readdirSync(folder);
      symlinkSync("/dev/full", path(`.full.csv.${process.pid}-0.tmp`)); // where the draft will be
      const writing = simulateTo(path("full.csv"), "tchannel", { ...fast, nEvents: 10 });
      await expect(writing).rejects.toMatchObject({ code: "ENOSPC", path: /\.full\.csv/ });
      expect(readdirSync(folder)).toEqual(files);
    },
    30_000,
  );

  test("that cannot be made says why in a sentence", async () => {
    const refuse = (options: object, reason: RegExp) =>
      expect(simulate("ttbar", { nEvents: 10, ...options })).rejects.toThrow(reason);
    await refuse({ nEvents: 0 }, /^Cannot simulate 0 events: a positive whole number is wanted$/);
    await refuse({ nEvents: 1.5 }, /^Cannot simulate 1.5 events/);
    await refuse({ seed: -1 }, /^Cannot start from seed -1/);
    await refuse({ workers: 0 }, /^Cannot work with 0 workers/);
    await refuse({ sqrtS: 300 }, /^Cannot make top pairs at 300 GeV: at least \d+ GeV are wanted$/);
    await refuse({ processOptions: { mass: 500 } }, /^Cannot tell ttbar its mass: it can be told /);
    const beams = "ee" as "pp"; // as untyped code may say
    await refuse(
      { processOptions: { beams } },
      /^Cannot tell ttbar the beams ee: pp, ppbar wanted$/,
    );
    const zprime = (mass: number) => simulate("zprime", { nEvents: 9, processOptions: { mass } });
    await expect(zprime(-750)).rejects.toThrow(/^Cannot make a Z′ of -750 GeV: it must be heavier/);
    await expect(zprime(20_000)).rejects.toThrow(/^Cannot make a Z′ of 20000 GeV at 13000 GeV/);
    const other = "higgs" as "ttbar"; // as untyped code may ask
    await expect(simulate(other, { nEvents: 9 })).rejects.toThrow(
      /^Cannot make "higgs": one of .*ttbar/,
    );
    const text = simulateTo(path("sample.txt"), "ttbar", { nEvents: 9 });
    await expect(text).rejects.toThrow(/a name that ends in .parquet or .csv is wanted$/);
  }, 30_000);
});

describe("events of another program", () => {
  const beams = "2212 2212 4000 4000 0 0 1 1 -4 1\n 7.5 0.3 1 1";
  const lheEvent = `<event>
4 1 -1.5 91 0.0078 0.118
2 -1 0 0 501 0 0 0 100 100 0 0 9
-2 -1 0 0 0 501 0 0 -20.25 20.25 0 0 9
13 1 1 2 0 0 30 40 0 50 0 0 9
-13 1 1 2 0 0 -30 -40 79.75 70.25 0 0 9
</event>
`;
  const lhe = (n: number): string =>
    `<LesHouchesEvents version="3.0">\n<init>\n${beams}\n</init>\n${lheEvent.repeat(n)}</LesHouchesEvents>\n`;

  test("come through as they are in a Les Houches file, with its energy and cross-section", async () => {
    writeFileSync(path("z.lhe.gz"), gzipSync(lhe(8200)));
    const info = await simulateTo(path("z.parquet"), { from: path("z.lhe.gz") }, fast);
    expect(info).toMatchObject({
      ...{ nEvents: 8200, sumOfWeights: -1.5 * 8200, sqrtS: 8000, from: "z.lhe.gz" },
      process: { id: "lhe", crossSection: { value: 7.5, error: 0.3 } },
    });
    const last = await readParquet(path("z.parquet"), { range: [8199, 8200] });
    expect(jagged(last, "truth_pdg").values).toEqual(Float64Array.of(2, -2, 13, -13));
    expect(jagged(last, "truth_pz").values).toEqual(Float64Array.of(100, -20.25, 0, 79.75));
    expect(column(last, "truth_x1")).toEqual(Float64Array.of(0.025));
  });

  test("radiate if they are partons, and not if they are final", async () => {
    writeFileSync(path("z.lhe"), lhe(50));
    const { events } = await simulate({ from: path("z.lhe") }, { card: "truth" });
    expect(jagged(events, "truth_pdg").values.length).toBeGreaterThan(50 * 4);
    const particles = "P 1 0 21 0 0 50 50 0 4\nP 2 0 21 0 0 -50 50 0 4";
    const vertex = "V -1 0 [1,2]\nP 3 -1 1 0 50 0 50 0 1\nP 4 -1 -1 0 -50 0 50 0 1";
    writeFileSync(
      path("q.hepmc"),
      `HepMC::Version 3.02.05\nHepMC::Asciiv3-START_EVENT_LISTING\nE 1 1 4\nU GEV MM\nW 2.5\n${particles}\n${vertex}\nHepMC::Asciiv3-END_EVENT_LISTING\n`,
    );
    const final = await simulate({ from: path("q.hepmc") }, { card: "truth" });
    expect(jagged(final.events, "truth_pdg").values).toEqual(Float64Array.of(21, 21, 1, -1));
    expect(final).toMatchObject({ nEvents: 1, sumOfWeights: 2.5, process: { id: "hepmc" } });
    expect(final.radiation).toBe(false);
    expect(final.sqrtS).toBeUndefined();
  }, 30_000);

  test("that cannot be read leave no file", async () => {
    writeFileSync(path("broken.lhe"), lhe(3).replace("13 1 1 2 0 0 30", "13 1 1 2 0 0 thirty"));
    const files = readdirSync(folder);
    const convert = (from: string) => simulateTo(path("never.csv"), { from: path(from) }, {});
    await expect(convert("broken.lhe")).rejects.toThrow(
      /broken.lhe:10: expected .*, found "13 1 1/,
    );
    await expect(convert("events.dat")).rejects.toThrow(
      /a file .lhe, .hepmc, .lhe.gz or .hepmc.gz/,
    );
    writeFileSync(path("empty.lhe"), lhe(0));
    await expect(convert("empty.lhe")).rejects.toThrow(/empty.lhe: holds no events/);
    rmSync(path("empty.lhe"));
    expect(readdirSync(folder)).toEqual(files);
  });
});
