import type { Kind } from "../expression/index.ts";
import type { CollectionName } from "./object-names.ts";

/** The columns of one list of objects, by what they are called among the object's own: pt is lep_pt, truth_pt is truth_lep_pt. */
export type Collection = Readonly<Record<string, string>>;

/** The list of that name in a file, if its objects have pT, η and φ. */
export function collectionIn(
  kinds: Readonly<Record<string, Kind>>,
  name: CollectionName,
): Collection | undefined {
  const columns: Record<string, string> = {};
  for (const [column, { isList }] of Object.entries(kinds)) {
    const own = ownName(column, name);
    if (own !== undefined && isList) columns[own] = column;
  }
  return ["pt", "eta", "phi"].every((own) => own in columns) ? columns : undefined;
}

/** What a column is called among the objects' own, if it is one of theirs. */
export function ownName(column: string, collection: CollectionName): string | undefined {
  const [, truth = "", rest] = /^(truth_)?(.+)$/.exec(column) ?? [];
  return rest?.startsWith(`${collection}_`) ? truth + rest.slice(collection.length + 1) : undefined;
}
