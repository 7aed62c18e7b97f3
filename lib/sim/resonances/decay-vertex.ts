import type { Random } from "../../core/index.ts";
import { type Muon, normalDeviate } from "../detector/measure/measure-muon.ts";
import type { DimuonCard, ImpactResolution } from "./dimuon-card.ts";

/** A place in the detector; the collision is at 0 [mm]. */
export interface Place {
  x: number;
  y: number;
  z: number;
}

/** How far the pair flew across the beam before it decayed, signed by its direction of flight, and σ [mm]. */
export interface Flight {
  lxy: number;
  error: number;
}

/**
 * Measures where two tracks meet. Each gives its distance from the beam line, d = y cos φ − x sin φ, and where along
 * the beam it comes nearest, z₀ = z − (x cos φ + y sin φ) sinh η; least squares make one place of the four numbers.
 * Tracks are straight lines here: they bend by less than a micrometre on the way.
 */
export function measureFlight(
  random: Random,
  card: DimuonCard,
  [a, b]: readonly [Muon, Muon],
  vertex: Place,
  into: Flight,
): void {
  const [first, second] = [readTrack(random, card, a, vertex), readTrack(random, card, b, vertex)];
  // d₁, d₂ and z₀₁ − z₀₂ are linear in x and y; the z of the vertex drops out
  const rows = [
    first.across,
    second.across,
    {
      x: second.along.x - first.along.x,
      y: second.along.y - first.along.y,
      value: first.along.value - second.along.value,
      variance: first.along.variance + second.along.variance,
    },
  ];
  let [xx, xy, yy, rx, ry] = [0, 0, 0, 0, 0];
  for (const { x, y, value, variance } of rows) {
    xx += (x * x) / variance;
    xy += (x * y) / variance;
    yy += (y * y) / variance;
    rx += (x * value) / variance;
    ry += (y * value) / variance;
  }
  const [px, py] = [a.px + b.px, a.py + b.py];
  const pt = Math.sqrt(px * px + py * py);
  const [ux, uy] = [px / pt, py / pt];
  const determinant = xx * yy - xy * xy;
  const along = (yy * rx - xy * ry) * ux + (xx * ry - xy * rx) * uy;
  const variance = (yy * ux * ux - 2 * xy * ux * uy + xx * uy * uy) / determinant;
  into.lxy = along / determinant - card.collision * normalDeviate(random);
  into.error = Math.sqrt(variance + card.collision * card.collision);
}

/** One measured number, as a linear function of the place: value = x·X + y·Y. */
interface Reading {
  readonly x: number;
  readonly y: number;
  readonly value: number;
  readonly variance: number;
}

/** What a track says of the place where it began; the reading along the beam leaves out its z. */
function readTrack(
  random: Random,
  card: DimuonCard,
  { px, py, pz, pt }: Muon,
  place: Place,
): { readonly across: Reading; readonly along: Reading } {
  const [c, s, sinhEta] = [px / pt, py / pt, pz / pt];
  const [across, along] = [sigmaOf(card.across, pt), sigmaOf(card.along, pt)];
  const d = place.y * c - place.x * s + across * normalDeviate(random);
  const z0 = place.z - (place.x * c + place.y * s) * sinhEta + along * normalDeviate(random);
  return {
    across: { x: -s, y: c, value: d, variance: across * across },
    along: { x: c * sinhEta, y: s * sinhEta, value: z0, variance: along * along },
  };
}

function sigmaOf({ constant, scattering }: ImpactResolution, pt: number): number {
  return Math.sqrt(constant * constant + ((scattering / pt) * scattering) / pt);
}
