import type { Kind } from "../expression/index.ts";
import { type Collection, collectionIn, ownName } from "./collection.ts";
import { type CollectionName, collectionNames } from "./object-names.ts";

/** The columns of a file of events, as expressions see them. */
export interface FileColumns {
  /** For messages. */
  readonly file: string;
  /** "toplab sample", … */
  readonly layout: string;
  readonly kinds: Readonly<Record<string, Kind>>;
}

/** The same, with those of objects apart. */
export interface SortedColumns extends FileColumns {
  readonly collections: Readonly<Partial<Record<CollectionName, Collection>>>;
  /** Columns that are not of objects. */
  readonly ofEvents: Readonly<Record<string, Kind>>;
}

/** Tells columns of objects from those of events. */
export function sortColumns(columns: FileColumns): SortedColumns {
  const { kinds } = columns;
  const collections: Partial<Record<CollectionName, Collection>> = {};
  for (const name of collectionNames) {
    const collection = collectionIn(kinds, name);
    if (collection) collections[name] = collection;
  }
  const isOfObjects = (column: string): boolean =>
    collectionNames.some((name) => collections[name] && ownName(column, name) !== undefined);
  const ofEvents = Object.entries(kinds).filter(([column]) => !isOfObjects(column));
  return { ...columns, collections, ofEvents: Object.fromEntries(ofEvents) };
}
