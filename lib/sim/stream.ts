import { type Random, splitSeed } from "../core/index.ts";
import { xoshiro128 } from "../core/random.ts";

/**
 * The random numbers of one part of a simulation, uniform in [0, 1) in steps of 2⁻³².
 *
 * Each block of events, and each later step, has a stream of its own, started from seed and name
 * alone: blocks can be made in any order, by any number of workers, with the same result.
 */
export function streamOf(seed: number, part: string | number): Random {
  const bits = xoshiro128(Int32Array.from([0, 1, 2, 3], (word) => splitSeed(seed, part, word)));
  return () => (bits() >>> 0) * 2 ** -32;
}

/** Refuses a seed that would lose digits on its way. */
export function checkSeed(seed: number): void {
  if (!(Number.isSafeInteger(seed) && seed >= 0)) {
    throw new RangeError(`Cannot start from seed ${seed}: it must be an integer from 0 to 2⁵³ − 1`);
  }
}
