import { type EventRecord, setColour } from "../../../../event/index.ts";
import { type DipoleEnds, pushEnd } from "./dipole-ends.ts";

/** Lines of the shower are told apart by the index of the parton that brought them. */
export const FIRST_SHOWER_LINE = 1000;

/** Colour lines and dipoles after `end` has branched and particle `c` is new. */
export function reconnect(record: EventRecord, ends: DipoleEnds, end: number, c: number): void {
  if (ends.flavour[end]! > 0) becomePair(record, ends, end, c);
  else insertGluon(record, ends, end, c);
}

/** A gluon stands between the two that formed the dipole. */
function insertGluon(record: EventRecord, ends: DipoleEnds, end: number, c: number): void {
  const i = ends.radiator[end]!;
  const k = ends.recoiler[end]!;
  const side = ends.side[end]!;
  const line = FIRST_SHOWER_LINE + c;
  const colour = record.colour[i]!;
  const anticolour = record.anticolour[i]!;
  setColour(record, c, side > 0 ? colour : line, side > 0 ? line : anticolour);
  setColour(record, i, side > 0 ? line : colour, side > 0 ? anticolour : line);
  for (let other = 0; other < ends.n; other++) {
    const isOpposite = ends.radiator[other] === k && ends.side[other] === -side;
    if (isOpposite && ends.recoiler[other] === i) ends.recoiler[other] = c;
  }
  ends.recoiler[end] = c;
  pushEnd(ends, c, k, side, ends.scale[end]!);
  pushEnd(ends, c, i, -side, ends.scale[end]!);
}

/** A quark and an antiquark take the place of a gluon, one on each of its lines. */
function becomePair(record: EventRecord, ends: DipoleEnds, end: number, c: number): void {
  const i = ends.radiator[end]!;
  const k = ends.recoiler[end]!;
  const side = ends.side[end]!;
  const colour = record.colour[i]!;
  const anticolour = record.anticolour[i]!;
  record.pdg[i] = ends.flavour[end]! * side;
  record.pdg[c] = -ends.flavour[end]! * side;
  setColour(record, i, side > 0 ? colour : 0, side > 0 ? 0 : anticolour);
  setColour(record, c, side > 0 ? 0 : colour, side > 0 ? anticolour : 0);
  for (let other = 0; other < ends.n; other++) {
    const isOther = ends.radiator[other] === i && ends.side[other] !== side;
    const facesIt = ends.recoiler[other] === i && ends.radiator[other] !== k;
    if (isOther) ends.radiator[other] = c;
    else if (facesIt) ends.recoiler[other] = c;
  }
}
