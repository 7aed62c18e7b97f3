import type { Source } from "./sources.ts";

/** A known way to lay out events in a file, and how to bring it to the event model. */
export interface Layout {
  readonly name: string;
  /** Whether a tree with these columns is laid out so. */
  recognises(columns: ReadonlySet<string>): boolean;
  /** For each column of the event model how it may be made: the first of which the file has all that is needed counts. */
  readonly sources: Readonly<Record<string, Source | readonly Source[]>>;
}

/** Masses of the particles in the model [GeV]. */
export const leptonMass: { readonly electron: number; readonly muon: number } = {
  electron: 0.000511,
  muon: 0.10566,
};

/** Energy of a particle of that mass [GeV]. */
export function energyOf(mass: number): (pt: number, eta: number) => number {
  return (pt, eta) => Math.hypot(pt * Math.cosh(eta), mass);
}

/** Mass from transverse momentum, pseudorapidity and energy, m² = (E − p)(E + p); 0 where rounding makes it imaginary. */
export function massFrom(pt: number, eta: number, e: number): number {
  const p = pt * Math.cosh(eta);
  return Math.sqrt(Math.max(0, (e - p) * (e + p)));
}
