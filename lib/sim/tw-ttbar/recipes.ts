import type { PairChannel } from "../generator/drell-yan/pair-channel.ts";
import { BLOCK_EVENTS, type SimulationJob } from "../simulation/make-block.ts";

/** The signal, one top with a W, and the background, a pair of tops. */
export type TwTtbarId = "tw" | "ttbar";

export const twTtbarIds: readonly TwTtbarId[] = ["tw", "ttbar"];

/** Random numbers of both samples start from this. */
export const TW_TTBAR_SEED = 2018;

/** Both W bosons decay to leptons. */
export const TW_TTBAR_CHANNEL: PairChannel = "dilepton";

/** Blocks of 8192 collisions that are made of each; of tt̄ one in forty is kept, of tW one in twelve. */
export const twTtbarBlocks: Readonly<Record<TwTtbarId, number>> = { tw: 42, ttbar: 130 };

/** The sample of `toplab simulate` that each pool is skimmed from. */
export function jobOf(id: TwTtbarId): SimulationJob {
  return {
    process: id,
    processOptions: { channel: TW_TTBAR_CHANNEL },
    ...{ sqrtS: 13_000, seed: TW_TTBAR_SEED, card: "atlas-run2", radiation: true },
    particles: false,
  };
}

/** Collisions made of each kind. */
export function collisionsOf(id: TwTtbarId): number {
  return BLOCK_EVENTS * twTtbarBlocks[id];
}
