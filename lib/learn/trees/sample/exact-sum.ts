/**
 * The number that, added to another and taken off, rounds it to a multiple of one power of two, so
 * chosen that every sum of up to `n` such numbers no larger than `largest` is exact. Sums then do not
 * depend on the order of the events or the number of threads, to the last bit. The rounding is 2⁻⁵³ n of the
 * largest: 10⁻¹⁰ for a million events (Demmel and Nguyen 2013, doi:10.1109/ARITH.2013.9).
 */
export function magicNumber(largest: number, n: number): number {
  if (largest === 0) return 0;
  const unit = 2 ** (Math.ceil(Math.log2(largest * Math.max(n, 8))) - 53);
  return 1.5 * 2 ** 52 * unit;
}

/** The numbers, each rounded so that all sums of them are exact. */
export function summable(values: Float64Array): Float64Array {
  const magic = magicNumber(largestOf(values), values.length);
  const rounded = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) rounded[i] = values[i]! + magic - magic;
  return rounded;
}

export function largestOf(values: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]!));
  return largest;
}

/** Their sum, the same in any order. */
export function exactSum(values: Float64Array): number {
  const rounded = summable(values);
  let sum = 0;
  for (let i = 0; i < rounded.length; i++) sum += rounded[i]!;
  return sum;
}
