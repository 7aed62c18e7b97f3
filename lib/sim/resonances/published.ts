import { atlasFromB, atlasPrompt, atlasShare } from "./published-atlas.ts";
import { lhcbJpsi, lhcbPhi } from "./published-lhcb.ts";
import type { Spectrum } from "./spectrum.ts";

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
