/** Decodes bits whose probabilities it learns: the range coder of LZMA. */
export interface RangeDecoder {
  /** Begins with the first five bytes from `from` on; reads none from `end` on. */
  start(from: number, end: number): void;
  /** Whether it has read exactly up to the end. */
  isDone(): boolean;
  /** A bit with the probability at `slot`. */
  bit(probabilities: Uint16Array, slot: number): number;
  /** `n` bits that are as likely 0 as 1. */
  direct(n: number): number;
  /** `n` bits from the highest, each with a probability of its own in a tree from `base` on. */
  tree(probabilities: Uint16Array, base: number, n: number): number;
  /** The same from the lowest bit. */
  reverseTree(probabilities: Uint16Array, base: number, n: number): number;
}

/** Probabilities have 11 bits; they move by a 32nd. */
const [precision, pace] = [11, 5];
export const evenOdds: number = 1 << (precision - 1);

export function rangeDecoder(stored: Uint8Array): RangeDecoder {
  let [range, code, at, end] = [0, 0, 0, 0];
  const normalise = (): void => {
    range = (range << 8) >>> 0;
    code = ((code << 8) | stored[at++]!) >>> 0;
  };
  const bit = (probabilities: Uint16Array, slot: number): number => {
    if (range < 0x100_0000) normalise();
    const p = probabilities[slot]!;
    const bound = (range >>> precision) * p;
    if (code < bound) {
      range = bound;
      probabilities[slot] = p + (((1 << precision) - p) >> pace);
      return 0;
    }
    range -= bound;
    code -= bound;
    probabilities[slot] = p - (p >> pace);
    return 1;
  };
  return {
    bit,
    start(from, to) {
      if (to - from < 5 || to > stored.length) throw new Error("its LZMA data is cut off");
      range = 0xffff_ffff;
      code = 0;
      at = from + 1;
      end = to;
      for (let i = 0; i < 4; i++) code = ((code << 8) | stored[at++]!) >>> 0;
    },
    isDone() {
      if (range < 0x100_0000) normalise();
      return at === end && code === 0;
    },
    direct(n) {
      let value = 0;
      for (let i = 0; i < n; i++) {
        if (range < 0x100_0000) normalise();
        range >>>= 1;
        const high = code >= range ? 1 : 0;
        if (high) code -= range;
        value = value * 2 + high;
      }
      return value;
    },
    tree(probabilities, base, n) {
      let node = 1;
      for (let i = 0; i < n; i++) node = node * 2 + bit(probabilities, base + node);
      return node - (1 << n);
    },
    reverseTree(probabilities, base, n) {
      let [node, value] = [1, 0];
      for (let i = 0; i < n; i++) {
        const next = bit(probabilities, base + node);
        node = node * 2 + next;
        value += next << i;
      }
      return value;
    },
  };
}
