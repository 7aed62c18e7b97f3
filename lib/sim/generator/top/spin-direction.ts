import type { Random } from "../../../core/index.ts";
import { drawAzimuth } from "../phase-space/azimuth.ts";

/** A unit vector. */
export interface Direction {
  x: number;
  y: number;
  z: number;
}

/** Two unit vectors that make a right-handed frame with a third. */
export interface Transverse {
  readonly first: Direction;
  readonly second: Direction;
}

const angle: { cosPhi: number; sinPhi: number } = { cosPhi: 0, sinPhi: 0 };
const axes: Transverse = { first: { x: 0, y: 0, z: 0 }, second: { x: 0, y: 0, z: 0 } };

/** Draws a direction n with density (1 + v·n)/4π, for |v| ≤ 1: how a fully telling decay follows a spin. */
export function drawAlong(
  random: Random,
  vx: number,
  vy: number,
  vz: number,
  into: Direction,
): void {
  const v = Math.sqrt(vx * vx + vy * vy + vz * vz);
  const u = 4 * random();
  // (c + 1)/2 + v (c² − 1)/4 = u/4, solved so that nothing cancels for small v
  const cosine = (u - 2 + v) / (1 + Math.sqrt(Math.max(1 - v * (2 - v - u), 0)));
  const sine = Math.sqrt(Math.max((1 - cosine) * (1 + cosine), 0));
  const isDirected = v > 1e-100; // below, v² loses its digits, and the density is even
  const scale = isDirected ? 1 / v : 0;
  into.x = vx * scale;
  into.y = vy * scale;
  into.z = isDirected ? vz * scale : 1;
  drawAzimuth(random, angle);
  transverse(into, axes);
  const a = sine * angle.cosPhi;
  const b = sine * angle.sinPhi;
  into.x = cosine * into.x + a * axes.first.x + b * axes.second.x;
  into.y = cosine * into.y + a * axes.first.y + b * axes.second.y;
  into.z = cosine * into.z + a * axes.first.z + b * axes.second.z;
}

/** Two axes across n, without branches (Duff et al., J. Comput. Graph. Tech. 6 (2017) 1). */
export function transverse({ x, y, z }: Direction, { first, second }: Transverse): void {
  const sign = z < 0 ? -1 : 1;
  const a = -1 / (sign + z);
  const b = x * y * a;
  first.x = 1 + sign * x * x * a;
  first.y = sign * b;
  first.z = -sign * x;
  second.x = b;
  second.y = sign + y * y * a;
  second.z = -y;
}
