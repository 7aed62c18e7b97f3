import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { type EventRecord, emptyRecord } from "../../../event/index.ts";
import type { HardProcess } from "../../../sim/generator/process.ts";
import { prepareProcess, processIds } from "../../../sim/generator/processes/index.ts";
import { streamOf } from "../../../sim/stream.ts";

vi.setConfig({ testTimeout: 60_000 });

const processes: readonly HardProcess[] = [
  prepareProcess("ttbar"),
  prepareProcess("zprime", { mass: 800, model: "sequential" }),
  prepareProcess("tw", { channel: "all" }),
  prepareProcess("tchannel", { channel: "all" }),
];

const seeds = fc.integer({ min: 0, max: 2 ** 31 });

/** Three times the electric charge. */
function charge3(pdg: number): number {
  const id = Math.abs(pdg);
  const size =
    id < 9 ? (id % 2 === 0 ? 2 : -1) : id === 24 ? 3 : [11, 13, 15].includes(id) ? -3 : 0;
  return Math.sign(pdg) * size;
}

const rest: Readonly<Record<number, number>> = {
  4: 1.67,
  5: 4.78,
  11: 0.51099895e-3,
  13: 0.1056583755,
  15: 1.77693,
};

/** Ends of the colour lines as seen from outside: a colour that comes in is an anticolour that goes out. */
function lineEnds(record: EventRecord): { colours: number[]; anticolours: number[] } {
  const ends = { colours: [] as number[], anticolours: [] as number[] };
  for (let i = 0; i < record.n; i++) {
    const id = record.pdg[i]!;
    const [c, a] = [record.colour[i]!, record.anticolour[i]!];
    const isQuark = Math.abs(id) < 9;
    expect([c > 0, a > 0]).toEqual(
      id === 21 ? [true, true] : [isQuark && id > 0, isQuark && id < 0],
    );
    if (record.status[i] === 2) continue;
    const [out, back] = record.status[i] === 1 ? [c, a] : [a, c];
    if (out > 0) ends.colours.push(out);
    if (back > 0) ends.anticolours.push(back);
  }
  return ends;
}

/** Sum of a column over the particles for which the test holds. */
function sum(record: EventRecord, column: ArrayLike<number>, test: (i: number) => boolean): number {
  let value = 0;
  for (let i = 0; i < record.n; i++) if (test(i)) value += column[i]!;
  return value;
}

describe.each(processes.map((process) => [process.id, process] as const))("%s", (_, process) => {
  const record = emptyRecord();
  const incoming = (i: number): boolean => record.status[i] === -1;
  const final = (i: number): boolean => record.status[i] === 1;

  test("energy and momentum of the partons are those of the final particles, and of each mother's daughters", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        process.generate(streamOf(seed, 0), record);
        const e = sum(record, record.e, incoming);
        for (const column of [record.px, record.py, record.pz, record.e]) {
          const change = sum(record, column, final) - sum(record, column, incoming);
          expect(Math.abs(change) / e).toBeLessThan(1e-9);
          for (let i = 2; i < record.n; i++) {
            if (record.status[i] !== 2) continue;
            const daughters = sum(record, column, (k) => record.mother[k] === i);
            expect(Math.abs(daughters - column[i]!) / e).toBeLessThan(1e-9);
          }
        }
        const { x1, x2 } = record;
        expect(
          Math.abs(record.e[0]! / 6500 / x1 - 1) + Math.abs(record.e[1]! / 6500 / x2 - 1),
        ).toBeLessThan(1e-12);
      }),
    );
  });

  test("all that stays is on its mass shell", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        process.generate(streamOf(seed, 0), record);
        for (let i = 0; i < record.n; i++) {
          const { px, py, pz, e } = record;
          const m = final(i) ? (rest[Math.abs(record.pdg[i]!)] ?? 0) : 0;
          if (record.status[i] === 2) continue;
          const m2 = e[i]! ** 2 - px[i]! ** 2 - py[i]! ** 2 - pz[i]! ** 2;
          expect(Math.abs(m2 - m * m) / e[i]! ** 2).toBeLessThan(1e-9);
        }
      }),
    );
  });

  test("charge is kept at every step, and mothers come before daughters", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        process.generate(streamOf(seed, 0), record);
        const charges = Array.from(record.pdg.subarray(0, record.n), charge3);
        expect(sum(record, charges, final)).toBe(sum(record, charges, incoming));
        for (let i = 0; i < record.n; i++) {
          expect(record.mother[i]!).toBeLessThan(i);
          expect(record.mother[i]! >= 0).toBe(!incoming(i));
          if (record.status[i] !== 2 || i < 2) continue;
          expect(sum(record, charges, (k) => record.mother[k] === i)).toBe(charges[i]);
        }
      }),
    );
  });

  test("every colour line has two ends, and only quarks and gluons have them", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        process.generate(streamOf(seed, 0), record);
        const { colours, anticolours } = lineEnds(record);
        expect(colours.sort()).toEqual(anticolours.sort());
        expect(new Set(colours).size).toBe(colours.length);
      }),
    );
  });

  test("the same stream gives the same event, whatever came before", () => {
    const other = emptyRecord();
    fc.assert(
      fc.property(seeds, (seed) => {
        process.generate(streamOf(seed, "a"), record);
        process.generate(streamOf(seed, "b"), other);
        process.generate(streamOf(seed, "a"), other);
        expect(other.n).toBe(record.n);
        expect(other.pdg.subarray(0, other.n)).toEqual(record.pdg.subarray(0, record.n));
        for (const column of ["px", "py", "pz", "e"] as const) {
          expect(other[column].subarray(0, other.n)).toEqual(record[column].subarray(0, record.n));
        }
      }),
    );
  });

  test("points are kept without bias: next to none pass their bound, and few are thrown away", () => {
    const random = streamOf(1, process.id);
    for (let i = 0; i < 50_000; i++) process.generate(random, record);
    const { triesPerEvent, missing } = process.unweighting;
    expect(triesPerEvent).toBeLessThan(1.6);
    expect(missing).toBeLessThan(5e-4);
    expect(record.weight).toBe(1);
  });
});

test("the events of seed 7 are these, to the last bit, on every machine", () => {
  const record = emptyRecord();
  const hashes = processes.map((process) => {
    const hash = createHash("sha256");
    const random = streamOf(7, process.id);
    for (let k = 0; k < 200; k++) {
      process.generate(random, record);
      const bytes = new DataView(new ArrayBuffer(36 * record.n));
      for (let i = 0; i < record.n; i++) {
        bytes.setInt32(36 * i, record.pdg[i]!);
        bytes.setFloat64(36 * i + 4, record.px[i]!);
        bytes.setFloat64(36 * i + 12, record.py[i]!);
        bytes.setFloat64(36 * i + 20, record.pz[i]!);
        bytes.setFloat64(36 * i + 28, record.e[i]!);
      }
      hash.update(new Uint8Array(bytes.buffer));
    }
    return hash.digest("hex").slice(0, 12);
  });
  expect(hashes).toEqual(["a6940ded2276", "4fc0e84c37eb", "1002f62a2d31", "bee26271a9ee"]);
});

test("an unknown process is refused with the list of those known", () => {
  expect(() => prepareProcess("higgs" as "ttbar")).toThrow(
    `Cannot make "higgs": one of ${processIds.join(", ")} is wanted`,
  );
});
