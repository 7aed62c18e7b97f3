import fc from "fast-check";
import { expect, test } from "vitest";
import { addAll, addTo, exactSums, valuesOf } from "../../../select/histograms/exact-sum.ts";

function sum(terms: readonly number[]): number {
  const sums = exactSums(1);
  for (const term of terms) addTo(sums, 0, term);
  return valuesOf(sums)[0]!;
}

/** A double as a whole number of 2⁻¹⁰⁷⁴, which all of them are. */
function whole(x: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const mantissa = (bits & 0xfffffffffffffn) | (exponent > 0 ? 1n << 52n : 0n);
  const size = mantissa << BigInt(Math.max(exponent, 1) - 1);
  return bits >> 63n ? -size : size;
}

/** Whether no double is nearer to the exact sum. */
function isNearest(rounded: number, exact: bigint): boolean {
  const distance = (x: number): bigint => {
    const d = whole(x) - exact;
    return d < 0n ? -d : d;
  };
  const step = Math.max(Math.abs(rounded) * 2 ** -53, Number.MIN_VALUE);
  return [rounded - step, rounded + step, rounded - 2 * step, rounded + 2 * step].every(
    (other) => distance(rounded) <= distance(other),
  );
}

test("0.1 ten times is 1, and 10¹⁰⁰ + 1 − 10¹⁰⁰ is 1", () => {
  expect(sum(Array.from({ length: 10 }, () => 0.1))).toBe(1);
  expect(sum([1e100, 1, -1e100])).toBe(1);
  expect(sum([])).toBe(0);
});

const term = fc.oneof(
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.double({ min: -1e-12, max: 1e-12, noNaN: true }),
  fc.integer({ min: -(2 ** 53), max: 2 ** 53 }),
);
const terms = fc.array(term, { maxLength: 60 });

test("is the exact sum, rounded once", () => {
  fc.assert(
    fc.property(terms, (all) => {
      const exact = all.reduce((total, x) => total + whole(x), 0n);
      expect(isNearest(sum(all), exact)).toBe(true);
    }),
  );
});

test("does not depend on the order, nor on how the terms are divided among workers", () => {
  fc.assert(
    fc.property(terms, fc.nat(), fc.nat(), (all, cut, seed) => {
      const shuffled = all
        .map((x, i) => ({ x, key: Math.sin(seed + 1) * (i + 1) * 1e4 }))
        .sort((a, b) => (a.key % 1) - (b.key % 1))
        .map(({ x }) => x);
      expect(sum(shuffled)).toBe(sum(all));
      const [first, second] = [exactSums(1), exactSums(1)];
      const place = all.length > 0 ? cut % all.length : 0;
      for (const x of shuffled.slice(0, place)) addTo(first, 0, x);
      for (const x of shuffled.slice(place)) addTo(second, 0, x);
      addAll(second, first);
      expect(valuesOf(second)[0]).toBe(sum(all));
    }),
  );
});
