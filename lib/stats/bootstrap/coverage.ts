import {
  type Displayable,
  type MimeBundle,
  mimeBundle,
  type Random,
  seededRandom,
  splitSeed,
  table,
} from "../../core/index.ts";
import { efficiency } from "../interval.ts";

/** An interval's ends, as `interval` and `poissonInterval` give them. */
export type Ends = readonly [number, number] | { readonly low: number; readonly high: number };

/** How often a method's intervals held the truth. Shows itself as a table. */
export interface Coverage extends Displayable {
  readonly value: number;
  /** The interval of `value` itself, one σ, of Clopper and Pearson. */
  readonly low: number;
  readonly high: number;
  readonly nToys: number;
  /** Toys in which the truth lay below the interval, and above it. */
  readonly nBelow: number;
  readonly nAbove: number;
  /** Toys without an interval; they count as not covered. */
  readonly nFailed: number;
}

export interface CoverageOptions {
  /** The value that the intervals are meant for. */
  truth: number;
  /** Default: 1000. */
  toys?: number;
  /** Toy k depends on this and on k alone. Default: 1. */
  seed?: number;
}

/**
 * How often an interval holds the truth, measured on toys: `toy` makes data from its random numbers and gives
 * their interval.
 */
export function coverage(
  toy: (random: Random) => Ends,
  { truth, toys = 1000, seed = 1 }: CoverageOptions,
): Coverage {
  let [nBelow, nAbove, nFailed] = [0, 0, 0];
  let failure: unknown;
  for (let k = 0; k < toys; k++) {
    try {
      const [low, high] = endsOf(toy(seededRandom(splitSeed(seed, "toy", k))));
      if (truth < low) nBelow++;
      else if (truth > high) nAbove++;
    } catch (error) {
      failure ??= error;
      nFailed++;
    }
  }
  if (toys > 0 && nFailed === toys) throw failure;
  const record = {
    ...efficiency(toys - nBelow - nAbove - nFailed, toys),
    ...{ nToys: toys, nBelow, nAbove, nFailed },
  };
  return { ...record, [mimeBundle]: () => asTable(record) };
}

function endsOf(ends: Ends): readonly [number, number] {
  const [low, high] = "low" in ends ? [ends.low, ends.high] : ends;
  if (low <= high) return [low, high];
  throw new RangeError(
    `Cannot look for the truth between ${low} and ${high}: two numbers in order are wanted`,
  );
}

function asTable({
  value,
  low,
  high,
  nToys,
  nBelow,
  nAbove,
  nFailed,
}: Omit<Coverage, symbol>): MimeBundle {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  return table({
    title: `Coverage in ${nToys} toys`,
    header: ["", "share"],
    rows: [
      ["the interval holds the truth", `${percent(value)} (${percent(low)} to ${percent(high)})`],
      ["the truth is below", percent(nBelow / nToys)],
      ["the truth is above", percent(nAbove / nToys)],
      ...(nFailed > 0 ? [["no interval", percent(nFailed / nToys)]] : []),
    ],
  });
}
