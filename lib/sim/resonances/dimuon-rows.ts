import { particles } from "../../core/index.ts";
import { type EventRecord, type EventTable, eventTable } from "../../event/index.ts";
import { growingColumns } from "../detector/event-columns.ts";
import type { Muon } from "../detector/measure/measure-muon.ts";
import { breakUpMomentum } from "../generator/phase-space/two-body-kinematics.ts";
import { type GrowingColumn, push, takeAll } from "../growing-column.ts";
import { asinh } from "../portable-math.ts";
import type { DimuonPair } from "./measure-dimuon.ts";

/** Columns being filled, and the table that comes of them. */
interface Rows<Name extends string> {
  readonly columns: Readonly<Record<Name, GrowingColumn>>;
  take(): EventTable;
}

const MUON: number = particles.muon.mass;
type MuonColumn = "pt1" | "eta1" | "pt2" | "eta2";
type MadeColumn = "pt" | "y" | "mass" | "from_b" | "flight" | "cos_theta" | MuonColumn;
type SeenColumn =
  | MuonColumn
  | ("phi1" | "Q1" | "phi2" | "Q2")
  | ("M" | "pt" | "y" | "Lxy" | "Lxy_error" | "truth_meson" | "truth_from_b");

const madeNames: readonly MadeColumn[] = [
  ...(["pt", "y", "mass", "from_b", "flight", "cos_theta"] as const),
  ...(["pt1", "eta1", "pt2", "eta2"] as const),
];
const seenNames: readonly SeenColumn[] = [
  ...(["pt1", "eta1", "phi1", "Q1", "pt2", "eta2", "phi2", "Q2"] as const),
  ...(["M", "pt", "y", "Lxy", "Lxy_error", "truth_meson", "truth_from_b"] as const),
];

/** The two tables of a sample. */
export interface DimuonRows {
  readonly made: Rows<MadeColumn>;
  readonly seen: Rows<SeenColumn>;
}

export function dimuonRows(): DimuonRows {
  return { made: rowsOf(madeNames), seen: rowsOf(seenNames) };
}

function rowsOf<Name extends string>(names: readonly Name[]): Rows<Name> {
  const columns = growingColumns(names);
  const take = (): EventTable =>
    eventTable(Object.fromEntries(names.map((name) => [name, takeAll(columns[name])])));
  return { columns, take };
}

/** Adds the meson that the last two particles, μ⁻ and μ⁺, come from. */
export function writeMade(
  { columns }: DimuonRows["made"],
  { n, mother, px, py, pz, e, vx, vy }: EventRecord,
  isFromB: boolean,
): void {
  const i = mother[n - 1]!;
  const [minus, plus] = [n - 2, n - 1];
  const pt = Math.sqrt(px[i]! * px[i]! + py[i]! * py[i]!);
  const p = Math.sqrt(pt * pt + pz[i]! * pz[i]!);
  const mass = Math.sqrt((e[i]! - p) * (e[i]! + p));
  push(columns.pt, pt);
  push(columns.y, asinh(pz[i]! / Math.sqrt(pt * pt + mass * mass)));
  push(columns.mass, mass);
  push(columns.from_b, isFromB ? 1 : 0);
  push(columns.flight, (vx[plus]! * px[i]! + vy[plus]! * py[i]!) / pt);
  const atRest = breakUpMomentum(mass, MUON, MUON);
  push(columns.cos_theta, (mass * (e[plus]! - e[minus]!)) / (2 * p * atRest));
  const muonPt = (k: number): number => Math.sqrt(px[k]! * px[k]! + py[k]! * py[k]!);
  push(columns.pt1, muonPt(minus));
  push(columns.eta1, asinh(pz[minus]! / muonPt(minus)));
  push(columns.pt2, muonPt(plus));
  push(columns.eta2, asinh(pz[plus]! / muonPt(plus)));
}

/** Adds a measured pair, its muons in either order. */
export function writeSeen(
  { columns }: DimuonRows["seen"],
  isSwapped: boolean,
  { muons, flight }: DimuonPair,
  { isMeson, isFromB }: { isMeson: boolean; isFromB: boolean },
): void {
  const [a, b] = muons;
  const [first, second] = isSwapped ? [b, a] : [a, b];
  writeMuon(first, columns.pt1, columns.eta1, columns.phi1, columns.Q1);
  writeMuon(second, columns.pt2, columns.eta2, columns.phi2, columns.Q2);
  const [x, y, z, e] = [a.px + b.px, a.py + b.py, a.pz + b.pz, a.e + b.e];
  const p = Math.sqrt(x * x + y * y + z * z);
  push(columns.M, Math.sqrt((e - p) * (e + p)));
  push(columns.pt, Math.sqrt(x * x + y * y));
  push(columns.y, asinh(z / Math.sqrt((e - z) * (e + z))));
  push(columns.Lxy, flight.lxy);
  push(columns.Lxy_error, flight.error);
  push(columns.truth_meson, isMeson ? 1 : 0);
  push(columns.truth_from_b, isFromB ? 1 : 0);
}

function writeMuon(
  { pt, eta, phi, charge }: Muon,
  ptColumn: GrowingColumn,
  etaColumn: GrowingColumn,
  phiColumn: GrowingColumn,
  chargeColumn: GrowingColumn,
): void {
  push(ptColumn, pt);
  push(etaColumn, eta);
  push(phiColumn, phi);
  push(chargeColumn, charge);
}
