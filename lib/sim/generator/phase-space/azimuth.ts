import type { Random } from "../../../core/index.ts";

/** Draws an even azimuth without sine or cosine: a point in the unit disk, with its angle doubled. */
export function drawAzimuth(random: Random, angle: { cosPhi: number; sinPhi: number }): void {
  let x = 0;
  let y = 0;
  let r2 = 0;
  do {
    x = 2 * random() - 1;
    y = 2 * random() - 1;
    r2 = x * x + y * y;
  } while (r2 > 1 || r2 === 0);
  angle.cosPhi = (x * x - y * y) / r2;
  angle.sinPhi = (2 * x * y) / r2;
}
