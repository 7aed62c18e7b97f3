import { seededRandom } from "toplab/core";

/** The numbers 0 to n − 1 in an order of that seed (Fisher and Yates): what counts its calls learns nothing. */
export function shuffled(n: number, seed: number): Uint32Array {
  const random = seededRandom(seed);
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor((i + 1) * random());
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
