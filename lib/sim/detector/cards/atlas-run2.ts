import type { DetectorCard, LeptonRing } from "./detector-card.ts";

const electron = (etaMax: number, efficiency: number, constant: number): LeptonRing => ({
  ...{ etaMax, efficiency, constant, slope: 0, stochastic: 0.1 },
});
const muon = (etaMax: number, efficiency: number, constant: number, slope: number): LeptonRing => ({
  ...{ etaMax, efficiency, constant, slope, stochastic: 0 },
});

/** ATLAS in 2015–18, particle-flow jets, tight electrons, medium muons. */
export const atlasRun2: DetectorCard = {
  name: "atlas-run2",
  title: "ATLAS, Run 2",
  electrons: {
    ptMin: 7,
    rings: [
      electron(0.8, 0.9, 0.009),
      electron(1.37, 0.88, 0.012),
      electron(1.52, 0.74, 0.022),
      electron(2.0, 0.86, 0.014),
      electron(2.47, 0.81, 0.018),
    ],
    turnOn: [
      { ptMin: 0, share: 0.72 },
      { ptMin: 10, share: 0.76 },
      { ptMin: 20, share: 0.78 },
      { ptMin: 25, share: 0.82 },
      { ptMin: 30, share: 0.86 },
      { ptMin: 40, share: 0.89 },
      { ptMin: 50, share: 0.93 },
      { ptMin: 60, share: 0.97 },
      { ptMin: 80, share: 1 },
    ],
    chargeFlip: 0.003,
  },
  muons: {
    ptMin: 5,
    rings: [
      muon(0.1, 0.7, 0.02, 1e-4),
      muon(1.05, 0.975, 0.02, 1e-4),
      muon(2.0, 0.975, 0.025, 2.6e-4),
      muon(2.5, 0.975, 0.026, 2.4e-4),
    ],
    turnOn: [{ ptMin: 0, share: 1 }],
    chargeFlip: 1e-5,
  },
  photons: {
    ptMin: 10,
    rings: [electron(1.37, 0.88, 0.01), electron(1.52, 0, 0.02), electron(2.37, 0.85, 0.015)],
  },
  isolation: { radius: 0.3, noise: 0.5 },
  jets: {
    ptMin: 20,
    etaMax: 4.5,
    radius: 0.4,
    rings: [
      { etaMax: 2.5, noise: 3.3, stochastic: 0.74, constant: 0.036 },
      { etaMax: 3.2, noise: 4.5, stochastic: 0.8, constant: 0.05 },
      { etaMax: 4.5, noise: 5, stochastic: 0.9, constant: 0.06 },
    ],
    direction: 0.02,
  },
  tags: [
    {
      name: "85 %",
      b: { height: 237.96, rise: 0.00129, fall: 0.32831 },
      c: { height: 0.362, rise: 0.072, fall: 0.00047 },
      light: { height: 0.0154, slope: -7.6e-6 },
    },
    {
      name: "77 %",
      b: { height: 89.79, rise: 0.00181, fall: 0.18066 },
      c: { height: 0.186, rise: 0.607, fall: 0.00097 },
      light: { height: 0.00677, slope: 2.1e-6 },
    },
    {
      name: "70 %",
      b: { height: 40.92, rise: 0.00237, fall: 0.11063 },
      c: { height: 0.09, rise: 0.61605, fall: 0.00124 },
      light: { height: 0.00352, slope: 5.1e-6 },
    },
    {
      name: "60 %",
      b: { height: 11.49, rise: 0.00381, fall: 0.0499 },
      c: { height: 0.025, rise: 0.59648, fall: -0.00012 },
      light: { height: 0.00154, slope: 5.1e-6 },
    },
  ],
  tagEtaMax: 2.5,
  fakes: { electron: 4e-4, muon: 5e-5, activity: 0.25 },
  missing: { resolution: 0.5, underlying: 60, perVertex: 5, response: 0.9 },
  pileUp: { mean: 33.7, vertexEfficiency: 0.55, jets: 0.12, jetSlope: 6 },
  trigger: { electronPt: 27, muonPt: 27, electronEfficiency: 0.93, muonEfficiency: 0.78 },
  tracks: {
    ptMin: 0.5,
    rings: [
      { etaMax: 1.5, efficiency: 0.9, constant: 0.01, slope: 4e-4, stochastic: 0 },
      { etaMax: 2.5, efficiency: 0.8, constant: 0.02, slope: 8e-4, stochastic: 0 },
    ],
    impactConstant: 0.01,
    impactScattering: 0.08,
  },
  calorimeters: {
    etaMax: 4.9,
    photon: { stochastic: 0.101, constant: 0.01, least: 0.5 },
    hadron: { stochastic: 0.52, constant: 0.03, least: 1 },
    hadronResponse: 0.8,
  },
  sources: {
    electrons:
      "identification: tight electrons of the Delphes card ATLAS_Run2 (electron_tight.tcl), the product of its η and pT factors rounded; resolution: 10 %/√pT design (JINST 3 S08003), constant as in that card (electron_momentum.tcl), rounded; wrong charge: chosen",
    muons:
      "identification: medium muons of the Delphes card ATLAS_Run2 (muon_medium.tcl), rounded; resolution: about 2.3 % central to 2.9 % forward for muons of the Z (arXiv:1603.05598), slopes of that card (cb_muons_pt_res.tcl)",
    photons: "chosen, near electrons",
    isolation: "cone of 0.3; noise chosen",
    jets: "24 % at 20 GeV to 6 % at 300 GeV, arXiv:2007.02645; split into three terms, and forward rings: chosen",
    tags: "MV2c10 as in the Delphes card ATLAS_Run2 (b_tag_60, 70, 77 and 85.tcl)",
    fakes: "chosen",
    missing:
      "√ΣE_T with 0.5 √GeV as in 2010 data (arXiv:1108.5602); ΣE_T that enters: chosen, so that Z → μμ events have 8–11 GeV a component as in arXiv:1802.08168",
    pileUp: "mean of 2015–18 (33.7); the rest chosen, jets after rejection by their tracks",
    trigger:
      "thresholds of the lowest single-lepton triggers of 2017–18, 26 GeV, with 1 GeV for the plateau; plateaus rounded: arXiv:1909.00761 (electrons), 2004.13447 (muons)",
    tracks:
      "resolution and efficiency chosen near the Delphes card ATLAS; impact parameter 10 μm ⊕ 80 μm GeV/pT: chosen for the tracker with its innermost layer",
    calorimeters:
      "Delphes card ATLAS (ECal and HCal formulas, |η| < 1.7), constant term of photons 1 %; thresholds as there; response to neutral hadrons chosen",
  },
};
