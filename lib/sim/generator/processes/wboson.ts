import { bosonIntegrand } from "../bosons/boson-integrand.ts";
import { chargeSigns, leptonSymbols } from "../bosons/boson-names.ts";
import { measuredW } from "../bosons/boson-rates.ts";
import type { MassWindow } from "../bosons/mass-window.ts";
import { type ChargedLepton, chargedBoson, type WCharge } from "../bosons/vector-boson.ts";
import { beamName, type CollisionOptions, isRun2 } from "../collision.ts";
import { type HardProcess, hardProcess, type ProcessId } from "../process.ts";

export interface WOptions extends CollisionOptions {
  /** Default: "both". */
  charge?: WCharge;
  /** Window of the pair's mass [GeV]; one in 200 lies outside the default. Default: 40 to 240. */
  massRange?: MassWindow;
}

/** W± → ℓν at leading order, without pT: V − A, mixing of two generations. Scale: the pair's mass. */
export function prepareW(
  lepton: ChargedLepton,
  { charge = "both", massRange = [40, 240], ...collision }: WOptions = {},
): HardProcess {
  checkWCharge(charge);
  const boson = chargedBoson(lepton, charge);
  return hardProcess(
    {
      id: ids[lepton],
      title: `${beamName(collision)} → W${chargeSigns[charge]} → ${leptonSymbols[lepton]}ν`,
      published: isRun2(collision) ? measuredW[charge] : undefined,
    },
    bosonIntegrand(boson, massRange, collision, "W bosons"),
  );
}

/** Refuses a charge that is not one of the three. */
export function checkWCharge(charge: WCharge): void {
  if (!(charge in chargeSigns)) {
    throw new RangeError(`Cannot make W bosons of charge "${charge}": both, plus or minus wanted`);
  }
}

const ids: Readonly<Record<ChargedLepton, ProcessId>> = {
  electron: "w-enu",
  muon: "w-munu",
  tau: "w-taunu",
};
