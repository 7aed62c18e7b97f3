import {
  type Displayable,
  type MimeBundle,
  mimeBundle,
  plusMinus,
  seededRandom,
  splitSeed,
  table,
} from "../../core/index.ts";
import { type BootstrapIntervalOptions, intervalTask, sortedReplicas } from "./interval.ts";
import { type IntervalTask, intervalEnds } from "./interval-ends.ts";
import { poissonOfOne } from "./multiplicities.ts";
import { type Replicas, replicasOf, spread } from "./replicas.ts";

/** An interval from the first replicas of many; the errors tell how far other seeds would move its ends. */
export interface ConvergenceStep {
  readonly nReplicas: number;
  readonly low: number;
  readonly lowError: number;
  readonly high: number;
  readonly highError: number;
}

/** Shows itself as a table. */
export interface Convergence extends Displayable {
  readonly steps: readonly ConvergenceStep[];
}

export interface ConvergenceOptions extends BootstrapIntervalOptions {
  /** Numbers of replicas at which to look. Default: all of them, halved as long as 50 are left. */
  at?: readonly number[];
}

/** Replicas of the replicas, from which the errors come: they are good to 7 %. */
const again = 100;

/** How the ends of an interval settle as replicas are added: are there enough of them? */
export function convergence(
  replicas: Replicas,
  { at = halvings(replicas.values.length), ...options }: ConvergenceOptions = {},
): Convergence {
  const task = intervalTask(replicas, options);
  const steps = at.map((n) => stepAt(replicas, n, task));
  return { steps, [mimeBundle]: () => asTable(steps, task) };
}

function halvings(total: number): readonly number[] {
  const numbers = [total];
  while (numbers[0]! >= 100) numbers.unshift(Math.floor(numbers[0]! / 2));
  return numbers;
}

function stepAt(replicas: Replicas, n: number, task: IntervalTask): ConvergenceStep {
  const { estimate, values, errors, seed } = replicas;
  if (!(Number.isInteger(n) && n >= 2 && n <= values.length)) {
    throw new RangeError(
      `Cannot look at the first ${n} of ${values.length} replicas: a whole number from 2 to ${values.length} is wanted`,
    );
  }
  const first = replicasOf(estimate, values.subarray(0, n), {
    ...(errors && { errors: { ...errors, values: errors.values.subarray(0, n) } }),
  });
  const sorted = sortedReplicas(first, task);
  const [low, high] = intervalEnds(sorted, task);
  const ends = Array.from({ length: again }, (_, k) => {
    return intervalEnds(resampled(sorted, splitSeed(seed, "convergence", n, k)), task);
  });
  const error = (end: 0 | 1): number => spread(Float64Array.from(ends, (pair) => pair[end]));
  return { nReplicas: n, low, lowError: error(0), high, highError: error(1) };
}

/** A Poisson replica of numbers in rising order, in rising order. */
function resampled(sorted: Float64Array, seed: number): Float64Array {
  const random = seededRandom(seed);
  const counts = Uint8Array.from(sorted, () => poissonOfOne(random));
  const again = new Float64Array(counts.reduce((sum, count) => sum + count, 0));
  let end = 0;
  for (let i = 0; i < sorted.length; i++) {
    again.fill(sorted[i]!, end, end + counts[i]!);
    end += counts[i]!;
  }
  return again;
}

function asTable(steps: readonly ConvergenceStep[], { kind, level }: IntervalTask): MimeBundle {
  return table({
    title: `Ends of the ${kind} interval at ${Number((100 * level).toPrecision(4))} %`,
    header: ["replicas", "low", "high"],
    rows: steps.map(({ nReplicas, low, lowError, high, highError }) => [
      `${nReplicas}`,
      plusMinus(low, lowError),
      plusMinus(high, highError),
    ]),
    note: "The errors tell how far other random numbers would move the ends.",
  });
}
