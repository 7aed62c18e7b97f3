import { setImmediate } from "node:timers/promises";
import { concat, type EventTable, emptyRecord } from "../../event/index.ts";
import type { HardProcess } from "../generator/process.ts";
import { type PreparedId, prepareProcess } from "../generator/processes/index.ts";
import { BLOCK_EVENTS, CAPACITY, eventChain } from "../simulation/make-block.ts";
import { streamOf } from "../stream.ts";
import { loosePairs } from "./loose-pairs.ts";
import { madeLeptons } from "./made-leptons.ts";

/** Collisions of one kind, of which those with two leptons are kept. */
export interface Skim {
  readonly events: EventTable;
  /** Collisions made, kept or not. */
  readonly nMade: number;
  /** Both leptons of each Z as they were made, kept or not; empty for other processes. */
  readonly made: EventTable;
}

export interface SkimOptions {
  /** Collisions to make. */
  readonly nEvents: number;
  readonly seed: number;
  /** Samples of one seed that differ in this word have different events. Default: none. */
  readonly part?: string;
}

export interface SkimMaker {
  readonly process: HardProcess;
  /** The best known cross-section [pb]. */
  readonly crossSection: number;
  /** Lets others have their turn after every few thousand events. */
  make(options: SkimOptions): Promise<Skim>;
}

/** Sets up the chain from the hard process to what the detector of ATLAS sees; takes half a second. */
export function skimMaker(
  id: PreparedId,
  processOptions: Readonly<Record<string, unknown>>,
): SkimMaker {
  const process = prepareProcess(id, { ...processOptions, sqrtS: SQRT_S });
  const isZ = id === "z-ee" || id === "z-mumu";
  return {
    process,
    crossSection: (process.published ?? process.crossSection).value,
    async make({ nEvents, seed, part = "" }) {
      const chain = eventChain({
        ...{ sqrtS: SQRT_S, seed, card: "atlas-run2", radiation: true, particles: false },
      });
      const record = emptyRecord(CAPACITY);
      const made = madeLeptons();
      const tables: EventTable[] = [];
      for (let from = 0; from < nEvents; from += BLOCK_EVENTS) {
        const name = `${part}${id}/${from}`;
        const random = streamOf(seed, `${name}/hard`);
        chain.begin(name);
        for (let i = from; i < Math.min(from + BLOCK_EVENTS, nEvents); i++) {
          process.generate(random, record);
          chain.add(record);
          if (isZ) made.add(record);
        }
        tables.push(loosePairs(chain.end()));
        await setImmediate();
      }
      return { events: joined(tables), nMade: nEvents, made: made.take() };
    },
  };
}

const SQRT_S = 13_000;

/** One table after the other, two by two so that no event is copied often. */
export function joined(tables: readonly EventTable[]): EventTable {
  if (tables.length < 2) return tables[0] ?? { nEvents: 0, columns: {} };
  const half = Math.ceil(tables.length / 2);
  return concat(joined(tables.slice(0, half)), joined(tables.slice(half)));
}
