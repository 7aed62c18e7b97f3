import { bosonJetIntegrand } from "../boson-jet-integrand.ts";
import { leptonSymbols } from "../boson-names.ts";
import { rateAbovePt } from "../boson-rates.ts";
import { beamName, type CollisionOptions, isRun2 } from "../collision.ts";
import type { MassWindow } from "../mass-window.ts";
import { type HardProcess, hardProcess } from "../process.ts";
import { type ChargedLepton, neutralBoson } from "../vector-boson.ts";
import { publishedZ } from "./zboson.ts";

export interface ZJetOptions extends CollisionOptions {
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
