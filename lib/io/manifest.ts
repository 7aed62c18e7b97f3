import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "./places.ts";

/** A registered data set: what it is, where it comes from and how to know that a copy is right. */
export interface DatasetEntry {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly experiment: string;
  /** Year in which the collisions were recorded. */
  readonly year: string;
  /** Energy of the collisions: "7 TeV". */
  readonly energy: string;
  readonly file: string;
  readonly format: "csv";
  readonly bytes: number;
  readonly sha256: string;
  readonly events: number;
  /** SPDX name of the licence. */
  readonly licence: string;
  readonly licenceNote?: string;
  readonly source: DatasetSource;
  /** Where the file is published, best first; empty if no public home is known. */
  readonly addresses: readonly DatasetAddress[];
  /** How the file was made from the data of the experiment. */
  readonly made: string;
  /** What to keep in mind when using it. */
  readonly cautions: readonly string[];
  readonly columns: readonly DatasetColumn[];
}

/** The record of CERN Open Data that the file is, or was drawn from. */
export interface DatasetSource {
  readonly record: number;
  readonly url: string;
  readonly doi?: string;
  readonly title: string;
}

export interface DatasetAddress {
  readonly url: string;
  /** How it is known that the right file lies there. */
  readonly established: string;
}

export interface DatasetColumn {
  readonly name: string;
  /** "GeV", "rad", "e", or "" for a pure number or a word. */
  readonly unit: string;
  readonly meaning: string;
}

let entries: readonly DatasetEntry[] | undefined;

/** All registered data sets, from datasets/manifest.json. */
export function manifest(): readonly DatasetEntry[] {
  entries ??= readManifest();
  return entries;
}

/** The registered data set of that id; throws, naming the ids there are, if there is none. */
export function datasetEntry(id: string): DatasetEntry {
  const entry = manifest().find((candidate) => candidate.id === id);
  if (entry) return entry;
  const ids = manifest().map((candidate) => candidate.id);
  throw new RangeError(`No data set ${id}: there are ${ids.join(", ")}`);
}

function readManifest(): readonly DatasetEntry[] {
  const { datasets }: { datasets: readonly DatasetEntry[] } = JSON.parse(
    readFileSync(join(projectFolder(), "datasets", "manifest.json"), "utf8"),
  ); // ours, and held to this shape by a test
  return datasets;
}
