/**
 * The seed of one branch of a calculation: `splitSeed(seed, "toy", 17)` differs from that of any
 * other keys, so that toy 17 is the same whether or not toys 0 to 16 were made, and in any worker.
 */
export function splitSeed(seed: number, ...keys: readonly (string | number)[]): number {
  let [high, low] = hash([0x5eed, -1], seed);
  for (const key of keys) [high, low] = hash([high, low], key);
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}

/** Stirs a word into a 32-bit hash so that each bit of either moves every bit of the result: MurmurHash3. */
export function mix(hash: number, word: number): number {
  const k = Math.imul(word, 0xcc9e2d51);
  let h = hash ^ Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  h = Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function hash([high, low]: readonly [number, number], key: string | number): [number, number] {
  let [a, b] = [high, low];
  for (const word of words(key)) {
    a = mix(a, word);
    b = mix(b ^ a, word);
  }
  return [a, b];
}

/** A key as 32-bit words; the first tells 1 from "1", and "ab", "c" from "a", "bc". */
function words(key: string | number): number[] {
  if (typeof key === "string") {
    return [key.length, ...Array.from({ length: key.length }, (_, i) => key.charCodeAt(i))];
  }
  const [low, high] = new Int32Array(Float64Array.of(key).buffer);
  return [-1, low!, high!];
}
