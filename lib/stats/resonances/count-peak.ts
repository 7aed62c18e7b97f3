/** A stretch of the axis, from its lower to its upper end. */
export type Window = readonly [from: number, to: number];

export interface PeakWindows {
  /** Where the peak is. */
  readonly peak: Window;
  /** Where there is background alone, best as far below the peak as above. */
  readonly sides: readonly Window[];
}

/** A count of what stands out of the background, with its Poisson error. */
export interface PeakCount {
  readonly value: number;
  readonly error: number;
  /** Width of the peak's window over that of all sides: what a count in the sides stands for under the peak. */
  readonly scale: number;
}

/**
 * Counts a peak without a model of it: what lies in its window, less what the sides predict there. Exact for a
 * background that is straight between sides that lie symmetrically; a background that bends is over-subtracted.
 */
export function countPeak(values: ArrayLike<number>, { peak, sides }: PeakWindows): PeakCount {
  for (const window of [peak, ...sides]) checkWindow(window);
  if (sides.length === 0) {
    throw new RangeError(
      "Cannot count a peak without sides: one or two windows beside it are wanted",
    );
  }
  const scale = width(peak) / sides.reduce((total, side) => total + width(side), 0);
  let [inPeak, inSides] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    if (holds(peak, values[i]!)) inPeak++;
    else if (sides.some((side) => holds(side, values[i]!))) inSides++;
  }
  return {
    value: inPeak - scale * inSides,
    error: Math.sqrt(inPeak + scale * scale * inSides),
    scale,
  };
}

function width([from, to]: Window): number {
  return to - from;
}

function holds([from, to]: Window, value: number): boolean {
  return value >= from && value < to;
}

function checkWindow([from, to]: Window): void {
  if (from < to) return;
  throw new RangeError(`Cannot count from ${from} to ${to}: a window must end above its start`);
}
