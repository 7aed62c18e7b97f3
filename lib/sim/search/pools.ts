import type { EventTable } from "../../event/index.ts";
import { listParquet, readParquet, shippedFile } from "../../io/index.ts";
import type { PoolId } from "./pool-recipes.ts";

/** All simulated events of one kind that there are. */
export interface Pool {
  readonly events: EventTable;
  /** Luminosity in which as many are expected [pb⁻¹]. */
  readonly luminosity: number;
  /** All collisions of this kind, before any cut [pb]. */
  readonly crossSection: number;
}

const pools = new Map<PoolId, Promise<Pool>>();

/** The pool of this kind; read once. */
export function readPool(id: PoolId): Promise<Pool> {
  const pool = pools.get(id) ?? read(id);
  pools.set(id, pool);
  return pool;
}

async function read(id: PoolId): Promise<Pool> {
  const path = await shippedFile(`search-${id}`);
  const [events, { metadata }] = await Promise.all([readParquet(path), listParquet(path)]);
  return {
    events,
    luminosity: Number(metadata["luminosity_per_pb"]),
    crossSection: Number(metadata["cross_section_pb"]),
  };
}
