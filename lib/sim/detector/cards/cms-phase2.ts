import type { DetectorCard, LeptonRing } from "./detector-card.ts";

const ring = (
  etaMax: number,
  efficiency: number,
  constant: number,
  slope: number,
  stochastic: number,
): LeptonRing => ({ ...{ etaMax, efficiency, constant, slope, stochastic } });

/** CMS for the High-Luminosity LHC: 200 collisions in a crossing, tracks to |η| = 4. */
export const cmsPhase2: DetectorCard = {
  name: "cms-phase2",
  title: "CMS, Phase 2 (200 collisions in a crossing)",
  electrons: {
    ptMin: 10,
    rings: [
      ring(1.5, 0.9, 0.01, 0, 0.12),
      ring(2.5, 0.85, 0.012, 0, 0.2),
      ring(3, 0.8, 0.015, 0, 0.24),
    ],
    turnOn: [
      { ptMin: 0, share: 0.8 },
      { ptMin: 20, share: 0.93 },
      { ptMin: 40, share: 1 },
    ],
    chargeFlip: 0.003,
  },
  muons: {
    ptMin: 3,
    rings: [
      ring(0.5, 0.97, 0.01, 1e-4, 0),
      ring(1.5, 0.97, 0.015, 1.5e-4, 0),
      ring(2.8, 0.95, 0.025, 3.5e-4, 0),
    ],
    turnOn: [{ ptMin: 0, share: 1 }],
    chargeFlip: 1e-5,
  },
  photons: {
    ptMin: 10,
    rings: [ring(1.5, 0.9, 0.01, 0, 0.12), ring(3, 0.8, 0.01, 0, 0.22)],
  },
  isolation: { radius: 0.3, noise: 1.5 },
  jets: {
    ptMin: 30,
    etaMax: 4.7,
    radius: 0.4,
    rings: [
      { etaMax: 1.5, noise: 6, stochastic: 0.8, constant: 0.04 },
      { etaMax: 3, noise: 7.5, stochastic: 0.85, constant: 0.045 },
      { etaMax: 4.7, noise: 9, stochastic: 1.2, constant: 0.08 },
    ],
    direction: 0.02,
  },
  tags: [
    {
      name: "loose",
      b: { height: 0.88, rise: 0.04, fall: 6e-4 },
      c: { height: 0.43, rise: 0.06, fall: 4e-4 },
      light: { height: 0.1, slope: 1e-4 },
    },
    {
      name: "medium",
      b: { height: 0.73, rise: 0.03, fall: 8e-4 },
      c: { height: 0.125, rise: 0.06, fall: 4e-4 },
      light: { height: 0.009, slope: 1e-5 },
    },
    {
      name: "tight",
      b: { height: 0.56, rise: 0.025, fall: 1.2e-3 },
      c: { height: 0.025, rise: 0.06, fall: 4e-4 },
      light: { height: 0.001, slope: 1e-6 },
    },
  ],
  tagEtaMax: 3.5,
  fakes: { electron: 1e-3, muon: 1e-4, activity: 0.25 },
  missing: { resolution: 0.5, underlying: 60, perVertex: 5, response: 0.9 },
  pileUp: { mean: 200, vertexEfficiency: 0.7, jets: 0.5, jetSlope: 9 },
  trigger: { electronPt: 36, muonPt: 24, electronEfficiency: 0.93, muonEfficiency: 0.93 },
  tracks: {
    ptMin: 0.5,
    rings: [
      ring(1.5, 0.94, 0.005, 1e-4, 0),
      ring(2.5, 0.92, 0.01, 2e-4, 0),
      ring(4, 0.85, 0.03, 6e-4, 0),
    ],
    impactConstant: 0.008,
    impactScattering: 0.05,
  },
  calorimeters: {
    etaMax: 5,
    photon: { stochastic: 0.12, constant: 0.01, least: 0.5 },
    hadron: { stochastic: 1, constant: 0.05, least: 1 },
    hadronResponse: 0.9,
  },
  sources: {
    electrons:
      "energy: ECAL barrel and HGCAL terms of the Delphes card CMS_PhaseII_200PU_v04; efficiencies chosen",
    muons:
      "resolution as in the CMS card of Delphes 3 (arXiv:1307.6346); coverage to 2.8 of the new chambers; efficiencies chosen",
    photons: "energy as electrons; efficiencies chosen",
    isolation: "cone of 0.3; noise chosen",
    jets: "chosen: noise of what is left of 200 collisions, terms of the HCAL of the Delphes card CMS_PhaseII_200PU_v04",
    tags: "DeepCSV of Run 2, mean rates b 84, 68, 50 %, c 41, 12, 2.4 %, light 11, 1.1, 0.1 % (arXiv:1712.07158); their pT dependence, and tags to |η| = 3.5, chosen",
    fakes: "chosen",
    missing:
      "√ΣE_T with 0.5 √GeV; ΣE_T that enters chosen, for about 25 GeV a component at 200 collisions",
    pileUp: "200 collisions by design of the machine; the rest chosen",
    trigger: "single-lepton thresholds near those planned, chosen",
    tracks: "chosen, near the Phase-2 tracker of the Delphes card CMS_PhaseII",
    calorimeters:
      "Delphes card CMS_PhaseII_200PU_v04 (ECal barrel, HCal), 1 % extra for photons as there; thresholds as there; response to neutral hadrons chosen",
  },
};
