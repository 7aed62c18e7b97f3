import type { Random } from "../../../core/index.ts";
import { drawWKind, type WKind, wBranching } from "../bosons/w-decays.ts";

/** How the two W bosons of a pair decay; τ leptons count as leptons. */
export type PairChannel = "all" | "lepjets" | "dilepton" | "hadronic";

/** Share of top pairs in each channel. */
export const pairBranching: Readonly<Record<PairChannel, number>> = {
  all: 1,
  lepjets: 2 * wBranching.leptonic * wBranching.hadronic,
  dilepton: wBranching.leptonic * wBranching.leptonic,
  hadronic: wBranching.hadronic * wBranching.hadronic,
};

export const pairTitles: Readonly<Record<PairChannel, string>> = {
  all: "",
  lepjets: " → ℓν qq̄ bb̄",
  dilepton: " → ℓν ℓν bb̄",
  hadronic: " → qq̄ qq̄ bb̄",
};

/** Refuses a channel that is not one of the four. */
export function checkPairChannel(channel: PairChannel): void {
  if (!(channel in pairBranching)) {
    throw new RangeError(
      `Cannot let the tops decay to "${channel}": all, lepjets, dilepton or hadronic wanted`,
    );
  }
}

/** Kind of decay of the W⁺. */
export function drawFirstKind(random: Random, channel: PairChannel): WKind {
  if (channel === "lepjets") return random() < 0.5 ? "leptonic" : "hadronic";
  return drawKind(random, channel);
}

/** Kind of decay of the W⁻, once that of the W⁺ is known. */
export function drawSecondKind(random: Random, channel: PairChannel, first: WKind): WKind {
  if (channel === "lepjets") return first === "leptonic" ? "hadronic" : "leptonic";
  return drawKind(random, channel);
}

function drawKind(random: Random, channel: PairChannel): WKind {
  if (channel === "all") return drawWKind(random);
  return channel === "dilepton" ? "leptonic" : "hadronic";
}
