import { type EventRecord, type EventTable, eventTable, status } from "../../event/index.ts";
import { type GrowingColumn, growingColumn, push, takeAll } from "../growing-column.ts";

/** The two leptons of each Z boson as they are made, before any detector. */
export interface MadeLeptons {
  add(record: EventRecord): void;
  /** `mass` of the pair [GeV], `pt1`, `eta1` of the negative and `pt2`, `eta2` of the positive lepton. */
  take(): EventTable;
}

const names = ["mass", "pt1", "eta1", "pt2", "eta2"] as const;

/** An empty list. */
export function madeLeptons(): MadeLeptons {
  const columns = names.map((): GrowingColumn => growingColumn());
  return {
    add(record) {
      const [first, second] = leptonsOf(record);
      const values = [
        massOf(record, first, second),
        ...[first, second].flatMap((i) => [ptOf(record, i), etaOf(record, i)]),
      ];
      for (const [k, value] of values.entries()) push(columns[k]!, value);
    },
    take: () =>
      eventTable(Object.fromEntries(names.map((name, k) => [name, takeAll(columns[k]!)]))),
  };
}

/** Places of the negative and the positive electron or muon that came first into the record. */
function leptonsOf({ n, pdg, status: code }: EventRecord): readonly [number, number] {
  const find = (sign: number): number => {
    for (let i = 2; i < n; i++) {
      const kind = sign * pdg[i]!;
      if ((kind === 11 || kind === 13) && code[i] === status.final) return i;
    }
    throw new RangeError("Cannot tell what was made: the event has no pair of leptons");
  };
  return [find(1), find(-1)];
}

function ptOf({ px, py }: EventRecord, i: number): number {
  return Math.sqrt(px[i]! * px[i]! + py[i]! * py[i]!);
}

function etaOf(record: EventRecord, i: number): number {
  return Math.asinh(record.pz[i]! / ptOf(record, i));
}

function massOf({ px, py, pz, e }: EventRecord, i: number, j: number): number {
  const energy = e[i]! + e[j]!;
  const [x, y, z] = [px[i]! + px[j]!, py[i]! + py[j]!, pz[i]! + pz[j]!];
  return Math.sqrt(Math.max((energy - z) * (energy + z) - x * x - y * y, 0));
}
