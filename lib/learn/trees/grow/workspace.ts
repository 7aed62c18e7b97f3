import { stagingBytes } from "../binning/encode.ts";
import { arena } from "../kernel/arena.ts";

/** Where everything lies in the memory of a training, as offsets in bytes, and how much of it there is. */
export interface Workspace {
  readonly nRows: number;
  readonly nFeatures: number;
  /** Codes of all features of one row, then of the next; bytes from row to row. */
  readonly byRow: number;
  readonly stride: number;
  /** The same codes, all rows of one feature, then of the next. */
  readonly byColumn: number;
  /** How many bins each feature has; their codes count from 1, and 0 stands for NaN. */
  readonly nBins: readonly number[];
  /** The same in the memory. */
  readonly binCounts: number;
  /** Gradient and hessian of each row. */
  readonly pairs: number;
  /** The numbers 1 and weight of each row, if rows are counted. */
  readonly onePairs: number;
  readonly scores: number;
  readonly targets: number;
  readonly weights: number;
  /** Row numbers in the order of the leaves, and room to sort them. */
  readonly rows: number;
  readonly scratch: number;
  /** Histograms, one a slot: the sum of pairs in each of 256 cells of each feature. */
  readonly slots: number;
  readonly nSlots: number;
  /** Whether the cells of (gradient, hessian) are followed by as many of (number, weight). */
  readonly counting: boolean;
  /** Bytes from one histogram to the next. */
  readonly histogram: number;
  /** Histograms of parts of the rows, for `nParts` leaves and all members of the team but the first. */
  readonly parts: number;
  readonly nParts: number;
  /** A list of features for each member of the team, and room to bring rows together. */
  readonly lists: number;
  readonly stages: number;
  readonly stage: number;
  /** How many rows of a leaf go left in each member's share. */
  readonly counts: number;
  /** The best split each member has found for each leaf. */
  readonly found: number;
  /** Events that are not trained on but tell when to stop. */
  readonly validation: ValidationSpace;
  /** Room to encode values. */
  readonly staging: number;
  /** Where the members of the team meet. */
  readonly meeting: number;
  readonly bytes: number;
}

export interface ValidationSpace {
  readonly nRows: number;
  readonly byRow: number;
  readonly scores: number;
  readonly targets: number;
  readonly weights: number;
  /** One sum for each block of rows. */
  readonly sums: number;
  readonly sumOfWeights: number;
}

export interface WorkspaceSize {
  readonly nRows: number;
  /** How many bins each feature has. */
  readonly nBins: readonly number[];
  readonly nSlots: number;
  /** How many leaves may be worked on at once. */
  readonly nLeavesAtOnce: number;
  readonly nThreads: number;
  readonly nValidationRows: number;
  readonly sumOfValidationWeights: number;
  /** Whether rows are counted too: then each cell has a twin with their number and weight. */
  readonly counts: boolean;
}

/** Leaves with fewer rows are not worth the bother of sharing them out. */
export const sharedRows = 8192;
/** Losses are summed in blocks of so many rows. */
export const lossBlock = 4096;
/** Numbers that describe one found split. */
export const splitNumbers = 8;

/** Bytes of a cell and of the cells of one feature. */
export const cellBytes = 16;
export const featureBytes: number = 256 * cellBytes;

export function layOut(size: WorkspaceSize): Workspace {
  const memory = arena();
  const { take } = memory;
  const { nRows, nBins, nSlots, nLeavesAtOnce, nThreads } = size;
  const nFeatures = nBins.length;
  const nValid = size.nValidationRows;
  const stride = roundUp(nFeatures, 4);
  const stage = 512 * (cellBytes + roundUp(stride, 16));
  const histogram = featureBytes * nFeatures * (size.counts ? 2 : 1);
  const nParts = Math.min(nLeavesAtOnce, Math.floor(nRows / sharedRows));
  return {
    ...{ nRows, nFeatures, nBins, stride, nSlots, histogram, nParts, stage },
    counting: size.counts,
    meeting: take(64),
    binCounts: take(nFeatures * 4),
    byRow: take(nRows * stride),
    byColumn: take(nRows * nFeatures),
    pairs: take(nRows * cellBytes),
    onePairs: take(size.counts ? nRows * cellBytes : 0),
    scores: take(nRows * 8),
    targets: take(nRows * 8),
    weights: take(nRows * 8),
    rows: take(nRows * 4),
    scratch: take(nRows * 4),
    slots: take(nSlots * histogram),
    parts: take(nParts * (nThreads - 1) * histogram),
    lists: take(nThreads * nFeatures * 4),
    stages: take(nThreads * stage),
    counts: take(nThreads * nLeavesAtOnce * 4),
    found: take(2 * nLeavesAtOnce * nThreads * splitNumbers * 8),
    validation: {
      nRows: nValid,
      sumOfWeights: size.sumOfValidationWeights,
      byRow: take(nValid * stride),
      scores: take(nValid * 8),
      targets: take(nValid * 8),
      weights: take(nValid * 8),
      sums: take(Math.ceil(nValid / lossBlock) * 8),
    },
    staging: take(stagingBytes),
    bytes: memory.size(),
  };
}

function roundUp(n: number, multiple: number): number {
  return Math.ceil(n / multiple) * multiple;
}
