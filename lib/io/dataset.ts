import { type Displayable, type MimeBundle, mimeBundle } from "../core/index.ts";
import type { EventTable } from "../event/index.ts";
import { readCsv } from "./csv.ts";
import { datasetCard } from "./dataset-card.ts";
import { type DatasetEntry, datasetEntry } from "./manifest.ts";
import { type Missing, type Obtained, type ObtainOptions, obtain, seek } from "./obtain.ts";

/** Events with their origin; as the last value of a cell it shows a card about itself. */
export interface Dataset extends Displayable {
  readonly id: string;
  readonly title: string;
  readonly events: EventTable;
  /** "real" if an experiment recorded these events, "generated" if a program made them up. */
  readonly origin: "real" | "generated";
  /** One sentence: where the events come from, or why they are generated. */
  readonly note: string;
}

export interface DatasetOptions extends ObtainOptions {
  /** Makes events to go on with where the real ones cannot be had. Default: none, and a DataError. */
  otherwise?: () => EventTable | Promise<EventTable>;
}

/**
 * The events of a registered data set, checked against its SHA-256: from the cache, from a mirror, or
 * downloaded. `otherwise` stands in where that fails, and the data set then says that it is generated.
 */
export async function dataset(
  id: string,
  { otherwise, ...options }: DatasetOptions = {},
): Promise<Dataset> {
  const entry = datasetEntry(id);
  if (!otherwise) return real(entry, await obtain(entry, options));
  const found = await seek(entry, options);
  if ("path" in found) return real(entry, found);
  return make(entry, await otherwise(), "generated", noteOnMissing(entry, found));
}

const whence: Readonly<Record<Obtained["from"], string>> = {
  cache: "read from the cache",
  mirror: "read from a folder on this machine",
  network: "downloaded just now",
};

async function real(entry: DatasetEntry, { path, from }: Obtained): Promise<Dataset> {
  const { experiment, year, source, licence } = entry;
  const record = `CERN Open Data record ${source.record}, ${licence}`;
  const note = `Real collisions recorded by ${experiment} in ${year} (${record}), ${whence[from]}.`;
  return make(entry, await readCsv(path), "real", note);
}

function noteOnMissing({ experiment, file, id }: DatasetEntry, { reasons }: Missing): string {
  const why = `${file} cannot be had: ${reasons.join(", ")}`;
  return `These events are generated, not recorded by ${experiment} (${why}; toplab data get ${id} tries again).`;
}

/** The same data set with other events, a part of it or changed ones; `more` follows its own on the card. */
export function withEvents(
  { id, origin, note }: Dataset,
  events: EventTable,
  more: string,
): Dataset {
  return make(datasetEntry(id), events, origin, `${note} ${more}`);
}

function make(
  entry: DatasetEntry,
  events: EventTable,
  origin: Dataset["origin"],
  note: string,
): Dataset {
  const { id, title } = entry;
  const card = (): MimeBundle => datasetCard(entry, { events, origin, note });
  return { id, title, events, origin, note, [mimeBundle]: card };
}
