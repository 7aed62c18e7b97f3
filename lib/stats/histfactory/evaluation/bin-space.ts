import type { Arena } from "./arena.ts";
import type { Bench } from "./bench.ts";

/** Memory of `binSpaceStep`, for models with many more parameters than bins. */
export interface BinSpace {
  /** K, bins × bins, and its factor. */
  readonly matrix: Float64Array;
  /** Rows of the Jacobian, scaled. */
  readonly rows: Float64Array;
  /** For each global what its row is scaled by, 0 to leave it out, and a number to combine rows with. */
  readonly scales: Float64Array;
  readonly weights: Float64Array;
  /** √W of each bin. */
  readonly roots: Float64Array;
  /** A vector over bins that comes and goes, and where it leads in globals. */
  readonly bins: Float64Array;
  readonly products: Float64Array;
  readonly diagonal: Float64Array;
  readonly step: Float64Array;
}

/** Whether there are many parameters, and a matrix of bins is small or smaller than one of them. */
export function isWide({ globals, nBins }: Bench): boolean {
  return globals.length > 20 && nBins < Math.max(100, globals.length / 1.5);
}

export function makeBinSpace({ nBins, nParameters, globals }: Bench, { floats }: Arena): BinSpace {
  return {
    matrix: floats(nBins * nBins),
    rows: floats(globals.length * nBins),
    scales: floats(globals.length),
    weights: floats(globals.length),
    roots: floats(nBins),
    bins: floats(nBins),
    products: floats(globals.length),
    diagonal: floats(nParameters),
    step: floats(nParameters),
  };
}
