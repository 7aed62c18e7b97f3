import { bosonJetIntegrand } from "../bosons/boson-jet-integrand.ts";
import { leptonSymbols } from "../bosons/boson-names.ts";
import { rateAbovePt } from "../bosons/boson-rates.ts";
import type { MassWindow } from "../bosons/mass-window.ts";
import { type ChargedLepton, neutralBoson } from "../bosons/vector-boson.ts";
import { beamName, type CollisionOptions, isRun2 } from "../collision.ts";
import type { PtBiasOptions } from "../phase-space/pt-bias.ts";
import { type HardProcess, hardProcess } from "../process.ts";
import { publishedZ } from "./zboson.ts";

export interface ZJetOptions extends CollisionOptions, PtBiasOptions {
  /** Default: "muon". */
  lepton?: ChargedLepton;
  /** Window of the lepton pair's mass [GeV]. Default: 66 to 116. */
  massRange?: MassWindow;
  /** Smallest pT of pair and jet [GeV]. Default: 20. */
  ptMin?: number;
}

/**
 * Z/γ* → ℓ⁺ℓ⁻ with one jet, order αs, with the full angular distribution of the leptons. Scale:
 * transverse mass of the pair.
 */
export function prepareZJet({
  lepton = "muon",
  massRange = [66, 116],
  ptMin = 20,
  ...collision
}: ZJetOptions = {}): HardProcess {
  const symbol = leptonSymbols[lepton];
  return hardProcess(
    {
      id: "z-jet",
      title: `${beamName(collision)} → Z/γ* + jet → ${symbol}⁺${symbol}⁻ + jet`,
      published: isRun2(collision)
        ? rateAbovePt(publishedZ(lepton, massRange, collision), ptMin)
        : undefined,
      cells: { boxes: 6000 },
    },
    bosonJetIntegrand(neutralBoson(lepton), massRange, ptMin, collision, "a Z and a jet"),
  );
}
