import {
  addParticle,
  clear,
  type EventRecord,
  emptyRecord,
  setColour,
  setMomentum,
  status,
} from "../../event/index.ts";
import type { HardProcess } from "../../sim/generator/process.ts";
import { prepareProcess } from "../../sim/generator/processes/index.ts";
import { prepareRadiation, type RadiationOptions } from "../../sim/generator/radiation/radiate.ts";
import { streamOf } from "../../sim/stream.ts";

/** Calls `look` with each of `n` radiated events of a process. */
export function withEvents(
  process: HardProcess,
  n: number,
  options: RadiationOptions,
  look: (record: EventRecord) => void,
): void {
  const { radiate } = prepareRadiation(options);
  const record = emptyRecord(1024);
  const random = streamOf(1, process.id);
  for (let i = 0; i < n; i++) {
    process.generate(random, record);
    radiate(random, record);
    look(record);
  }
}

export const ttbar = (channel: "dilepton" | "lepjets"): HardProcess =>
  prepareProcess("ttbar", { channel });

/** A boson at rest that decays to a quark and an antiquark of this flavour along x, as from u ū at x = m/√s. */
export function bosonToQuarks(
  record: EventRecord,
  mass: number,
  flavour: number,
  quarkMass: number,
): void {
  clear(record);
  record.x1 = mass / 13_000;
  record.x2 = mass / 13_000;
  record.scale = mass;
  for (const side of [0, 1]) {
    const i = addParticle(record, side === 0 ? 2 : -2, status.incoming, -1);
    setMomentum(record, i, 0, 0, side === 0 ? mass / 2 : -mass / 2, mass / 2);
    setColour(record, i, side === 0 ? 501 : 0, side === 0 ? 0 : 501);
  }
  const boson = addParticle(record, 23, status.decayed, 0);
  setMomentum(record, boson, 0, 0, 0, mass);
  const p = Math.sqrt((mass / 2) ** 2 - quarkMass ** 2);
  for (const sign of [1, -1]) {
    const i = addParticle(record, sign * flavour, status.final, boson);
    setMomentum(record, i, sign * p, 0, 0, mass / 2);
    setColour(record, i, sign > 0 ? 502 : 0, sign > 0 ? 0 : 502);
  }
}

/** Largest component of incoming − final momentum, over the energy of the event. */
export function imbalance({ n, status: code, px, py, pz, e }: EventRecord): number {
  const sum = [0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    if (code[i] === status.decayed) continue;
    const sign = code[i] === status.incoming ? -1 : 1;
    for (const [k, column] of [px, py, pz, e].entries()) sum[k]! += sign * column[i]!;
  }
  return Math.max(...sum.map(Math.abs)) / (e[0]! + e[1]!);
}

export const ptOf = ({ px, py }: EventRecord, i: number): number => Math.hypot(px[i]!, py[i]!);

export const massOf = ({ px, py, pz, e }: EventRecord, i: number): number =>
  Math.sqrt(Math.max(e[i]! ** 2 - px[i]! ** 2 - py[i]! ** 2 - pz[i]! ** 2, 0));

/** Share of the values in each bin; what lies outside counts in the whole. */
export function shares(values: readonly number[], edges: readonly number[]): number[] {
  const counts = edges.slice(1).map(() => 0);
  for (const value of values) {
    const above = edges.findIndex((edge) => edge > value);
    if (above > 0) counts[above - 1]! += 1 / values.length;
  }
  return counts;
}
