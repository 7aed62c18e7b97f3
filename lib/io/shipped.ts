import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DataError } from "../core/index.ts";
import { faultOf } from "./local-copies.ts";
import type { DatasetColumn } from "./manifest.ts";
import { projectFolder } from "./places.ts";

/** A data set that we have made ourselves, and that lies in datasets/ beside the manifest. */
export interface ShippedEntry {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Energy of the collisions: "13 TeV". */
  readonly energy: string;
  readonly file: string;
  /** A table of events, or a workspace of the fit. */
  readonly format: "parquet" | "json";
  readonly bytes: number;
  readonly sha256: string;
  /** Rows of the table, or events that the workspace has observed. */
  readonly events: number;
  /** SPDX name of the licence. */
  readonly licence: string;
  readonly source: {
    readonly program: string;
    readonly script: string;
    readonly seed: number;
  };
  /** How it was made: processes, cuts, how many collisions. */
  readonly made: string;
  /** What to keep in mind when using it. */
  readonly cautions: readonly string[];
  readonly columns: readonly DatasetColumn[];
}

let entries: readonly ShippedEntry[] | undefined;

/** All data sets that come with the course, from datasets/manifest.json. */
export function shippedDatasets(): readonly ShippedEntry[] {
  entries ??= readShipped();
  return entries;
}

/** Path of the file of a shipped data set, after a look at its bytes. */
export async function shippedFile(id: string): Promise<string> {
  const entry = shippedDatasets().find((candidate) => candidate.id === id);
  if (!entry) {
    const ids = shippedDatasets().map((candidate) => candidate.id);
    throw new RangeError(`No data set ${id} comes with the course: there are ${ids.join(", ")}`);
  }
  const path = join(projectFolder(), "datasets", entry.file);
  const fault = await faultOf(path, entry);
  if (fault === undefined) return path;
  throw new DataError(path, `${fault}: take it again from the course's own copy`);
}

function readShipped(): readonly ShippedEntry[] {
  const { shipped }: { shipped: readonly ShippedEntry[] } = JSON.parse(
    readFileSync(join(projectFolder(), "datasets", "manifest.json"), "utf8"),
  ); // ours, and held to this shape by a test
  return shipped;
}
