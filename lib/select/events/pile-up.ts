import type { Analysis, SampleSpec } from "../config/analysis.ts";
import { problemAt } from "../config/problem.ts";
import type { PileUpFactors } from "../run/event-weights.ts";

/** Factors that give a simulated sample the pile-up of the data, and what the systematics make of them. */
export function pileUpFactors(
  { pileUp, systematics, source }: Analysis,
  sample: SampleSpec,
  data: readonly Float64Array[],
  simulated: Float64Array,
): PileUpFactors | undefined {
  if (!pileUp || sample.kind !== "simulation") return undefined;
  const { axis } = pileUp;
  const target = Float64Array.from(pileUp.data ?? added(data));
  const made = Float64Array.from(pileUp.simulation ?? simulated);
  const missing = made.findIndex(
    (count, bin) => !(count > 0) && target[bin]! > 0.01 * total(target),
  );
  if (missing >= 0) {
    const range = `${axis.edges[missing]} to ${axis.edges[missing + 1]}`;
    throw problemAt(
      source,
      ["pileUp"],
      `has more than 1 % of the data between ${range}, and nothing of ${sample.name}: make the bins wider`,
    );
  }
  const changed: Record<string, Float64Array> = {};
  for (const systematic of systematics) {
    if (systematic.kind !== "pile-up" || !systematic.samples.includes(sample.name)) continue;
    for (const [direction, sign] of [
      ["up", 1],
      ["down", -1],
    ] as const) {
      const stretched = stretch(target, axis.edges, 1 + sign * systematic.by);
      changed[`${systematic.name}_${direction}`] = ratio(stretched, made);
    }
  }
  return { axis, nominal: ratio(target, made), changed };
}

/** Target over made, each brought to one; 0 where nothing is made. */
function ratio(target: Float64Array, made: Float64Array): Float64Array {
  const scale = total(made) / total(target);
  return target.map((count, bin) => (made[bin]! > 0 ? (scale * count) / made[bin]! : 0));
}

/** Counts of what is so many times as large, if counts are even within each bin; the ends keep what leaves the range. */
function stretch(counts: Float64Array, edges: Float64Array, by: number): Float64Array {
  const bins = counts.length;
  const result = new Float64Array(bins);
  for (let from = 0; from < bins; from++) {
    const [low, high] = [by * edges[from]!, by * edges[from + 1]!];
    for (let to = 0; to < bins; to++) {
      const start = to === 0 ? Number.NEGATIVE_INFINITY : edges[to]!;
      const end = to === bins - 1 ? Number.POSITIVE_INFINITY : edges[to + 1]!;
      const common = Math.min(high, end) - Math.max(low, start);
      if (common > 0) result[to]! += (counts[from]! * common) / (high - low);
    }
  }
  return result;
}

function added(profiles: readonly Float64Array[]): Float64Array {
  const [first = new Float64Array(0), ...others] = profiles;
  return first.map((count, bin) => others.reduce((sum, other) => sum + other[bin]!, count));
}

function total(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
