import { type EventRecord, status } from "../../event/index.ts";
import { push } from "../growing-column.ts";
import type { DetectedColumns } from "./detected-columns.ts";

/** Writes what the generator knows of tops and pile-up. */
export function writeTruth(
  { n, pdg, status: code, px, py, pz, e }: EventRecord,
  vertices: number,
  { event, top }: DetectedColumns,
): void {
  let tops = 0;
  let x = 0;
  let y = 0;
  let z = 0;
  let energy = 0;
  for (let i = 2; i < n; i++) {
    if (pdg[i] !== 6 && pdg[i] !== -6) continue;
    if (code[i] !== status.decayed) continue;
    push(top.all[0]!, Math.sqrt(px[i]! * px[i]! + py[i]! * py[i]!));
    tops++;
    x += px[i]!;
    y += py[i]!;
    z += pz[i]!;
    energy += e[i]!;
  }
  const pt2 = x * x + y * y;
  push(
    event.truth_ttbar_mass,
    tops === 2 ? Math.sqrt(Math.max((energy - z) * (energy + z) - pt2, 0)) : 0,
  );
  push(event.truth_ttbar_pt, tops === 2 ? Math.sqrt(pt2) : 0);
  push(event.truth_pileup, vertices);
}
