import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EventRecord } from "../../event/index.ts";
import { readHepMc } from "../../io/hepmc.ts";
import { readLhe } from "../../io/lhe.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "toplab-events-"));
});
afterAll(() => rm(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Px, py, pz, E of what stays less what came in: zero in every event. */
function imbalance({ n, status, px, py, pz, e }: EventRecord): number {
  const total = [0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    if (status[i] === 2) continue;
    for (const [k, column] of [px, py, pz, e].entries()) total[k]! += status[i]! * column[i]!;
  }
  return Math.hypot(...total);
}

const z = `<LesHouchesEvents version="3.0">
<!-- made by hand -->
<init>
 2212 2212 6.5D+03 6.5D+03 0 0 247000 247000 -4 1
 1.9E+03 2.5 1.0 81
</init>
<event>
 5 81 -1.5 91.0 0.0078 0.118
 2 -1 0 0 501 0 0.0 0.0 100.0 100.0 0.0 0. 9.
 -2 -1 0 0 0 501 0.0 0.0 -20.7025 20.7025 0.0 0. 9.
 23 2 1 2 0 0 0.0 0.0 79.2975 120.7025 91.0 0. 9.
 13 1 3 3 0 0 30.0 0.0 60.0 67.082039 0.0 0. 9.
 -13 1 3 3 0 0 -30.0 0.0 19.2975 53.620461 0.0 0. 9.
# a comment
<rwgt><wgt id="1">2.0</wgt></rwgt>
</event>
</LesHouchesEvents>
`;

describe("a Les Houches file", () => {
  test("gives its beams, cross-sections and particles", async () => {
    let seen = 0;
    const read = await readLhe(file("z.lhe", z), (event, process) => {
      seen++;
      expect(process).toBe(81);
      expect(event).toMatchObject({ n: 5, weight: -1.5, scale: 91, x1: 100 / 6500 });
      expect([...event.pdg.subarray(0, 5)]).toEqual([2, -2, 23, 13, -13]);
      expect([...event.status.subarray(0, 5)]).toEqual([-1, -1, 2, 1, 1]);
      expect([...event.mother.subarray(0, 5)]).toEqual([-1, -1, 0, 2, 2]);
      expect([event.colour[0], event.anticolour[1]]).toEqual([501, 501]);
      expect(event.px[3]).toBe(30);
    });
    expect(seen).toBe(1);
    expect(read).toEqual({
      version: "3.0",
      beams: [
        { pdg: 2212, energy: 6500 },
        { pdg: 2212, energy: 6500 },
      ],
      weighting: -4,
      processes: [{ id: 81, crossSection: 1900, error: 2.5, maximum: 1 }],
      nEvents: 1,
    });
  });

  test("may be gzipped", async () => {
    const read = await readLhe(file("z.lhe.gz", gzipSync(z)), () => {});
    expect(read.nEvents).toBe(1);
  });

  test.each([
    ["another kind of text", "muons,1,2\n".repeat(200), /:101: expected <LesHouchesEvents>/],
    ["a version of the future", z.replace("3.0", "4.0"), /:1: expected version 1\.0, 2\.0 or 3\.0/],
    ["a word for a number", z.replace("120.7025", "1,207"), /:11: expected the thirteen numbers/],
    ["a missing particle", z.replace(/ -13 1.*\n/, ""), /:13: expected|:14: expected/],
    [
      "no beams",
      z.replace(/<init>[\s\S]*<\/init>\n/, ""),
      /:3: expected <init> before the first event/,
    ],
    [
      "a count of particles beyond reason",
      z.replace(" 5 81", " 5000000 81"),
      /:8: expected a number/,
    ],
    [
      "an end too soon",
      z.slice(0, z.indexOf("# a")),
      /expected <\/LesHouchesEvents>, but the file/,
    ],
    ["nothing", "", /:0: expected <LesHouchesEvents>, but the file ends/],
    ["a damaged archive", gzipSync(z).subarray(0, 150), /damaged or cut off/],
    ["no lines", Buffer.alloc(3e6, 120), /it is no text/],
  ])("with %s is refused, naming the line", async (_, content, message) => {
    await expect(readLhe(file("bad.lhe", content), () => {})).rejects.toThrow(message);
  });

  const samples = fileURLToPath(new URL("../../../../shared/data/lhe/", import.meta.url));
  test.skipIf(!existsSync(samples)).each([
    ["pylhe-testfile-madgraph-2.0.0-wbj.lhe", 59, 1e-3],
    ["pylhe-testfile-madgraph-2.2.1-Z-mlm.lhe.gz", 10_000, 1e-6],
    ["pylhe-testfile-powheg-box-v2-Z.lhe", 100, 1e-6],
    ["pylhe-testfile-pythia-6.413-ttbar.lhe", 100, 1e-6],
  ])("%s is read whole, and its events balance", async (name, events, tolerance) => {
    let worst = 0;
    const read = await readLhe(join(samples, name), (event) => {
      worst = Math.max(worst, imbalance(event));
    });
    expect(read.nEvents).toBe(events);
    expect(worst).toBeLessThan(tolerance);
  });
});

const hepmc = fileURLToPath(new URL("../reference/hepmc3.hepmc", import.meta.url));

describe("a HepMC3 file", () => {
  test("written by its own library gives mothers, vertices and units right", async () => {
    const numbers: number[] = [];
    const read = await readHepMc(hepmc, (event, number) => {
      numbers.push(number);
      expect(event.n).toBe(9);
      expect(event.weight).toBe(2.5);
      expect([...event.pdg.subarray(0, 9)]).toEqual([2212, 1, 2212, -1, 23, 13, -13, -13, 22]);
      expect([...event.mother.subarray(0, 9)]).toEqual([-1, 0, -1, 2, 1, 4, 4, 6, 6]);
      expect([...event.status.subarray(0, 9)]).toEqual([-1, 2, -1, 2, 2, 1, 2, 1, 1]);
      expect(event.px[5]).toBeCloseTo(30, 9);
      expect(event.e[0]).toBeCloseTo(6500, 9);
      for (const late of [5, 6, 7, 8]) expect(event.vx[late]).toBeCloseTo(0.5, 9);
      expect([event.vy[5], event.vz[5], event.vx[4]]).toEqual([
        expect.closeTo(-0.25, 9),
        expect.closeTo(2, 9),
        0,
      ]);
    });
    expect(numbers).toEqual([0, 1]);
    expect(read).toEqual({ version: "3.01.02", nEvents: 2 });
  });

  const text = readFileSync(hepmc, "utf8");
  test.each([
    [
      "HepMC 2",
      text.replaceAll("Asciiv3", "IO_GenEvent"),
      /:2: expected HepMC::Version or HepMC::A/,
    ],
    ["strange units", text.replace("U MEV CM", "U KEV CM"), /:18: expected GEV or MEV/],
    [
      "a missing particle",
      text.replace(/P 9.*\n/, ""),
      /:16: expected 1 more particles of event 0/,
    ],
    ["particles out of order", text.replace("P 3 0", "P 4 0"), /:8: expected particle 3/],
    ["an end too soon", text.slice(0, 900), /but the file ends, after|expected number/],
  ])("with %s is refused, naming the line", async (_, content, message) => {
    await expect(readHepMc(file("bad.hepmc", content), () => {})).rejects.toThrow(message);
  });
});
