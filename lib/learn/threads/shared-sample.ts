import type { Labelled } from "../classifier.ts";

/** The sample with its columns in memory that all threads share: one copy, however many threads. */
export function sharedSample({ features, labels, weights }: Labelled): Labelled {
  return {
    features: { ...features, columns: features.columns.map(shared) },
    labels,
    ...(weights && { weights: shared(weights) }),
  };
}

/**
 * Throws if the threads would need more memory than the machine has to spare: the rows once, and for each
 * thread copies of the training rows of both kinds of folds and what a classifier makes of them.
 */
export function checkMemory(
  { features: { names, nRows } }: Labelled,
  workers: number,
  free: number = process.availableMemory(),
): void {
  const columns = 8 * nRows * (names.length + 1);
  const needed = columns * (1 + 3 * workers);
  if (needed <= free) return;
  const [wanted, spare] = [needed, free].map((bytes) => (bytes / 1e9).toFixed(1));
  throw new RangeError(
    `Cannot compare classifiers on ${nRows} events with ${names.length} features in ${workers} threads: that needs some ${wanted} GB of memory, and ${spare} GB are free; take fewer events, features or threads`,
  );
}

function shared(column: Float64Array): Float64Array {
  const copy = new Float64Array(new SharedArrayBuffer(8 * column.length));
  copy.set(column);
  return copy;
}
