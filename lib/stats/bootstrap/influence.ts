import { type Random, seededRandom, splitSeed } from "../../core/index.ts";

/** A statistic on the data in which row i counts so many times. */
export type StatisticAt = (multiplicities: Float64Array) => number;

/**
 * The acceleration of BCa intervals by the jackknife: the statistic without each row in turn, or
 * without each of `groups` random groups of rows. Rows of several strata add up as independent
 * samples do: Davison and Hinkley 1997, eq. 5.27.
 */
export function jackknifeAcceleration(
  at: StatisticAt,
  strata: readonly Uint32Array[],
  { nRows, seed, groups }: { nRows: number; seed: number; groups: number | undefined },
): number {
  const without = (left: ArrayLike<number>): number => {
    const multiplicities = new Float64Array(nRows).fill(1);
    for (let k = 0; k < left.length; k++) multiplicities[left[k]!] = 0;
    const value = at(multiplicities);
    if (Number.isFinite(value)) return value;
    throw new RangeError(
      `Cannot accelerate the interval: the statistic is ${value} without row ${left[0]}, and a number is wanted`,
    );
  };
  const random = seededRandom(splitSeed(seed, "jackknife"));
  const varied = strata.filter(({ length }) => length > 1); // a row alone in its stratum is in each replica
  const influences = varied.map((stratum) => {
    const share = groups && Math.max(2, Math.round((groups * stratum.length) / nRows));
    return influenceOf(groupsOf(stratum, share, random).map(without));
  });
  return accelerationOf(influences);
}

/** a = Σ l³ / 6 (Σ l²)^{3/2} of the influence of each independent part of the data, summed to its weight. */
export function accelerationOf(influences: readonly Float64Array[]): number {
  let [squares, cubes] = [0, 0];
  for (const influence of influences) {
    for (const l of influence) {
      squares += l ** 2;
      cubes += l ** 3;
    }
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}

/** What each part contributes to the statistic, (1 − 1/n)(mean − value without it). */
function influenceOf(without: readonly number[]): Float64Array {
  const n = without.length;
  const mean = without.reduce((sum, value) => sum + value, 0) / n;
  return Float64Array.from(without, (value) => ((n - 1) / n) * (mean - value));
}

/** The rows one by one, or shuffled into so many groups that differ by a row at most. */
function groupsOf(
  stratum: Uint32Array,
  groups: number | undefined,
  random: Random,
): readonly ArrayLike<number>[] {
  if (groups === undefined || groups >= stratum.length) return Array.from(stratum, (row) => [row]);
  const shuffled = stratum.slice();
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
  }
  const edge = (group: number): number => Math.floor((group * shuffled.length) / groups);
  return Array.from({ length: groups }, (_, g) => shuffled.subarray(edge(g), edge(g + 1)));
}
