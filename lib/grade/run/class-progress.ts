/** How far the grading of a class is. */
export interface ClassProgress {
  readonly finished: number;
  readonly total: number;
  /** Share of all the work that is done, those under way by their cells. */
  readonly share: number;
  /** What is left if the rest goes as the last part went, in seconds; none before there is a pace. */
  readonly secondsLeft?: number;
}

/** Keeps the shares of all submissions, and tells of them together. */
export function classProgress(
  total: number,
  onProgress: (progress: ClassProgress) => void,
): { tell(place: number, share: number): void } {
  const shares = new Map<number, number>();
  const began = performance.now();
  let sum = 0;
  let finished = 0;
  return {
    tell(place, share) {
      const before = shares.get(place) ?? 0;
      shares.set(place, share);
      sum += share - before;
      if (share === 1 && before !== 1) finished++;
      const done = finished === total ? 1 : sum / total;
      const elapsed = (performance.now() - began) / 1000;
      const left = finished > 0 ? { secondsLeft: (elapsed / done) * (1 - done) } : {};
      onProgress({ finished, total, share: done, ...left });
    },
  };
}
