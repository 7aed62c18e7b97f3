import { atlasFromB, atlasPrompt, atlasShare } from "./published-atlas.ts";
import { lhcbJpsi, lhcbPhi } from "./published-lhcb.ts";

/** A measured spectrum in bins of pT, within one range of rapidity. */
export interface Spectrum {
  readonly title: string;
  /** Where it was published. */
  readonly source: string;
  /** Energy of the two protons together [GeV]. */
  readonly sqrtS: number;
  /** Of `value`, `down` and `up`; "" for a share. */
  readonly unit: string;
  /** |y|, or y where the detector has one arm. */
  readonly y: readonly [from: number, to: number];
  /** pT [GeV]. Shape: (bins + 1). */
  readonly edges: readonly number[];
  /** Shape: (bins). */
  readonly value: readonly number[];
  /** Uncertainty of each bin, all of it, downwards and upwards. Shape: (bins). */
  readonly down: readonly number[];
  readonly up: readonly number[];
}

export type SpectrumId =
  | "atlas-jpsi-prompt"
  | "atlas-jpsi-from-b"
  | "atlas-jpsi-share-from-b"
  | "lhcb-jpsi"
  | "lhcb-phi";

const spectra: Readonly<Record<SpectrumId, readonly Spectrum[]>> = {
  "atlas-jpsi-prompt": atlasPrompt,
  "atlas-jpsi-from-b": atlasFromB,
  "atlas-jpsi-share-from-b": atlasShare,
  "lhcb-jpsi": lhcbJpsi,
  "lhcb-phi": lhcbPhi,
};

/**
 * Measurements to compare with. ATLAS: J/ψ, 8 < pT < 30 GeV, one entry for each of |y| < 0.75, 0.75–1.5 and 1.5–2.
 * LHCb: J/ψ prompt and from b in 2 < y < 4.5, and φ in 2.44 < y < 4.06.
 */
export function publishedSpectra(id: SpectrumId): readonly Spectrum[] {
  if (Object.hasOwn(spectra, id)) return spectra[id];
  throw new RangeError(
    `Cannot find the spectrum ${id}: there are ${Object.keys(spectra).join(", ")}`,
  );
}
