import { poisson, type Random, studentSeed } from "../../core/index.ts";
import { concat, type EventTable, eventTable, take } from "../../event/index.ts";
import { checkSeed, streamOf } from "../stream.ts";
import { type PoolId, poolIds } from "./pool-recipes.ts";
import { type Pool, readPool } from "./pools.ts";
import { truthColumnNames } from "./skimmed-columns.ts";

/** Events of which it is known what they are. */
export interface LabelledSample {
  readonly kind: PoolId;
  readonly events: EventTable;
  /** Luminosity in which as many are expected [pb⁻¹], the top quarks at their standard rate. */
  readonly luminosity: number;
}

/** Events as an experiment would have them: all kinds mixed, and no truth. */
export interface SearchSample {
  readonly events: EventTable;
  /** [pb⁻¹] */
  readonly luminosity: number;
}

export interface SearchSampleOptions {
  /** How often top quarks are made, in units of the standard rate; 0 for none. */
  rate: number;
  /** Whole number; another one is another experiment. */
  seed: number;
  /** [pb⁻¹]. Default: 1. */
  luminosity?: number;
}

/** Shares of each pool: no event of a search sample is ever in a labelled one. */
const parts: Readonly<Record<"training" | "testing" | "search", readonly [number, number]>> = {
  training: [0, 0.4],
  testing: [0.4, 0.6],
  search: [0.6, 1],
};

/** Simulated events of one kind, for training or for testing; the two have no event in common. */
export async function labelledSample(
  kind: PoolId,
  part: "training" | "testing",
): Promise<LabelledSample> {
  if (!poolIds.includes(kind)) {
    throw new RangeError(`Cannot find events of ${kind}: one of ${poolIds.join(", ")} is wanted`);
  }
  if (part !== "training" && part !== "testing") {
    throw new RangeError(`Cannot find labelled events for ${part}: training or testing wanted`);
  }
  const pool = await readPool(kind);
  const [from, to] = rowsOf(pool, part);
  const rows = Uint32Array.from({ length: to - from }, (_, i) => from + i);
  const luminosity = (pool.luminosity * rows.length) / pool.events.nEvents;
  return { kind, events: take(pool.events, rows), luminosity };
}

/**
 * What an experiment sees in this luminosity: W bosons and jets as often as they are, top quarks at `rate`
 * times the standard, each count with its Poisson fluctuation, drawn from the pools without repetition.
 */
export async function searchSample(options: SearchSampleOptions): Promise<SearchSample> {
  const { rate, seed, luminosity = 1 } = options;
  checkSeed(seed);
  checkPositive("with top quarks at the rate", rate, 0);
  checkPositive("of the luminosity [pb⁻¹]", luminosity, Number.MIN_VALUE);
  return draw({ rate, luminosity, stream: `search/${rate}`, seed });
}

/** The search sample of one student, in 1 pb⁻¹: everybody's has its own rate of top quarks. */
export function blindSample(seed: number = studentSeed()): Promise<SearchSample> {
  checkSeed(seed);
  return draw({ rate: blindRate(seed), luminosity: 1, stream: "blind", seed });
}

/** The rate of top quarks in a student's blind sample: 0.6 to 4 of the standard, evenly in its logarithm. For judges. */
export function blindRate(seed: number): number {
  const [least, most] = [0.6, 4];
  return least * (most / least) ** streamOf(seed, "blind/rate")();
}

async function draw({
  rate,
  luminosity,
  stream,
  seed,
}: Required<SearchSampleOptions> & { stream: string }): Promise<SearchSample> {
  const tables: EventTable[] = [];
  for (const kind of poolIds) {
    const pool = await readPool(kind);
    const random = streamOf(seed, `${stream}/${kind}`);
    const strength = kind === "ttbar" ? rate : 1;
    const mean = (strength * luminosity * pool.events.nEvents) / pool.luminosity;
    const rows = drawRows(random, rowsOf(pool, "search"), poisson(random, mean), kind);
    tables.push(withoutTruth(take(pool.events, rows)));
  }
  const all = tables.reduce(concat);
  const order = Uint32Array.from({ length: all.nEvents }, (_, i) => i);
  shuffle(streamOf(seed, `${stream}/order`), order, order.length);
  return { events: take(all, order), luminosity };
}

function drawRows(
  random: Random,
  [from, to]: readonly [number, number],
  n: number,
  kind: PoolId,
): Uint32Array {
  if (n > to - from) {
    throw new RangeError(
      `Cannot draw ${n} events of ${kind}: there are ${to - from}, so ask for less luminosity or a lower rate`,
    );
  }
  const rows = Uint32Array.from({ length: to - from }, (_, i) => from + i);
  shuffle(random, rows, n);
  return rows.subarray(0, n);
}

/** Puts `n` random rows first (Fisher and Yates). */
function shuffle(random: Random, rows: Uint32Array, n: number): void {
  for (let i = 0; i < n; i++) {
    const j = i + Math.floor(random() * (rows.length - i));
    [rows[i], rows[j]] = [rows[j]!, rows[i]!];
  }
}

function rowsOf({ events }: Pool, part: keyof typeof parts): [number, number] {
  const [from, to] = parts[part];
  return [Math.round(from * events.nEvents), Math.round(to * events.nEvents)];
}

function withoutTruth({ columns }: EventTable): EventTable {
  const seen = Object.entries(columns).filter(([name]) => !truthColumnNames.includes(name));
  return eventTable(Object.fromEntries(seen));
}

function checkPositive(what: string, value: number, least: number): void {
  if (value >= least && value < Infinity) return;
  throw new RangeError(
    `Cannot make a sample ${what} ${value}: a number ${least > 0 ? "above" : "from"} 0 is wanted`,
  );
}
