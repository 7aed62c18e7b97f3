/**
 * Sums of floating-point numbers without any rounding until they are read: the same whatever the order of
 * the terms, and so whatever the number of workers. Each sum is kept as numbers that do not overlap
 * (Shewchuk, Discrete Comput. Geom. 18 (1997) 305).
 */
export interface ExactSums {
  /** The parts of each sum, in growing size. */
  readonly parts: number[][];
}

export function exactSums(n: number): ExactSums {
  return { parts: Array.from({ length: n }, () => []) };
}

/** Adds a term to sum number `i`. */
export function addTo({ parts }: ExactSums, i: number, term: number): void {
  const list = parts[i]!;
  let x = term;
  let kept = 0;
  for (let k = 0; k < list.length; k++) {
    const y = list[k]!;
    const high = x + y;
    const virtual = high - x;
    const low = x - (high - virtual) + (y - virtual);
    if (low !== 0) list[kept++] = low;
    x = high;
  }
  list.length = kept;
  if (x !== 0 || kept === 0) list.push(x);
}

/** Adds all terms of other sums. */
export function addAll(sums: ExactSums, others: ExactSums): void {
  for (let i = 0; i < others.parts.length; i++) {
    for (const part of others.parts[i]!) addTo(sums, i, part);
  }
}

/** Each sum, rounded once to the nearest number. */
export function valuesOf({ parts }: ExactSums): Float64Array {
  return Float64Array.from(parts, rounded);
}

/** From the largest part down, until something is rounded away; a tie is decided by what lies below. */
function rounded(parts: readonly number[]): number {
  let k = parts.length;
  if (k === 0) return 0;
  let high = parts[--k]!;
  let low = 0;
  while (k > 0) {
    const x = high;
    const y = parts[--k]!;
    high = x + y;
    low = y - (high - x);
    if (low !== 0) break;
  }
  if (k > 0 && low !== 0 && Math.sign(low) === Math.sign(parts[k - 1]!)) {
    const twice = 2 * low;
    const next = high + twice;
    if (next - high === twice) return next;
  }
  return high;
}
