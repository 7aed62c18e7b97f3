import type { P4 } from "../../vector/index.ts";
import { count, emptyMomenta, type FourVectors, type Values } from "./values.ts";

/** The common shape of several values: that of the lists among them, which must be equally long. */
export interface Lanes {
  readonly offsets: Uint32Array | undefined;
  readonly n: number;
}

export function lanesOf(values: readonly Values[], nEvents: number): Lanes {
  let offsets: Uint32Array | undefined;
  for (const one of values) {
    if (one.offsets && offsets) checkSameLengths(offsets, one.offsets);
    offsets ??= one.offsets;
  }
  return { offsets, n: offsets ? offsets[nEvents]! : nEvents };
}

function checkSameLengths(a: Uint32Array, b: Uint32Array): void {
  if (a === b) return;
  for (let i = 1; i < a.length; i++) {
    if (a[i] === b[i]) continue;
    const [first, second] = [a[i]! - a[i - 1]!, b[i]! - b[i - 1]!];
    throw new RangeError(
      `lists of ${first} and of ${second} values meet in event ${i - 1}: they must be equally long`,
    );
  }
}

/** A value as `lanes` wants it: one per event is repeated along the lists. */
export function spread<Kind extends Values>(values: Kind, { offsets, n }: Lanes): Kind["data"] {
  if (values.offsets || !offsets) return values.data;
  if (values.what === "momentum") {
    const { px, py, pz, e } = values.data;
    const wide = (narrow: Float64Array): Float64Array => repeat(narrow, offsets, n);
    return { px: wide(px), py: wide(py), pz: wide(pz), e: wide(e) };
  }
  return repeat(values.data, offsets, n);
}

function repeat<List extends Float64Array | Uint8Array>(
  narrow: List,
  offsets: Uint32Array,
  n: number,
): List {
  const wide = (narrow instanceof Float64Array ? new Float64Array(n) : new Uint8Array(n)) as List; // of the same kind
  for (let event = 0; event + 1 < offsets.length; event++) {
    wide.fill(narrow[event]!, offsets[event], offsets[event + 1]);
  }
  return wide;
}

/** One four-momentum after the other in the same object, so that none is allocated. */
export function momentumAt({ data }: FourVectors): (i: number) => P4 {
  const window = { px: 0, py: 0, pz: 0, e: 0 };
  const { px, py, pz, e } = data;
  return (i) => {
    window.px = px[i]!;
    window.py = py[i]!;
    window.pz = pz[i]!;
    window.e = e[i]!;
    return window;
  };
}

/** Takes the values at these places; a place of −1 gives NaN, or no. */
export function gather(values: Values, places: Int32Array, offsets?: Uint32Array): Values {
  const pick = (from: Float64Array): Float64Array => {
    const taken = new Float64Array(places.length);
    for (let i = 0; i < places.length; i++)
      taken[i] = places[i]! < 0 ? Number.NaN : from[places[i]!]!;
    return taken;
  };
  if (values.what === "number") return { what: "number", offsets, data: pick(values.data) };
  if (values.what === "flag") {
    const data = Uint8Array.from(places, (place) => (place < 0 ? 0 : values.data[place]!));
    return { what: "flag", offsets, data };
  }
  const { px, py, pz, e } = values.data;
  const data = { px: pick(px), py: pick(py), pz: pick(pz), e: pick(e) };
  return { what: "momentum", offsets, data };
}

/** Sums of momenta by component. */
export function addMomenta(a: FourVectors, b: FourVectors, lanes: Lanes, sign = 1): FourVectors {
  const [first, second] = [spread(a, lanes), spread(b, lanes)];
  const total = emptyMomenta(lanes.n);
  for (const part of ["px", "py", "pz", "e"] as const) {
    for (let i = 0; i < lanes.n; i++) total[part][i] = first[part][i]! + sign * second[part][i]!;
  }
  return { what: "momentum", offsets: lanes.offsets, data: total };
}

/** Index of the value at place `at` of each event's list, from its end if negative, or −1. */
export function placesInLists(list: Values, at: Float64Array): Int32Array {
  const { offsets } = list;
  const places = new Int32Array(at.length).fill(-1);
  if (!offsets || count(list) === 0) return places;
  for (let event = 0; event < at.length; event++) {
    const [from, to] = [offsets[event]!, offsets[event + 1]!];
    const place = at[event]! < 0 ? to + at[event]! : from + at[event]!;
    if (Number.isInteger(place) && place >= from && place < to) places[event] = place;
  }
  return places;
}
