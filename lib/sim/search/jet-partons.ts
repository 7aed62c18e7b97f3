import type { EventRecord } from "../../event/index.ts";
import type { DetectedColumns } from "../detector/detected-columns.ts";
import { pseudorapidity, wrap } from "../detector/measure/direction.ts";
import { quickAtan2 } from "../quick-math.ts";

/** What a jet of a top event came from; 0 for anything else. */
export const jetParton: {
  readonly hadronicB: 1;
  readonly ofW: 2;
  readonly leptonicB: 3;
} = { hadronicB: 1, ofW: 2, leptonicB: 3 };

/** A jet belongs to a quark no farther from it than this, in η and φ. */
const NEAR = 0.4;
const W_QUARKS = 4;

/**
 * For each of these jets the quark of a top's decay that it came from, by `jetParton`, into `partons`: each quark
 * has the nearest jet that no other quark has. Only quarks that decays of tops left count.
 */
export function findJetPartons(
  record: EventRecord,
  seen: DetectedColumns,
  jets: Int32Array,
  partons: Int32Array,
): void {
  partons.fill(0, 0, jets.length);
  for (let i = 2; i < record.n; i++) {
    const kind = quarkOfTop(record, i);
    if (kind === 0) continue;
    const nearest = nearestJet(record, i, seen, jets, partons);
    if (nearest >= 0) partons[nearest] = kind;
  }
}

/** Which of a top's quarks entry `i` is, 0 if none of them. */
function quarkOfTop(record: EventRecord, i: number): number {
  const { pdg, mother } = record;
  const kind = Math.abs(pdg[i]!);
  const parent = mother[i]!;
  if (kind > 5 || parent < 0) return 0;
  if (Math.abs(pdg[parent]!) === 24) {
    return kind <= W_QUARKS && isTop(record, mother[parent]!) ? jetParton.ofW : 0;
  }
  if (kind !== 5 || !isTop(record, parent)) return 0;
  return hasQuarks(record, parent) ? jetParton.hadronicB : jetParton.leptonicB;
}

function isTop({ pdg }: EventRecord, i: number): boolean {
  return i >= 0 && Math.abs(pdg[i]!) === 6;
}

/** Whether the W of this top decayed to quarks. */
function hasQuarks({ n, pdg, mother }: EventRecord, top: number): boolean {
  for (let i = top + 1; i < n; i++) {
    const w = mother[i]!;
    if (Math.abs(pdg[i]!) <= W_QUARKS && w > top && mother[w] === top && Math.abs(pdg[w]!) === 24) {
      return true;
    }
  }
  return false;
}

function nearestJet(
  { px, py, pz }: EventRecord,
  quark: number,
  { jet: { columns } }: DetectedColumns,
  jets: Int32Array,
  partons: Int32Array,
): number {
  const [x, y] = [px[quark]!, py[quark]!];
  const eta = pseudorapidity(pz[quark]!, Math.sqrt(x * x + y * y));
  const phi = quickAtan2(y, x);
  let [nearest, least] = [-1, NEAR * NEAR];
  for (let k = 0; k < jets.length; k++) {
    if (partons[k] !== 0) continue;
    const dEta = columns["jet_eta"]!.values[jets[k]!]! - eta;
    const dPhi = wrap(columns["jet_phi"]!.values[jets[k]!]! - phi);
    const distance = dEta * dEta + dPhi * dPhi;
    if (distance < least) [nearest, least] = [k, distance];
  }
  return nearest;
}
