import { chmodSync, copyFileSync } from "node:fs";
import { basename, join } from "node:path";
import { datasetEntry } from "../../io/manifest.ts";
import { obtain } from "../../io/obtain.ts";
import { runFolder } from "./run-folder.ts";

/** Data that a class run needs, in a folder of their own that submissions may see. */
export interface FetchedDatasets {
  readonly folder: string;
  /** What could not be had, in a sentence each; lesson and judges then generate the same events. */
  readonly problems: readonly string[];
  remove(): void;
}

/** Brings data sets here before the first submission starts, since submissions run without a network. */
export async function fetchDatasets(ids: readonly string[]): Promise<FetchedDatasets> {
  const { path: folder, remove } = runFolder("data");
  const problems: string[] = [];
  try {
    for (const id of ids) {
      const problem = await copyInto(folder, id);
      if (problem) problems.push(problem);
    }
    chmodSync(folder, 0o755); // a sandboxed submission is another user
    return { folder, problems, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

async function copyInto(folder: string, id: string): Promise<string | undefined> {
  const found = await obtain(datasetEntry(id)).catch((error: unknown) => ({ error }));
  if ("error" in found)
    return String(found.error instanceof Error ? found.error.message : found.error);
  const copy = join(folder, basename(found.path));
  copyFileSync(found.path, copy);
  chmodSync(copy, 0o644);
  return undefined;
}
