import { poisson, type Random, studentSeed } from "../../core/index.ts";
import {
  type Column,
  column,
  concat,
  type EventTable,
  eventTable,
  filter,
  take,
} from "../../event/index.ts";
import { streamOf } from "../stream.ts";
import { noiseEvents } from "./noise-events.ts";
import { recordCollisions } from "./record-collisions.ts";
import { generate, type LessonProcess } from "./samples.ts";
import { simulatedTriggers, type Triggers } from "./triggers.ts";

/** What a student's experiment has recorded, and nothing of the truth. */
export interface RecordedRun {
  /** Events in which an electron has fired, in the order in which they were taken. */
  readonly electrons: EventTable;
  /** Events in which a muon has fired; some are in both. */
  readonly muons: EventTable;
  /** [1/pb] */
  readonly luminosity: number;
}

/** What differs between students, for judges. */
export interface RunTruth {
  readonly triggers: Triggers;
  /** Mean number of further collisions. */
  readonly pileUp: number;
}

/** [1/pb] */
const LUMINOSITY = 8;
/** Published cross-sections times branching fraction [pb], as the processes themselves tell. */
const rates: Readonly<Record<LessonProcess, number>> = {
  zee: 2008.15,
  zmumu: 2008.15,
  ttbar: 88.29,
};
/** Events without a collision among those that fire, per event of a Z. */
const NOISE = 0.004;

/** Triggers a little worse than simulated, and fewer further collisions. */
export function runTruth(seed: number): RunTruth {
  const random = streamOf(seed, "the run");
  const { electrons, muons } = simulatedTriggers;
  const worse = 0.86 + 0.1 * random();
  return {
    triggers: {
      electrons: { ...electrons, plateau: 0.97 * electrons.plateau },
      muons: { ...muons, plateau: worse * muons.plateau },
    },
    pileUp: 20 + 5 * random(),
  };
}

/** A student's run of two days at 13 TeV: Z bosons and top pairs at the published rates, and events in which nothing collided. */
export async function recordedRun(seed: number = studentSeed()): Promise<RecordedRun> {
  const { triggers, pileUp } = runTruth(seed);
  const random = streamOf(seed, "recorded");
  const parts: EventTable[] = [];
  for (const [i, process] of (["zee", "zmumu", "ttbar"] as const).entries()) {
    const nEvents = poisson(random, rates[process] * LUMINOSITY);
    const { events } = await generate(
      process,
      nEvents,
      (10 * seed + 1000 + i) % Number.MAX_SAFE_INTEGER,
      pileUp,
    );
    parts.push(filter(recordCollisions(random, events, triggers), ({ trigger }) => trigger === 1));
  }
  const collisions = parts.reduce(concat);
  const nNoise = poisson(random, NOISE * 2 * rates.zee * LUMINOSITY);
  const all = concat(collisions, noiseEvents(random, nNoise, collisions, pileUp));
  const recorded = numbered(random, withoutTruth(all));
  return {
    electrons: filter(recorded, (event) => event["trigger_electron"] === 1),
    muons: filter(recorded, (event) => event["trigger_muon"] === 1),
    luminosity: LUMINOSITY,
  };
}

/** Two runs of an evening and a night; in each, events are counted from 1 with gaps. */
function numbered(random: Random, events: EventTable): EventTable {
  const order = shuffled(random, events.nEvents);
  const second = Math.floor(0.45 * events.nEvents);
  let number = 0;
  const numbers = order.map((_, i) => {
    number = i === 0 || i === second ? 1 : number + 1 + Math.floor(3 * random());
    return number;
  });
  const { columns } = take(events, order);
  return eventTable({
    run: Float64Array.from(order, (_, i) => (i < second ? 300_415 : 300_418)),
    event: Float64Array.from(numbers),
    ...columns,
  });
}

function shuffled(random: Random, n: number): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const k = Math.floor((i + 1) * random());
    [order[i], order[k]] = [order[k]!, order[i]!];
  }
  return order;
}

function withoutTruth({ columns }: EventTable): EventTable {
  const measured = Object.entries(columns).filter(([name]) => !name.startsWith("truth_"));
  const kept: Record<string, Column> = Object.fromEntries(measured);
  return { nEvents: column({ nEvents: 0, columns }, "trigger").length, columns: kept };
}
