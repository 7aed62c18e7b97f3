import { measuredPt } from "../drell-yan/pair-pt.ts";
import type { Integrand, Published } from "../process.ts";
import type { WCharge } from "./vector-boson.ts";

/** Mass window of the measured Z cross-section [GeV]. */
export const measuredZWindow = [66, 116] as const;

/** σ(pp → Z/γ* → ℓℓ) of one flavour in that window at 13 TeV. */
export const measuredZ: Published = {
  value: 1981,
  source:
    "measured: 1981 ± 7 (stat) ± 38 (syst) ± 42 (lumi) pb in 66–116 GeV at 13 TeV (ATLAS, arXiv:1603.09222)",
};

/** σ(pp → W → ℓν) of one flavour at 13 TeV. */
export const measuredW: Readonly<Record<WCharge, Published>> = {
  both: wRate(20_640, "20.64 ± 0.02 (stat) ± 0.55 (syst) ± 0.43 (lumi) nb"),
  plus: wRate(11_830, "11.83 ± 0.02 (stat) ± 0.32 (syst) ± 0.25 (lumi) nb"),
  minus: wRate(8790, "8.79 ± 0.02 (stat) ± 0.24 (syst) ± 0.18 (lumi) nb"),
};

/** The published rate for another choice of cuts: times what leading order says of the two. */
export function scaledRate({ value, source }: Published, factor: number): Published {
  const share = `, × ${factor.toPrecision(4)} for these cuts at leading order`;
  return { value: value * factor, source: source + share };
}

/** The published rate of bosons with more than this pT [GeV], by the spectrum of `pair-pt.ts`, which is that of the Z. */
export function rateAbovePt({ value, source }: Published, ptMin: number): Published {
  const share = shareAbovePt(ptMin);
  return {
    value: value * share,
    source: `${source}, × ${share.toPrecision(4)} with pT > ${ptMin} GeV as measured for the Z (ATLAS, arXiv:1912.02844)`,
  };
}

/** Integral of a two-dimensional integrand by the midpoint rule [pb]; good to 10⁻³ where it is smooth. */
export function midpointIntegral(integrand: Integrand, steps = 96): number {
  const u = new Float64Array(2);
  let sum = 0;
  for (let i = 0; i < steps * steps; i++) {
    u[0] = ((i % steps) + 0.5) / steps;
    u[1] = (Math.floor(i / steps) + 0.5) / steps;
    sum += integrand.density(u);
  }
  return sum / (steps * steps);
}

function wRate(value: number, quoted: string): Published {
  return { value, source: `measured: ${quoted} at 13 TeV (ATLAS, arXiv:1603.09222)` };
}

function shareAbovePt(ptMin: number): number {
  const { edges, density } = measuredPt;
  let [above, total] = [0, 0];
  for (const [i, d] of density.entries()) {
    const [low, high] = [edges[i]!, edges[i + 1]!];
    total += d * (high - low);
    above += d * Math.max(high - Math.max(low, ptMin), 0);
  }
  return above / total;
}
