import type { PreparedId } from "../generator/processes/index.ts";

/** Kinds of events in the search: a W with jets, jets alone, and pairs of top quarks. */
export type PoolId = "wjets" | "qcd" | "ttbar";

export const poolIds: readonly PoolId[] = ["wjets", "qcd", "ttbar"];

/** How the events of one kind are made; each block is a fair mixture of its processes. */
export interface PoolRecipe {
  readonly id: PoolId;
  /** Decays that belong to it; made in equal numbers, as their rates are equal. */
  readonly processes: readonly PreparedId[];
  readonly processOptions: Readonly<Record<string, unknown>>;
  /** Collisions in a block, of each process. */
  readonly perBlock: number;
  readonly blocks: number;
  /** How many times too often jets give leptons: each collision then stands for so many. */
  readonly boost: number;
}

/** Random numbers of all pools start from this. */
export const POOL_SEED = 1995;

/**
 * The three pools. Of 256 million pairs of jets in each pb⁻¹ a few hundred pass for a lepton with jets,
 * so there each collision is made to give leptons far more often, and counts for `boost` of them.
 */
export const poolRecipes: Readonly<Record<PoolId, PoolRecipe>> = {
  wjets: {
    id: "wjets",
    processes: ["w-enu", "w-munu", "w-taunu"],
    processOptions: {},
    ...{ perBlock: 41_280, blocks: 50, boost: 1 },
  },
  qcd: {
    id: "qcd",
    processes: ["qcd"],
    processOptions: { ptMin: 25 },
    ...{ perBlock: 1_000_000, blocks: 24, boost: 200 },
  },
  ttbar: {
    id: "ttbar",
    processes: ["ttbar"],
    processOptions: {},
    ...{ perBlock: 8318, blocks: 16, boost: 1 },
  },
};
