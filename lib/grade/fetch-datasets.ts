import { datasetEntry } from "../io/manifest.ts";
import { obtain } from "../io/obtain.ts";

/** Data that a class run needs, on this machine before the first submission starts. */
export interface FetchedDatasets {
  readonly paths: readonly string[];
  /** What could not be had, in a sentence each; the lesson then generates events instead. */
  readonly problems: readonly string[];
}

/** Brings data sets here, since submissions run without a network. */
export async function fetchDatasets(ids: readonly string[]): Promise<FetchedDatasets> {
  const found = await Promise.allSettled(ids.map((id) => obtain(datasetEntry(id))));
  return {
    paths: found.flatMap((one) => (one.status === "fulfilled" ? [one.value.path] : [])),
    problems: found.flatMap((one) => (one.status === "rejected" ? [messageOf(one.reason)] : [])),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
