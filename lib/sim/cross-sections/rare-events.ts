import { column, type EventTable, take } from "../../event/index.ts";
import { listParquet, readParquet, shippedFile } from "../../io/index.ts";
import { type RareId, rareRecipes } from "./rare-recipes.ts";

/** Events of one kind from the pool that comes with the course: an electron, a muon and a b-tagged jet at least. */
export interface RareEvents {
  readonly id: RareId;
  readonly events: EventTable;
  /** Collisions made, kept or not. */
  readonly nMade: number;
  /** [pb] */
  readonly crossSection: number;
}

/** The pool of rare events, kind by kind. */
export async function rareEvents(): Promise<readonly RareEvents[]> {
  const path = await shippedFile("cross-section-rare");
  const [pool, { metadata }] = await Promise.all([readParquet(path), listParquet(path)]);
  const kinds = column(pool, "kind");
  const { kind: _, ...columns } = pool.columns;
  return rareRecipes.map(({ id }, k) => ({
    id,
    events: take({ ...pool, columns }, positionsOf(kinds, k)),
    nMade: Number(metadata[`${id}_made`]),
    crossSection: Number(metadata[`${id}_cross_section_pb`]),
  }));
}

function positionsOf(kinds: Float64Array, wanted: number): number[] {
  return Array.from(kinds, (_, i) => i).filter((i) => kinds[i] === wanted);
}
