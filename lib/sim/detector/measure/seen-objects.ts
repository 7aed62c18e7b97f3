import { roomFor } from "../../growing-column.ts";
import type { GrowingList } from "../event-columns.ts";

/** Measured objects of one kind in the current event: each field an array, the first one pT. */
export interface SeenObjects {
  n: number;
  readonly fields: readonly Float64Array[];
  readonly order: Int32Array;
}

/** What was measured in the current event. */
export interface Seen {
  readonly leptons: SeenObjects;
  readonly photons: SeenObjects;
  readonly jets: SeenObjects;
  /** Place of each cluster among the jets, −1 for those not kept. */
  readonly jetOfCluster: Int32Array;
  /** Sum of all measured momenta, of the true momenta of the same objects, and of measured pT. */
  x: number;
  y: number;
  trueX: number;
  trueY: number;
  sumEt: number;
}

/** Fields by place, in the order of the columns. */
export const LEPTON: {
  readonly [Name in
    | "pt"
    | "eta"
    | "phi"
    | "e"
    | "charge"
    | "type"
    | "isolation"
    | "truePt"
    | "origin"]: number;
} = { pt: 0, eta: 1, phi: 2, e: 3, charge: 4, type: 5, isolation: 6, truePt: 7, origin: 8 };

export const JET: {
  readonly [Name in "pt" | "eta" | "phi" | "mass" | "tag" | "truePt" | "flavour"]: number;
} = { pt: 0, eta: 1, phi: 2, mass: 3, tag: 4, truePt: 5, flavour: 6 };

const CAPACITY = 256;

export function emptySeen(): Seen {
  return {
    ...{ leptons: emptyObjects(9), photons: emptyObjects(4), jets: emptyObjects(7) },
    jetOfCluster: new Int32Array(4096),
    ...{ x: 0, y: 0, trueX: 0, trueY: 0, sumEt: 0 },
  };
}

export function clearSeen(seen: Seen): void {
  seen.leptons.n = 0;
  seen.photons.n = 0;
  seen.jets.n = 0;
  seen.x = 0;
  seen.y = 0;
  seen.trueX = 0;
  seen.trueY = 0;
  seen.sumEt = 0;
}

/** Room for one more object, and its place; what is beyond the room is dropped with the last. */
export function nextPlace(objects: SeenObjects): number {
  return objects.n < CAPACITY ? objects.n++ : CAPACITY - 1;
}

/** Appends the objects to their columns, hardest first; `order` then has their places. */
export function writeSorted({ n, fields, order }: SeenObjects, { all }: GrowingList): void {
  if (n === 0) return;
  const pt = fields[0]!;
  for (let i = 0; i < n; i++) {
    let at = i;
    while (at > 0 && pt[order[at - 1]!]! < pt[i]!) {
      order[at] = order[at - 1]!;
      at--;
    }
    order[at] = i;
  }
  for (let field = 0; field < fields.length; field++) {
    const from = fields[field]!;
    const column = all[field]!;
    const values = roomFor(column, n);
    const end = column.n;
    for (let i = 0; i < n; i++) values[end + i] = from[order[i]!]!;
    column.n = end + n;
  }
}

function emptyObjects(fields: number): SeenObjects {
  return {
    n: 0,
    fields: Array.from({ length: fields }, () => new Float64Array(CAPACITY)),
    order: new Int32Array(CAPACITY),
  };
}
