import type { Random } from "../../../core/index.ts";
import { push } from "../../growing-column.ts";
import { quickAtan2 } from "../../quick-math.ts";
import type { DetectedColumns } from "../detected-columns.ts";
import type { DetectorState } from "../detector-state.ts";
import { quickNormal } from "./random-deviates.ts";

/**
 * Missing transverse momentum: minus the sum of the measured leptons, photons and jets and of a soft term,
 * which is what is left of the event, seen with the card's response, and a Gaussian whose width grows
 * with the square root of the ΣE_T of the underlying event and of the other collisions.
 */
export function writeMissing(
  random: Random,
  { card: { missing }, view, seen }: DetectorState,
  vertices: number,
  { event }: DetectedColumns,
): void {
  const softX = view.visibleX - seen.trueX;
  const softY = view.visibleY - seen.trueY;
  const soft = Math.sqrt(softX * softX + softY * softY);
  const sum = missing.underlying + missing.perVertex * vertices + soft;
  const sigma = missing.resolution * Math.sqrt(sum);
  const x = -seen.x - missing.response * softX + sigma * quickNormal(random);
  const y = -seen.y - missing.response * softY + sigma * quickNormal(random);
  push(event.met_et, Math.sqrt(x * x + y * y));
  push(event.met_phi, quickAtan2(y, x));
  push(event.sum_et, seen.sumEt + sum);
  const { invisibleX, invisibleY } = view;
  push(event.truth_met_et, Math.sqrt(invisibleX * invisibleX + invisibleY * invisibleY));
  push(event.truth_met_phi, quickAtan2(invisibleY, invisibleX));
}
