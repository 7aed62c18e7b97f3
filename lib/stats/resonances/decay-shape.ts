import { normalCdf } from "../../core/index.ts";

/** Resolution of a decay time: two Gaussians around zero, and the share of the wide one. */
export interface TimeResolution {
  readonly resolution: number;
  readonly wideResolution: number;
  readonly wideFraction: number;
}

/** Share of prompt decays measured before t: those that happen at once, blurred. */
export function promptBefore(t: number, resolution: TimeResolution): number {
  return blurred(resolution, (sigma) => normalCdf(t, 0, sigma));
}

/** Share of late decays measured before t: an exponential of this mean lifetime, blurred (Grushka 1972). */
export function lateBefore(t: number, lifetime: number, resolution: TimeResolution): number {
  return blurred(resolution, (sigma) => {
    const s = sigma / lifetime;
    const decayed = Math.exp((s * s) / 2 - t / lifetime) * normalCdf(t / sigma - s);
    return normalCdf(t, 0, sigma) - decayed;
  });
}

/** How much of a cumulative distribution lies in each bin. */
export function sharesIn(edges: Float64Array, before: (t: number) => number): Float64Array {
  const cumulative = edges.map(before);
  return cumulative.subarray(1).map((share, bin) => share - cumulative[bin]!);
}

function blurred(
  { resolution, wideResolution, wideFraction }: TimeResolution,
  of: (sigma: number) => number,
): number {
  return (1 - wideFraction) * of(resolution) + wideFraction * of(wideResolution);
}
