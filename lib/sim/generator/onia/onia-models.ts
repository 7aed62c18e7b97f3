import { type Particle, particles } from "../../../core/index.ts";

export type OniumId = "jpsi" | "psi2s" | "upsilon" | "phi" | "omega" | "rho";

/** dσ/dpT ∝ pT (1 + (pT/p0)²)⁻ⁿ, pT and p0 in GeV; its mean is p0 √π/2 Γ(n − 3/2)/Γ(n − 1). */
export interface PtShape {
  readonly p0: number;
  readonly n: number;
}

/** How mesons of one origin fly: dσ/dy ∝ exp(−y²/2σ²), with a pT spectrum that may be softer forward. */
export interface MesonSource extends PtShape {
  /** σ. */
  readonly sigmaY: number;
  /** p0 falls like exp(−y²/2·fade²). Default: it does not. */
  readonly fade?: number;
}

/** A measured rate: σ × branching fraction to μμ [pb] below, in a range of pT [GeV] and y on one side. */
export interface MeasuredRate {
  readonly value: number;
  readonly pt: readonly [number, number];
  readonly y: readonly [number, number];
  readonly source: string;
}

/** How vector mesons that decay to muon pairs are made. A description of measurements, not a calculation. */
export interface OniumModel {
  readonly symbol: string;
  readonly rate: MeasuredRate;
  /** One or more states, by their share of the muon pairs. */
  readonly states: readonly { readonly particle: Particle; readonly share: number }[];
  readonly prompt: MesonSource;
  /** From decays of b hadrons, and their share of the measured rate. */
  readonly fromB?: MesonSource & { readonly share: number };
  /** Mass window of the continuum [GeV], and by how much it falls: exp(−slope·m). */
  readonly window: readonly [number, number];
  readonly slope: number;
}

const MICROBARN = 1e6;

/*
 * Rates are measured. Shapes of J/ψ are fits to the spectra of LHCb in bins of rapidity (arXiv:1509.00771, 13 TeV);
 * carried on to y = 0 they give the share from b that ATLAS sees there (arXiv:1104.3038). σ_y is between what LHCb has
 * and 8.97 ± 0.56 μb for each unit of y at y = 0 (ALICE, arXiv:2108.01906). For ψ(2S) and Υ shapes are chosen: p0 and n
 * to have the mean pT that LHCb finds (5.8 GeV for Υ). φ and ω: p0 and n of the fits of ALICE, arXiv:1112.2222, at 7 TeV.
 */
export const oniumModels: Readonly<Record<OniumId, OniumModel>> = {
  jpsi: {
    symbol: "J/ψ",
    rate: {
      value: (15.03 + 2.25) * MICROBARN * 0.05961,
      pt: [0, 14],
      y: [2, 4.5],
      source:
        "measured: 15.03 ± 0.94 μb prompt, 2.25 ± 0.14 μb from b at pT < 14 GeV, 2 < y < 4.5, 13 TeV (LHCb, arXiv:1509.00771), × 5.961 % to μμ",
    },
    states: [{ particle: particles.jpsi, share: 1 }],
    prompt: { p0: 4.78, n: 3.53, sigmaY: 4.5, fade: 6.1 },
    fromB: { p0: 4.72, n: 2.874, sigmaY: 3, fade: 6.1, share: 2.25 / 17.28 },
    window: [2.6, 3.6],
    slope: 0.7,
  },
  psi2s: {
    symbol: "ψ(2S)",
    rate: {
      value: (1.43 + 0.426) * MICROBARN * 8e-3,
      pt: [2, 20],
      y: [2, 4.5],
      source:
        "measured: 1.430 ± 0.099 μb prompt, 0.426 ± 0.030 μb from b at 2 < pT < 20 GeV, 2 < y < 4.5, 13 TeV (LHCb, arXiv:1908.03099), × 0.80 % to μμ",
    },
    states: [{ particle: particles.psi2S, share: 1 }],
    prompt: { p0: 4.9, n: 3.3, sigmaY: 4.5 },
    fromB: { p0: 4.8, n: 2.75, sigmaY: 3, share: 0.426 / 1.856 },
    window: [3.3, 4.1],
    slope: 0.7,
  },
  upsilon: {
    symbol: "Υ(1S, 2S, 3S)",
    rate: {
      value: 4687 + 1134 + 561,
      pt: [0, 15],
      y: [2, 4.5],
      source:
        "measured: 4687 ± 294, 1134 ± 71 and 561 ± 36 pb to μμ at pT < 15 GeV, 2 < y < 4.5, 13 TeV (LHCb, arXiv:1804.09214)",
    },
    states: [
      { particle: particles.upsilon1S, share: 4687 / 6382 },
      { particle: particles.upsilon2S, share: 1134 / 6382 },
      { particle: particles.upsilon3S, share: 561 / 6382 },
    ],
    prompt: { p0: 9, n: 3.6, sigmaY: 3.2 },
    window: [8, 12],
    slope: 0.4,
  },
  phi: {
    symbol: "φ",
    rate: {
      value: 940 * MICROBARN * 2.85e-4,
      ...{ pt: [1, 5], y: [2.5, 4] },
      source:
        "measured at 7 TeV: 0.940 ± 0.084 ± 0.076 mb at 1 < pT < 5 GeV, 2.5 < y < 4 (ALICE, arXiv:1112.2222), × 0.0285 % to μμ",
    },
    states: [{ particle: particles.phi, share: 1 }],
    prompt: { p0: 1.16, n: 2.7, sigmaY: 4 },
    window: [0.9, 1.15],
    slope: 0,
  },
  omega: {
    symbol: "ω",
    rate: {
      value: 5280 * MICROBARN * 7.4e-5,
      ...{ pt: [1, 5], y: [2.5, 4] },
      source:
        "measured at 7 TeV: 5.28 ± 0.54 ± 0.50 mb at 1 < pT < 5 GeV, 2.5 < y < 4 (ALICE, arXiv:1112.2222), × 0.0074 % to μμ",
    },
    states: [{ particle: particles.omega, share: 1 }],
    prompt: { p0: 1.44, n: 3.2, sigmaY: 4 },
    window: [0.65, 0.9],
    slope: 0,
  },
  rho: {
    symbol: "ρ",
    rate: {
      value: 5280 * MICROBARN * 4.55e-5,
      ...{ pt: [1, 5], y: [2.5, 4] },
      source:
        "taken to be made as often as the ω, 5.28 mb at 1 < pT < 5 GeV, 2.5 < y < 4, 7 TeV (ALICE, arXiv:1112.2222), × 0.00455 % to μμ",
    },
    states: [{ particle: particles.rho, share: 1 }],
    prompt: { p0: 1.44, n: 3.2, sigmaY: 4 },
    window: [0.45, 1.1],
    slope: 0,
  },
};
