import { writeFileSync } from "node:fs";
import { DataError, seededRandom } from "../../../core/index.ts";
import { inspectRoot, readColumns } from "../../../io/index.ts";

/** What became of reading damaged copies of a file. */
export interface Outcomes {
  /** Copies of which everything could still be read. */
  whole: number;
  /** Copies with a clear error. */
  refused: number;
  /** Anything else, in words. */
  readonly faults: string[];
  /** The longest that one copy took [s], and the most memory in use after one [MB]. */
  seconds: number;
  megabytes: number;
}

/** A copy that is cut off, or has bytes, bits or lengths changed: near its start as often as anywhere. */
export function damagedCopy(whole: Uint8Array, seed: number): Uint8Array {
  const random = seededRandom(seed);
  const anywhere = (length: number): number => Math.floor(length * random());
  if (seed % 5 === 0) return whole.slice(0, anywhere(whole.length));
  const copy = Uint8Array.from(whole);
  const reach = seed % 3 === 0 ? Math.min(3000, copy.length) : copy.length;
  for (let k = 0; k <= seed % 8; k++) {
    const at = anywhere(reach);
    if (seed % 7 === 3) copy.set([0x7f, 0xff, 0xff, 0xff].slice(0, copy.length - at), at);
    else if (seed % 2 === 0) copy[at]! ^= 1 << anywhere(8);
    else copy[at] = anywhere(256);
  }
  return copy;
}

/** Reads all of the copies with these seeds, written to `path` one after the other. */
export async function readDamaged(
  whole: Uint8Array,
  path: string,
  seeds: readonly number[],
): Promise<Outcomes> {
  const outcomes: Outcomes = { whole: 0, refused: 0, faults: [], seconds: 0, megabytes: 0 };
  for (const seed of seeds) {
    writeFileSync(path, damagedCopy(whole, seed));
    const start = performance.now();
    const errors = await readAll(path);
    const odd = errors.find((error) => !(error instanceof DataError));
    if (odd) outcomes.faults.push(`seed ${seed}: ${odd instanceof Error ? odd.stack : odd}`);
    else if (errors.length > 0) outcomes.refused++;
    else outcomes.whole++;
    outcomes.seconds = Math.max(outcomes.seconds, (performance.now() - start) / 1000);
    outcomes.megabytes = Math.max(outcomes.megabytes, process.memoryUsage().rss / 1e6);
  }
  return outcomes;
}

async function readAll(path: string): Promise<unknown[]> {
  const errors: unknown[] = [];
  try {
    for (const { name, reason } of (await inspectRoot(path)).trees) {
      if (reason !== undefined) errors.push(new DataError(path, reason));
      else await readColumns(path, name).catch((error: unknown) => errors.push(error));
    }
  } catch (error) {
    errors.push(error);
  }
  return errors;
}
