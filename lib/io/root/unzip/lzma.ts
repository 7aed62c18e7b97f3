import { evenOdds, type RangeDecoder, rangeDecoder } from "./range-decoder.ts";

/** Unpacks chunks of LZMA into one output; what came before can be referred to. */
export interface LzmaDecoder {
  /** Forgets what was learnt; with `properties` (lc, lp, pb in one byte) sets those too. */
  reset(properties?: number): void;
  /** Unpacks from a stretch of the input to the output up to `until`. */
  decode(from: number, end: number, until: number): void;
  /** Where the next byte goes. */
  at: number;
}

/** Slots in the table of probabilities. */
const slots = {
  isMatch: 0,
  isRepeat: 192,
  isRepeat0: 204,
  isRepeat1: 216,
  isRepeat2: 228,
  isRepeat0Long: 240,
  position: 432,
  positionTail: 688,
  align: 803,
  length: 819,
  repeatLength: 1333,
  literal: 1847,
} as const;

/** Slots of a length: two choices, two sets of trees by position, one tree for long ones. */
const lengthSlots = { low: 2, middle: 130, high: 258 } as const;

/** A decoder from `stored` into `plain`, as the format's specification describes it (LZMA SDK). */
export function lzmaDecoder(stored: Uint8Array, plain: Uint8Array): LzmaDecoder {
  const coder = rangeDecoder(stored);
  let [lc, lp, pb] = [3, 0, 2];
  let probabilities = new Uint16Array(0);
  let [state, rep0, rep1, rep2, rep3] = [0, 0, 0, 0, 0];

  const literal = (at: number): void => {
    const before = at > 0 ? plain[at - 1]! : 0;
    const context = ((at & ((1 << lp) - 1)) << lc) + (before >> (8 - lc));
    const base = slots.literal + 768 * context;
    const matched = state >= 7 ? plain[at - rep0 - 1]! : -1;
    plain[at] = literalByte(coder, probabilities, base, matched);
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
  };

  /** Sets the four distances and gives the length of a match. */
  const match = (place: number): number => {
    rep3 = rep2;
    rep2 = rep1;
    rep1 = rep0;
    const length = readLength(coder, probabilities, slots.length, place);
    state = state < 7 ? 7 : 10;
    rep0 = readDistance(coder, probabilities, Math.min(length - 2, 3));
    return length;
  };

  /** One of the last four distances again; 1 for a single byte. */
  const repeat = (place: number): number => {
    if (coder.bit(probabilities, slots.isRepeat0 + state) === 0) {
      if (coder.bit(probabilities, slots.isRepeat0Long + 16 * state + place) === 0) {
        state = state < 7 ? 9 : 11;
        return 1;
      }
    } else takeEarlier();
    state = state < 7 ? 8 : 11;
    return readLength(coder, probabilities, slots.repeatLength, place);
  };

  const takeEarlier = (): void => {
    if (coder.bit(probabilities, slots.isRepeat1 + state) === 0) [rep0, rep1] = [rep1, rep0];
    else if (coder.bit(probabilities, slots.isRepeat2 + state) === 0) {
      [rep0, rep1, rep2] = [rep2, rep0, rep1];
    } else [rep0, rep1, rep2, rep3] = [rep3, rep0, rep1, rep2];
  };

  /** Unpacks a byte or a match and gives its length. */
  const packet = (at: number, until: number): number => {
    const place = at & ((1 << pb) - 1);
    if (coder.bit(probabilities, slots.isMatch + 16 * state + place) === 0) {
      literal(at);
      return 1;
    }
    const isRepeat = coder.bit(probabilities, slots.isRepeat + state) === 1;
    const length = isRepeat ? repeat(place) : match(place);
    if (rep0 >= at || length > until - at) throw new Error("its LZMA data is damaged");
    for (let i = 0; i < length; i++) plain[at + i] = plain[at + i - rep0 - 1]!;
    return length;
  };

  const decoder: LzmaDecoder = {
    at: 0,
    reset(properties) {
      if (properties !== undefined) {
        if (properties >= 225) throw new Error("its LZMA properties are damaged");
        [lc, lp, pb] = [
          properties % 9,
          Math.floor(properties / 9) % 5,
          Math.floor(properties / 45),
        ];
      }
      probabilities = new Uint16Array(slots.literal + (768 << (lc + lp))).fill(evenOdds);
      [state, rep0, rep1, rep2, rep3] = [0, 0, 0, 0, 0];
    },
    decode(from, end, until) {
      coder.start(from, end);
      while (decoder.at < until) decoder.at += packet(decoder.at, until);
      if (!coder.isDone()) throw new Error("its LZMA data is damaged");
    },
  };
  return decoder;
}

/** A byte; after a match, `matched` is what stood there before and helps to guess it. */
function literalByte(
  coder: RangeDecoder,
  probabilities: Uint16Array,
  base: number,
  matched: number,
): number {
  let node = 1;
  let guess = matched;
  while (guess >= 0 && node < 256) {
    const expected = (guess >> 7) & 1;
    guess = (guess << 1) & 0xff;
    const next = coder.bit(probabilities, base + ((1 + expected) << 8) + node);
    node = node * 2 + next;
    if (next !== expected) break;
  }
  while (node < 256) node = node * 2 + coder.bit(probabilities, base + node);
  return node & 0xff;
}

function readLength(
  coder: RangeDecoder,
  probabilities: Uint16Array,
  base: number,
  place: number,
): number {
  if (coder.bit(probabilities, base) === 0) {
    return 2 + coder.tree(probabilities, base + lengthSlots.low + 8 * place, 3);
  }
  if (coder.bit(probabilities, base + 1) === 0) {
    return 10 + coder.tree(probabilities, base + lengthSlots.middle + 8 * place, 3);
  }
  return 18 + coder.tree(probabilities, base + lengthSlots.high, 8);
}

function readDistance(
  coder: RangeDecoder,
  probabilities: Uint16Array,
  lengthState: number,
): number {
  const slot = coder.tree(probabilities, slots.position + 64 * lengthState, 6);
  if (slot < 4) return slot;
  const extra = (slot >> 1) - 1;
  const start = (2 + (slot & 1)) * 2 ** extra;
  if (slot < 14) {
    return start + coder.reverseTree(probabilities, slots.positionTail + start - slot - 1, extra);
  }
  return start + 16 * coder.direct(extra - 4) + coder.reverseTree(probabilities, slots.align, 4);
}
