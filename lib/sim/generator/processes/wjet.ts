import { bosonJetIntegrand } from "../bosons/boson-jet-integrand.ts";
import { chargeSigns, leptonSymbols } from "../bosons/boson-names.ts";
import { measuredW, rateAbovePt } from "../bosons/boson-rates.ts";
import type { MassWindow } from "../bosons/mass-window.ts";
import { type ChargedLepton, chargedBoson, type WCharge } from "../bosons/vector-boson.ts";
import { beamName, type CollisionOptions, isRun2 } from "../collision.ts";
import type { PtBiasOptions } from "../phase-space/pt-bias.ts";
import { type HardProcess, hardProcess } from "../process.ts";
import { checkWCharge } from "./wboson.ts";

export interface WJetOptions extends CollisionOptions, PtBiasOptions {
  /** Default: "muon". */
  lepton?: ChargedLepton;
  /** Default: "both". */
  charge?: WCharge;
  /** Window of the lepton pair's mass [GeV]. Default: 40 to 240. */
  massRange?: MassWindow;
  /** Smallest pT of pair and jet [GeV]. Default: 20. */
  ptMin?: number;
}

/** W± → ℓν with one jet, order αs, with the full angular distribution of the leptons. Scale: transverse mass of the pair. */
export function prepareWJet({
  lepton = "muon",
  charge = "both",
  massRange = [40, 240],
  ptMin = 20,
  ...collision
}: WJetOptions = {}): HardProcess {
  checkWCharge(charge);
  return hardProcess(
    {
      id: "w-jet",
      title: `${beamName(collision)} → W${chargeSigns[charge]} + jet → ${leptonSymbols[lepton]}ν + jet`,
      published: isRun2(collision) ? rateAbovePt(measuredW[charge], ptMin) : undefined,
      cells: { boxes: 6000 },
    },
    bosonJetIntegrand(chargedBoson(lepton, charge), massRange, ptMin, collision, "a W and a jet"),
  );
}
