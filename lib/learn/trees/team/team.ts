/**
 * Threads that run the same program on the same memory. Each takes its share of the rows or
 * features, and waits where the others' work is needed; each decides the same from the same numbers.
 */
export interface Team {
  readonly index: number;
  readonly size: number;
  /** Returns when all have come here. */
  wait(): void;
}

/** A thread that works alone. */
export const alone: Team = { index: 0, size: 1, wait: () => {} };

/** From where to where member `index` works on `n` things. */
export function share({ index, size }: Team, n: number): readonly [number, number] {
  return [Math.floor((n * index) / size), Math.floor((n * (index + 1)) / size)];
}
