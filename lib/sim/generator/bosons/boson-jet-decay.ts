import type { Random } from "../../../core/index.ts";
import { drawForwardCosine, turnAway } from "../drell-yan/lepton-pair.ts";
import { drawAzimuth } from "../phase-space/azimuth.ts";
import type { PtPoint } from "../phase-space/pt-phase-space.ts";
import type { Direction } from "../top/spin-direction.ts";

export type Place = "first" | "second" | "jet";

/** Where the quark line of V + jet begins and ends. */
export interface QuarkEnds {
  readonly quark: Place;
  readonly antiquark: Place;
}

const angle: { cosPhi: number; sinPhi: number } = { cosPhi: 0, sinPhi: 0 };

/** Draws the direction of the boson in the partons' rest frame. */
export function aimBosonAndJet(random: Random, { cosTheta }: PtPoint, into: Direction): void {
  const sine = Math.sqrt(Math.max((1 - cosTheta) * (1 + cosTheta), 0));
  drawAzimuth(random, angle);
  into.x = sine * angle.cosPhi;
  into.y = sine * angle.sinPhi;
  into.z = cosTheta;
}

/**
 * Draws the direction of the fermion ℓ in the boson's rest frame.
 *
 * For equal helicities of quark line and lepton |M|² ∝ (p_q·p_ℓ̄)² + (p_q̄·p_ℓ)², for opposite ones
 * (p_q·p_ℓ)² + (p_q̄·p_ℓ̄)², over (p_q·p_g)(p_q̄·p_g); p_q̄ is minus the outgoing quark's in q g → V q′.
 * (F. A. Berends et al., Phys. Lett. B 103 (1981) 124.) One of the two terms is drawn by its integral,
 * which is that of (p·p_V)², then the angle to that quark from (1 ± cosθ)².
 */
export function drawLepton(
  random: Random,
  point: PtPoint,
  mass2: number,
  { quark, antiquark }: QuarkEnds,
  isSame: boolean,
  boson: Direction,
  into: Direction,
): void {
  const [toQuark, toAntiquark] = [along(point, mass2, quark), along(point, mass2, antiquark)];
  const [q2, a2] = [toQuark * toQuark, toAntiquark * toAntiquark];
  const isQuark = random() * (q2 + a2) < q2;
  seenFromBoson(point, mass2, isQuark ? quark : antiquark, boson, into);
  const cosine = drawForwardCosine(random);
  turnAway(random, isQuark === isSame ? cosine : -cosine, into);
}

/** 2 p·p_V of the parton at that place. */
function along({ s, t, u }: PtPoint, mass2: number, place: Place): number {
  if (place === "jet") return s - mass2;
  return mass2 - (place === "first" ? t : u);
}

/** Direction of the parton at that place in the rest frame of the boson, reached without rotation. */
function seenFromBoson(
  { s }: PtPoint,
  mass2: number,
  place: Place,
  boson: Direction,
  into: Direction,
): void {
  const rootS = Math.sqrt(s);
  const mass = Math.sqrt(mass2);
  const [p, e] = [(s - mass2) / (2 * rootS), (s + mass2) / (2 * rootS)];
  into.x = place === "jet" ? -boson.x : 0;
  into.y = place === "jet" ? -boson.y : 0;
  into.z = place === "jet" ? -boson.z : place === "first" ? 1 : -1;
  const cosine = into.x * boson.x + into.y * boson.y + into.z * boson.z;
  const energy = (e - p * cosine) / mass; // of a parton of unit energy
  const share = (p * (1 + energy)) / (e + mass);
  into.x = (into.x - share * boson.x) / energy;
  into.y = (into.y - share * boson.y) / energy;
  into.z = (into.z - share * boson.z) / energy;
}
