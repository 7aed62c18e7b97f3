import type { Column, EventRecord } from "../../event/index.ts";
import { growingColumn, push, takeAll } from "../growing-column.ts";
import type { EventCollector } from "./event-collector.ts";

const perEvent = {
  weight: ({ weight }: EventRecord): number => weight,
  truth_x1: ({ x1 }: EventRecord): number => x1,
  truth_x2: ({ x2 }: EventRecord): number => x2,
  truth_scale: ({ scale }: EventRecord): number => scale,
};

/** Columns of the event record, which hold a number for each particle. */
const perParticle = {
  truth_pdg: "pdg",
  truth_status: "status",
  truth_mother: "mother",
  truth_px: "px",
  truth_py: "py",
  truth_pz: "pz",
  truth_e: "e",
  truth_vx: "vx",
  truth_vy: "vy",
  truth_vz: "vz",
} as const;

/** The event as it is, particle by particle: momenta in GeV, vertices in mm, mothers by position in the list. */
export function truthColumns(): EventCollector {
  const numbers = Object.entries(perEvent).map(([name, read]) => {
    return { name, read, column: growingColumn() };
  });
  const lists = Object.entries(perParticle).map(([name, key]) => {
    return { name, key, column: growingColumn() };
  });
  const ends = growingColumn();
  let nParticles = 0;
  return {
    add(record) {
      for (const { read, column } of numbers) push(column, read(record));
      for (const { key, column } of lists) {
        const values = record[key];
        for (let i = 0; i < record.n; i++) push(column, values[i]!);
      }
      nParticles += record.n;
      push(ends, nParticles);
    },
    take() {
      const columns: Record<string, Column> = {};
      const offsets = Uint32Array.of(0, ...takeAll(ends));
      nParticles = 0;
      for (const { name, column } of numbers) columns[name] = takeAll(column);
      for (const { name, column } of lists) columns[name] = { offsets, values: takeAll(column) };
      return columns;
    },
  };
}
