import { fromPtEtaPhiM } from "../../vector/index.ts";
import { gather } from "../expression/elementwise.ts";
import type { FourVectors, Numbers } from "../expression/index.ts";
import { emptyMomenta } from "../expression/values.ts";

/** Chosen objects of a list, event by event. */
export interface ObjectList {
  /** Where each event's objects begin, and the end of the last. */
  readonly offsets: Uint32Array;
  /** Where each is in the list that they were chosen from. */
  readonly places: Int32Array;
}

/** Those that are chosen, in falling order of pT in each event; equal ones stay as they were. */
export function choose(offsets: Uint32Array, chosen: Uint8Array, pt: Float64Array): ObjectList {
  const nEvents = offsets.length - 1;
  const ends = new Uint32Array(nEvents + 1);
  const places = new Int32Array(chosen.length);
  let n = 0;
  for (let event = 0; event < nEvents; event++) {
    for (let i = offsets[event]!; i < offsets[event + 1]!; i++) {
      if (chosen[i] === 0) continue;
      let at = n++;
      for (; at > ends[event]! && pt[places[at - 1]!]! < pt[i]!; at--) places[at] = places[at - 1]!;
      places[at] = i;
    }
    ends[event + 1] = n;
  }
  return { offsets: ends, places: places.slice(0, n) };
}

/** A property of the chosen objects. */
export function propertyOf({ offsets, places }: ObjectList, of: Float64Array): Numbers {
  return gather({ what: "number", data: of }, places, offsets) as Numbers; // numbers give numbers
}

/** Four-momenta of the chosen objects. */
export function momentaOf(
  { offsets, places }: ObjectList,
  { pt, eta, phi, mass }: Readonly<Record<"pt" | "eta" | "phi" | "mass", Float64Array>>,
): FourVectors {
  const data = emptyMomenta(places.length);
  for (let k = 0; k < places.length; k++) {
    const i = places[k]!;
    const p = fromPtEtaPhiM(pt[i]!, eta[i]!, phi[i]!, mass[i]!);
    data.px[k] = p.px;
    data.py[k] = p.py;
    data.pz[k] = p.pz;
    data.e[k] = p.e;
  }
  return { what: "momentum", offsets, data };
}

export function countsOf({ offsets }: ObjectList): Numbers {
  const data = new Float64Array(offsets.length - 1);
  for (let event = 0; event < data.length; event++)
    data[event] = offsets[event + 1]! - offsets[event]!;
  return { what: "number", data };
}
