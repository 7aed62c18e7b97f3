import type { Random } from "../../../core/index.ts";
import { drawWKind, type WKind, wBranching } from "../bosons/w-decays.ts";

/** How the W of a single top decays. */
export type TopChannel = "all" | "leptonic" | "hadronic";

/** Share of tops in each channel. */
export const topBranching: Readonly<Record<TopChannel, number>> = { all: 1, ...wBranching };

/** Refuses a channel that is not one of the three. */
export function checkTopChannel(channel: TopChannel): void {
  if (!(channel in topBranching)) {
    throw new RangeError(
      `Cannot let the top decay to "${channel}": all, leptonic or hadronic wanted`,
    );
  }
}

/** Draws leptonic or hadronic, where the channel leaves it open. */
export function drawTopKind(random: Random, channel: TopChannel): WKind {
  return channel === "all" ? drawWKind(random) : channel;
}
