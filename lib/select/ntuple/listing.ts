import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DataError } from "../../core/index.ts";
import { writeWhole } from "../../io/index.ts";
import type { WeightedCutflow } from "../run/cutflows.ts";
import { asSampleTable, type SampleRow, type SampleTable } from "../run/sample-table.ts";

/** A file of ntuples. */
export interface NtupleFile {
  readonly file: string;
  readonly sample: string;
  /** "nominal", "jetScale_up", … */
  readonly variation: string;
  readonly events: number;
}

/** What a folder of ntuples holds. */
export interface Ntuples {
  readonly title: string;
  readonly folder: string;
  readonly files: readonly NtupleFile[];
  readonly samples: SampleTable;
  readonly cutflows: readonly WeightedCutflow[];
  readonly notes: readonly string[];
  /** Whether they were there already. */
  readonly wereThere: boolean;
}

/** The listing as it is in its file. */
interface Listing extends Pick<Ntuples, "title" | "files" | "notes" | "cutflows"> {
  readonly format: typeof format;
  readonly identity: string;
  readonly selection: string;
  readonly samples: readonly SampleRow[];
}

const format = "toplab-ntuples-1";

/** Writes what a folder of ntuples holds, and its cutflows once more by themselves. */
export function writeListing(
  { title, folder, files, samples, cutflows, notes }: Ntuples,
  selection: string,
  identity: string,
): void {
  const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
  writeWhole(join(folder, "cutflow.json"), json({ title, cutflows }));
  const listing: Listing = { format, identity, selection, title, files, samples, notes, cutflows };
  writeWhole(join(folder, "ntuples.json"), json(listing));
}

/** The ntuples of that identity, if the folder has them; throws if it has others. */
export function ntuplesIn(folder: string, identity: string): Ntuples | undefined {
  const listing = readListing(folder);
  if (!listing) return undefined;
  if (listing.identity !== identity) {
    throw new DataError(
      folder,
      "holds ntuples of another analysis, or of files that have changed: write them elsewhere, or over these with --force",
    );
  }
  return asNtuples(folder, listing);
}

/** The ntuples in a folder, if they are of the same selection; throws if they are not. */
export function ntuplesOf(folder: string, selection: string): Ntuples {
  const listing = readListing(folder);
  if (!listing) throw new DataError(folder, "holds no ntuples: make them with toplab ntuple");
  if (listing.selection !== selection) {
    throw new DataError(
      folder,
      "holds ntuples that were selected otherwise: only binning, fit and blinding may change, so make them anew",
    );
  }
  return asNtuples(folder, listing);
}

function asNtuples(folder: string, { samples, ...listing }: Listing): Ntuples {
  const { title, files, notes, cutflows } = listing;
  const lost = files.find(({ file }) => !existsSync(join(folder, file)));
  if (lost)
    throw new DataError(folder, `has lost ${lost.file}: make the ntuples anew with --force`);
  return {
    title,
    folder,
    files,
    notes,
    cutflows,
    samples: asSampleTable(samples),
    wereThere: true,
  };
}

function readListing(folder: string): Listing | undefined {
  const path = join(folder, "ntuples.json");
  if (!existsSync(path)) return undefined;
  let listing: Partial<Listing>;
  try {
    listing = JSON.parse(readFileSync(path, "utf8")) as Partial<Listing>; // looked at next
  } catch (cause) {
    throw new DataError(path, "is no JSON: remove it and make the ntuples anew", { cause });
  }
  if (listing.format === format) return listing as Listing; // as `writeListing` wrote it
  throw new DataError(path, "is no listing that this version can read: make the ntuples anew");
}
