const numbers: Float64Array = new Float64Array(1);
const bits: BigInt64Array = new BigInt64Array(numbers.buffer);

/** The largest double below x: what is less than x is at most this. */
export function numberBelow(x: number): number {
  if (x === 0) return -Number.MIN_VALUE;
  numbers[0] = x;
  bits[0]! += x > 0 ? -1n : 1n;
  return numbers[0]!;
}
