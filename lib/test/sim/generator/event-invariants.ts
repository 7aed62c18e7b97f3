import { expect } from "vitest";
import type { EventRecord } from "../../../event/index.ts";

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
export function expectMomentumKept(record: EventRecord): void {
  const scale = record.e[0]! + record.e[1]!;
  for (const column of [record.px, record.py, record.pz, record.e]) {
    const change = total(record, column, 1) - total(record, column, -1);
    expect(Math.abs(change) / scale).toBeLessThan(1e-9);
    for (let i = 2; i < record.n; i++) {
      if (record.status[i] !== 2) continue;
      let daughters = 0;
      for (let k = 0; k < record.n; k++) if (record.mother[k] === i) daughters += column[k]!;
      expect(Math.abs(daughters - column[i]!) / scale).toBeLessThan(1e-9);
    }
  }
}

/** E² − p² is m² of all that comes in or stays, to 10⁻⁹ of E². */
export function expectOnShell(record: EventRecord): void {
  for (let i = 0; i < record.n; i++) {
    if (record.status[i] === 2) continue;
    const m = record.status[i] === 1 ? (rest[Math.abs(record.pdg[i]!)] ?? 0) : 0;
    const { px, py, pz, e } = record;
    const m2 = e[i]! ** 2 - px[i]! ** 2 - py[i]! ** 2 - pz[i]! ** 2;
    expect(Math.abs(m2 - m * m) / e[i]! ** 2).toBeLessThan(1e-9);
  }
}

/** Charge is the same before and after, and at each decay; lepton numbers of each flavour add up to none. */
export function expectChargesKept(record: EventRecord): void {
  const charges = Float64Array.from(record.pdg.subarray(0, record.n), charge3);
  expect(total(record, charges, 1)).toBe(total(record, charges, -1));
  const leptons = new Map<number, number>();
  for (let i = 0; i < record.n; i++) {
    expect(record.mother[i]!).toBeLessThan(i);
    const id = Math.abs(record.pdg[i]!);
    if (id > 10 && id < 17) {
      const flavour = (id - 1) >> 1;
      leptons.set(flavour, (leptons.get(flavour) ?? 0) + Math.sign(record.pdg[i]!));
    }
  }
  for (const number of leptons.values()) expect(number).toBe(0);
}

/** Every colour line has two ends, and only quarks and gluons have them. */
export function expectColoursTied(record: EventRecord): void {
  const [colours, anticolours]: [number[], number[]] = [[], []];
  for (let i = 0; i < record.n; i++) {
    const id = record.pdg[i]!;
    const [c, a] = [record.colour[i]!, record.anticolour[i]!];
    const isQuark = Math.abs(id) < 9;
    expect([c > 0, a > 0]).toEqual(
      id === 21 ? [true, true] : [isQuark && id > 0, isQuark && id < 0],
    );
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
