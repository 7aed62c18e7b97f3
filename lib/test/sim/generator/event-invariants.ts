import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type EventRecord, emptyRecord } from "../../../event/index.ts";
import type { HardProcess } from "../../../sim/generator/process.ts";
import { streamOf } from "../../../sim/stream.ts";

const seeds = fc.integer({ min: 0, max: 2 ** 31 });

/** What holds for the events of any process at 13 TeV. */
export function testEvents(process: HardProcess): void {
  describe(process.title, () => {
    const [record, other] = [emptyRecord(), emptyRecord()];

    test("momentum, masses, charges and colours are in order in every event", () => {
      fc.assert(
        fc.property(seeds, (seed) => {
          process.generate(streamOf(seed, 0), record);
          expectMomentumKept(record);
          expectOnShell(record);
          expectChargesKept(record);
          expectColoursTied(record);
          expect(Math.abs((record.x1 * 6500) / record.e[0]! - 1)).toBeLessThan(1e-12);
          expect(Math.abs((record.x2 * 6500) / record.e[1]! - 1)).toBeLessThan(1e-12);
          expect(Math.max(record.x1, record.x2)).toBeLessThan(1);
          expect(record.scale).toBeGreaterThan(0);
        }),
      );
    });

    test("the same stream gives the same event, whatever came before", () => {
      fc.assert(
        fc.property(seeds, (seed) => {
          process.generate(streamOf(seed, "a"), record);
          process.generate(streamOf(seed, "b"), other);
          process.generate(streamOf(seed, "a"), other);
          expect(other.n).toBe(record.n);
          for (const column of columns) {
            expect(other[column].subarray(0, other.n)).toEqual(
              record[column].subarray(0, record.n),
            );
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
}

const columns = ["pdg", "colour", "px", "py", "pz", "e", "vx"] as const;

/** Twelve digits that stand for the first events of seed 7, to the last bit. */
export function digestOf(process: HardProcess, nEvents: number): string {
  const record = emptyRecord();
  const hash = createHash("sha256");
  const random = streamOf(7, process.id);
  for (let k = 0; k < nEvents; k++) {
    process.generate(random, record);
    for (const column of columns) {
      hash.update(new Uint8Array(record[column].slice(0, record.n).buffer));
    }
  }
  return hash.digest("hex").slice(0, 12);
}

/** Masses of what may stay in an event [GeV]; none for the rest. */
const rest: Readonly<Record<number, number>> = {
  4: 1.67,
  5: 4.78,
  11: 0.51099895e-3,
  13: 0.1056583755,
  15: 1.77693,
  130: 0.497611,
  310: 0.497611,
};

/** Energy and momentum of the partons are those of the final particles, and of each mother's daughters, to 10⁻⁹. */
function expectMomentumKept(record: EventRecord): void {
  const scale = record.e[0]! + record.e[1]!;
  for (const column of [record.px, record.py, record.pz, record.e]) {
    const change = total(record, column, 1) - total(record, column, -1);
    expect(Math.abs(change) / scale).toBeLessThan(1e-9);
    for (let i = 2; i < record.n; i++) {
      if (record.status[i] !== 2) continue;
      const change = ofDaughters(record, column, i) - column[i]!;
      expect(Math.abs(change) / scale).toBeLessThan(1e-9);
    }
  }
}

/** E² − p² is m² of all that comes in or stays, to 10⁻⁹ of E². */
function expectOnShell(record: EventRecord): void {
  for (let i = 0; i < record.n; i++) {
    if (record.status[i] === 2) continue;
    const m = record.status[i] === 1 ? (rest[Math.abs(record.pdg[i]!)] ?? 0) : 0;
    const { px, py, pz, e } = record;
    const m2 = e[i]! ** 2 - px[i]! ** 2 - py[i]! ** 2 - pz[i]! ** 2;
    expect(Math.abs(m2 - m * m) / e[i]! ** 2).toBeLessThan(1e-9);
  }
}

/** Charge is the same before and after, and at each decay; lepton numbers of each flavour add up to none. */
function expectChargesKept(record: EventRecord): void {
  const charges = Float64Array.from(record.pdg.subarray(0, record.n), charge3);
  expect(total(record, charges, 1)).toBe(total(record, charges, -1));
  const leptons = new Map<number, number>();
  for (let i = 0; i < record.n; i++) {
    expect(record.mother[i]!).toBeLessThan(i);
    expect(record.mother[i]! >= 0).toBe(record.status[i] !== -1);
    if (record.status[i] === 2 && i > 1) expect(ofDaughters(record, charges, i)).toBe(charges[i]);
    const id = Math.abs(record.pdg[i]!);
    if (id > 10 && id < 17) {
      const flavour = (id - 1) >> 1;
      leptons.set(flavour, (leptons.get(flavour) ?? 0) + Math.sign(record.pdg[i]!));
    }
  }
  for (const number of leptons.values()) expect(number).toBe(0);
}

/** Sum of a column over what a particle decays to. */
function ofDaughters(record: EventRecord, column: ArrayLike<number>, mother: number): number {
  let sum = 0;
  for (let k = 0; k < record.n; k++) if (record.mother[k] === mother) sum += column[k]!;
  return sum;
}

/** Every colour line has two ends, and only quarks and gluons have them. */
function expectColoursTied(record: EventRecord): void {
  const [colours, anticolours]: [number[], number[]] = [[], []];
  for (let i = 0; i < record.n; i++) {
    const id = record.pdg[i]!;
    const [c, a] = [record.colour[i]!, record.anticolour[i]!];
    const isQuark = Math.abs(id) < 9;
    expect([c > 0, a > 0]).toEqual(
      id === 21 ? [true, true] : [isQuark && id > 0, isQuark && id < 0],
    );
    if (record.status[i] === 2) continue;
    const [out, back] = record.status[i] === 1 ? [c, a] : [a, c];
    if (out > 0) colours.push(out);
    if (back > 0) anticolours.push(back);
  }
  expect(colours.sort()).toEqual(anticolours.sort());
  expect(new Set(colours).size).toBe(colours.length);
}

/** Three times the electric charge; 0 for all mesons made here. */
function charge3(pdg: number): number {
  const id = Math.abs(pdg);
  if (id < 9) return Math.sign(pdg) * (id % 2 === 0 ? 2 : -1);
  if (id === 24) return 3 * Math.sign(pdg);
  return id === 11 || id === 13 || id === 15 ? -3 * Math.sign(pdg) : 0;
}

function total(record: EventRecord, column: ArrayLike<number>, status: number): number {
  let sum = 0;
  for (let i = 0; i < record.n; i++) if (record.status[i] === status) sum += column[i]!;
  return sum;
}
