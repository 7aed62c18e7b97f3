import type { EventRecord, EventTable } from "../../event/index.ts";
import { emptyRecord } from "../../event/index.ts";
import type { DetectorCard } from "../detector/cards/detector-card.ts";
import type { Estimate } from "../generator/drell-yan/drell-yan.ts";
import type { PartonSource } from "../generator/partons/parton-densities.ts";
import type { HardProcess, Published } from "../generator/process.ts";
import { type PreparedId, prepareProcess } from "../generator/processes/index.ts";
import { prepareRadiation } from "../generator/radiation/radiate.ts";
import { streamOf } from "../stream.ts";
import { type CardId, responseOf } from "./cards.ts";
import { jetWeight } from "./jet-weights.ts";

/** Events that share their random streams; part of what "the same seed" means. */
export const BLOCK_EVENTS = 8192;

/** All that decides the events of a sample; plain data, so that it can go to a worker. */
export interface SimulationJob {
  readonly process: PreparedId;
  /** What the process is told besides the energy: mass, channel, … */
  readonly processOptions: Readonly<Record<string, unknown>>;
  /** Energy of the two beams together [GeV]. */
  readonly sqrtS: number;
  readonly seed: number;
  readonly card: CardId | DetectorCard;
  /** Whether partons radiate before they reach the detector. */
  readonly radiation: boolean;
  /** Whether the list of particles is wanted, for which radiation goes further down. */
  readonly particles: boolean;
}

/** What is known of a process once it is set up. */
export interface ProcessSummary {
  readonly id: string;
  readonly title: string;
  /** Leading order, in pb. */
  readonly crossSection?: Estimate;
  readonly published?: Published;
  /** Densities, where they were chosen. */
  readonly partons?: PartonSource;
}

export interface BlockMaker {
  readonly process: ProcessSummary;
  /** Block number `block` of the sample, or its first events; the same whoever makes it, in any order. */
  make(block: number, nEvents: number): EventTable;
}

/** Particles that one event may have. */
export const CAPACITY = 4096;

/** Sets up the whole chain from the hard process to the columns; takes a second or so. */
export function blockMaker(job: SimulationJob): BlockMaker {
  const { jets, ...told } = job.processOptions;
  const process = prepareProcess(job.process, { ...told, sqrtS: job.sqrtS });
  const weigh = jets === "published" ? jetWeight(job.process) : undefined;
  const chain = eventChain({ ...job, weigh });
  const record = emptyRecord(CAPACITY);
  return {
    process: summaryOf(process),
    make(block, nEvents) {
      const random = streamOf(job.seed, `${job.process}/${block}/hard`);
      chain.begin(`${job.process}/${block}`);
      for (let i = 0; i < nEvents; i++) {
        process.generate(random, record);
        chain.add(record);
      }
      return chain.end();
    },
  };
}

/** pT down to which partons radiate where particles are listed [GeV]. */
const PARTICLE_CUT = 1;

/** What comes after the hard process, wherever that came from. */
export interface EventChain {
  /** Starts a block with random streams of that name. */
  begin(name: string): void;
  /** Sends an event through; radiation adds particles to it. */
  add(record: EventRecord): void;
  /** The events since the block began. */
  end(): EventTable;
}

type ChainJob = Pick<SimulationJob, "sqrtS" | "seed" | "card" | "radiation" | "particles"> & {
  /** What an event weighs for its jets. */
  readonly weigh?: ((record: EventRecord) => number) | undefined;
};

export function eventChain({
  sqrtS,
  seed,
  card,
  radiation,
  particles,
  weigh,
}: ChainJob): EventChain {
  const cut = particles ? { cut: PARTICLE_CUT } : {};
  const shower = radiation ? prepareRadiation({ sqrtS, ...cut }) : undefined;
  const response = responseOf(card, particles);
  let [nEvents, showering, responding] = [0, streamOf(seed, "none"), streamOf(seed, "none")];
  return {
    begin(name) {
      nEvents = 0;
      showering = streamOf(seed, `${name}/radiation`);
      responding = streamOf(seed, `${name}/detector`);
    },
    add(record) {
      shower?.radiate(showering, record);
      if (weigh) record.weight *= weigh(record);
      response.add(record, responding);
      nEvents++;
    },
    end: () => ({ nEvents, columns: response.take() }),
  };
}

function summaryOf({ id, title, crossSection, published, partons }: HardProcess): ProcessSummary {
  return { id, title, crossSection, ...(published && { published }), ...(partons && { partons }) };
}
