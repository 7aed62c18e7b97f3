import { bosonIntegrand } from "../bosons/boson-integrand.ts";
import { leptonSymbols } from "../bosons/boson-names.ts";
import { measuredZ, measuredZWindow, midpointIntegral, scaledRate } from "../bosons/boson-rates.ts";
import type { MassWindow } from "../bosons/mass-window.ts";
import { type ChargedLepton, neutralBoson } from "../bosons/vector-boson.ts";
import { beamName, type CollisionOptions, isRun2 } from "../collision.ts";
import { type HardProcess, hardProcess, type ProcessId, type Published } from "../process.ts";

export interface ZOptions extends CollisionOptions {
  /** Window of the pair's mass [GeV]. Default: 60 to 120. */
  massRange?: MassWindow;
}

/**
 * Z/γ* → ℓ⁺ℓ⁻ at leading order, without pT: the densities, couplings and running width of
 * `generateDrellYan`, from the beams of the other processes. Scale: the pair's mass.
 */
export function prepareZ(
  lepton: ChargedLepton,
  { massRange = [60, 120], ...collision }: ZOptions = {},
): HardProcess {
  const symbol = leptonSymbols[lepton];
  return hardProcess(
    {
      id: ids[lepton],
      title: `${beamName(collision)} → Z/γ* → ${symbol}⁺${symbol}⁻`,
      published: isRun2(collision) ? publishedZ(lepton, massRange, collision) : undefined,
    },
    bosonIntegrand(neutralBoson(lepton), massRange, collision, "lepton pairs"),
  );
}

/** The measured Z rate, scaled to another window as leading order says. */
export function publishedZ(
  lepton: ChargedLepton,
  window: MassWindow,
  collision: CollisionOptions,
): Published {
  const [from, to] = measuredZWindow;
  if (window[0] === from && window[1] === to) return measuredZ;
  const rateIn = (range: MassWindow): number =>
    midpointIntegral(bosonIntegrand(neutralBoson(lepton), range, collision, "lepton pairs"));
  return scaledRate(measuredZ, rateIn(window) / rateIn(measuredZWindow));
}

const ids: Readonly<Record<ChargedLepton, ProcessId>> = {
  electron: "z-ee",
  muon: "z-mumu",
  tau: "z-tautau",
};
