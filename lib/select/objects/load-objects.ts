import { particles } from "../../core/index.ts";
import { type EventTable, jagged } from "../../event/index.ts";
import type { Numbers } from "../expression/index.ts";
import type { Collection } from "./collection.ts";
import type { Species } from "./compile-objects.ts";
import type { CollectionName } from "./object-names.ts";
import type { Jets } from "./overlap-removal.ts";

/** One list of objects of all events, as the file has it, perhaps with momenta changed. */
export interface LoadedObjects {
  readonly offsets: Uint32Array;
  /** Objects in all. */
  readonly n: number;
  column(name: string): Float64Array;
  /** The same as expressions see it; undefined if objects have no such column. */
  values(name: string): Numbers | undefined;
  cylinder(): Readonly<Record<"pt" | "eta" | "phi" | "mass", Float64Array>>;
  /** 1 for each object of that kind; the caller may change it. */
  isOf(species: Species): Uint8Array;
  /** With momenta, energies and masses multiplied. */
  scaled(factors: Float64Array): LoadedObjects;
  /** What the change has added to the pT of each. */
  gain(): Float64Array;
  /** The chosen ones, as the removal of overlaps wants them. */
  among(chosen: Uint8Array): Jets;
}

const scales = ["pt", "e", "m"];

/** The objects of a table; columns are looked up when they are asked for. */
export function loadObjects(
  kind: CollectionName,
  columns: Collection,
  table: EventTable,
  factors?: Float64Array,
): LoadedObjects {
  const { offsets } = jagged(table, columns["pt"]!);
  const n = offsets[table.nEvents]!;
  const plain = (name: string): Float64Array =>
    jagged(table, columns[name] ?? name).values.subarray(0, n);
  const column = (name: string): Float64Array => {
    const values = plain(name);
    return factors && scales.includes(name) ? values.map((x, i) => x * factors[i]!) : values;
  };
  const cylinder = (): ReturnType<LoadedObjects["cylinder"]> => ({
    ...{ pt: column("pt"), eta: column("eta"), phi: column("phi") },
    mass: masses(),
  });
  const masses = (): Float64Array => {
    if (kind === "jet" && columns["m"]) return column("m");
    if (kind !== "lep" || !columns["type"]) return new Float64Array(n);
    return column("type").map((type) => massOf(type));
  };
  return {
    ...{ offsets, n, column, cylinder },
    values: (name) => (columns[name] ? { what: "number", offsets, data: column(name) } : undefined),
    isOf: (species) => {
      const id = { electrons: particles.electron.id, muons: particles.muon.id }[species as string];
      if (id === undefined || !columns["type"]) return new Uint8Array(n).fill(1);
      return Uint8Array.from(column("type"), (type) => (type === id ? 1 : 0));
    },
    gain: () => plain("pt").map((pt, i) => (factors ? pt * (factors[i]! - 1) : 0)),
    scaled: (by) => loadObjects(kind, columns, table, by),
    among: (chosen) =>
      compressed(offsets, chosen, cylinder(), columns["n_tracks"] && column("n_tracks")),
  };
}

function massOf(type: number): number {
  return type === particles.muon.id ? particles.muon.mass : particles.electron.mass;
}

function compressed(
  offsets: Uint32Array,
  chosen: Uint8Array,
  { pt, eta, phi, mass }: ReturnType<LoadedObjects["cylinder"]>,
  nTracks: Float64Array | "" | undefined,
): Jets {
  const ends = new Uint32Array(offsets.length);
  const places: number[] = [];
  for (let event = 0; event + 1 < offsets.length; event++) {
    for (let i = offsets[event]!; i < offsets[event + 1]!; i++) if (chosen[i] === 1) places.push(i);
    ends[event + 1] = places.length;
  }
  const pick = (from: Float64Array): Float64Array => Float64Array.from(places, (i) => from[i]!);
  const y = Float64Array.from(places, (i) => rapidityOf(pt[i]!, eta[i]!, mass[i]!));
  return {
    ...{ offsets: ends, pt: pick(pt), phi: pick(phi), y },
    ...(nTracks && { nTracks: pick(nTracks) }),
  };
}

/** sinh y = pT sinh η / √(pT² + m²) */
function rapidityOf(pt: number, eta: number, mass: number): number {
  return Math.asinh((pt * Math.sinh(eta)) / Math.hypot(pt, mass));
}
