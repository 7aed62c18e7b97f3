import { exponential, type Random } from "../../core/index.ts";

/**
 * How often each row enters a replica: as many rows as there are, drawn with replacement
 * (`multinomial`); each row on its own, a Poisson count of mean 1 (`poisson`); or any share,
 * uniform among all that add up to the number of rows (`bayesian`: Rubin 1981, doi:10.1214/aos/1176345338).
 */
export type ResamplingMethod = "multinomial" | "poisson" | "bayesian";

/** The multiplicities of one replica; those of a stratum, a list of positions that may repeat, are drawn among themselves. */
export function drawMultiplicities(
  random: Random,
  method: ResamplingMethod,
  strata: readonly Uint32Array[],
  nRows: number,
): Float64Array {
  const multiplicities = new Float64Array(nRows);
  for (const stratum of strata) draw[method](random, stratum, multiplicities);
  return multiplicities;
}

type Draw = (random: Random, stratum: Uint32Array, into: Float64Array) => void;

const draw: Readonly<Record<ResamplingMethod, Draw>> = {
  multinomial(random, stratum, into) {
    const n = stratum.length;
    for (let k = 0; k < n; k++) into[stratum[Math.floor(random() * n)]!]! += 1;
  },
  poisson(random, stratum, into) {
    for (let k = 0; k < stratum.length; k++) into[stratum[k]!]! += poissonOfOne(random);
  },
  bayesian(random, stratum, into) {
    let total = 0;
    for (let k = 0; k < stratum.length; k++) total += into[stratum[k]!] = exponential(random);
    for (let k = 0; k < stratum.length; k++) into[stratum[k]!]! *= stratum.length / total;
  },
};

/** A count from the Poisson distribution of mean 1, from a single random number. */
export function poissonOfOne(random: Random): number {
  let [rest, n, probability] = [random(), 0, 1 / Math.E];
  while (rest >= probability && n < 18) {
    rest -= probability; // beyond 18 counts the probability is less than the spacing of random numbers
    probability /= ++n;
  }
  return n;
}

/** The rows of each stratum by position; all rows in one without labels. */
export function strataOf(
  labels: ArrayLike<string | number> | undefined,
  nRows: number,
): readonly Uint32Array[] {
  if (!labels) return [Uint32Array.from({ length: nRows }, (_, i) => i)];
  if (labels.length !== nRows) {
    throw new RangeError(
      `Cannot sort ${nRows} rows into strata by ${labels.length} labels: each row needs one`,
    );
  }
  const positions = new Map<string | number, number[]>();
  for (let i = 0; i < nRows; i++) {
    const stratum = positions.get(labels[i]!);
    if (stratum) stratum.push(i);
    else positions.set(labels[i]!, [i]);
  }
  return [...positions.values()].map((stratum) => Uint32Array.from(stratum));
}
