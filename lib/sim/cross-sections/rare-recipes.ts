import type { PreparedId } from "../generator/processes/index.ts";

/** Collisions of which so few pass for an electron, a muon and a b jet that nobody makes them in a lesson. */
export type RareId = "ztautau" | "ww" | "lepjets";

export interface RareRecipe {
  readonly id: RareId;
  readonly process: PreparedId;
  readonly processOptions: Readonly<Record<string, unknown>>;
  /** Made for the pool, in blocks of a million. */
  readonly millions: number;
}

/** Random numbers of the pool start from this. */
export const RARE_SEED = 2016;

/** What the pool holds, in the order of its column `kind`. */
export const rareRecipes: readonly RareRecipe[] = [
  { id: "ztautau", process: "z-tautau", processOptions: {}, millions: 16 },
  { id: "ww", process: "ww", processOptions: {}, millions: 3 },
  { id: "lepjets", process: "ttbar", processOptions: { channel: "lepjets" }, millions: 6 },
];
