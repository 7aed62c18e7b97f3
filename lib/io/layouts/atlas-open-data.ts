import { type Layout, massFrom } from "./layout.ts";
import {
  combined,
  computed,
  list,
  listFromMev,
  mapped,
  number,
  numberFromMev,
  ones,
  type Source,
} from "./sources.ts";

/** Above this MV2c10 tags 77 % of b jets: ATL-OREACH-PUB-2020-001. */
const mv2c10 = 0.6459;
/** Jets from the vertex have more than this, below 60 GeV and within the tracker. */
const jvt = 0.59;

/** Product of factors of the simulation; 1 in data, where all of them are 0. */
function factor(...names: readonly string[]): Source {
  return computed(["mcWeight", ...names], (weight, ...factors) =>
    weight === 0 ? 1 : factors.reduce((product, x) => product * x, 1),
  );
}

/** Weight of the generator; 1 in data. */
const generatorWeight = computed(["mcWeight"], (weight) => weight! || 1);
const either = (...flags: readonly number[]): number => Math.max(...flags);

/** ATLAS open data at 13 TeV of 2020, trees `mini`: ATL-OREACH-PUB-2020-001. MeV. */
export const atlas2020: Layout = {
  name: "ATLAS Open Data 13 TeV (2020)",
  recognises: (columns) => columns.has("lep_E") && columns.has("met_et"),
  sources: {
    run: number("runNumber"),
    event: number("eventNumber"),
    channel: number("channelNumber"),
    weight: [generatorWeight, ones],
    weight_pileup: factor("scaleFactor_PILEUP"),
    weight_lepton: factor("scaleFactor_ELE", "scaleFactor_MUON"),
    weight_trigger: factor("scaleFactor_LepTRIGGER"),
    weight_btag: factor("scaleFactor_BTAG"),
    trigger: computed(["trigE", "trigM"], either),
    lep_pt: listFromMev("lep_pt"),
    lep_eta: list("lep_eta"),
    lep_phi: list("lep_phi"),
    lep_e: listFromMev("lep_E"),
    lep_charge: list("lep_charge"),
    lep_type: list("lep_type"),
    lep_isolation: combined(["lep_ptcone30", "lep_pt"], (cone, pt) => cone! / pt!),
    lep_tight: list("lep_isTightID"),
    lep_d0_significance: list("lep_tracksigd0pvunbiased"),
    lep_z0: list("lep_z0"),
    photon_pt: listFromMev("photon_pt"),
    photon_eta: list("photon_eta"),
    photon_phi: list("photon_phi"),
    photon_isolation: combined(["photon_ptcone30", "photon_pt"], (cone, pt) => cone! / pt!),
    photon_tight: list("photon_isTightID"),
    tau_pt: listFromMev("tau_pt"),
    tau_eta: list("tau_eta"),
    tau_phi: list("tau_phi"),
    tau_charge: list("tau_charge"),
    jet_pt: listFromMev("jet_pt"),
    jet_eta: list("jet_eta"),
    jet_phi: list("jet_phi"),
    jet_m: combined(["jet_pt", "jet_eta", "jet_E"], (pt, eta, e) => massFrom(pt!, eta!, e!) / 1000),
    jet_btag: mapped("jet_MV2c10", (score) => (score > mv2c10 ? 1 : 0)),
    jet_btag_score: list("jet_MV2c10"),
    jet_jvt: combined(["jet_jvt", "jet_pt", "jet_eta"], (value, pt, eta) =>
      value! > jvt || pt! > 60_000 || Math.abs(eta!) > 2.4 ? 1 : 0,
    ),
    met_et: numberFromMev("met_et"),
    met_phi: number("met_phi"),
  },
};

/** ATLAS open data at 13 TeV of 2025, trees `analysis`. GeV already; the b-tag comes in quantiles, 3 and above are 77 %. */
export const atlas2025: Layout = {
  name: "ATLAS Open Data 13 TeV (2025)",
  recognises: (columns) => columns.has("lep_e") && columns.has("met") && columns.has("met_phi"),
  sources: {
    run: number("runNumber"),
    event: number("eventNumber"),
    channel: number("channelNumber"),
    weight: [generatorWeight, ones],
    weight_pileup: factor("ScaleFactor_PILEUP"),
    weight_lepton: factor("ScaleFactor_ELE", "ScaleFactor_MUON"),
    weight_trigger: factor("ScaleFactor_LepTRIGGER"),
    weight_btag: [factor("ScaleFactor_FTAG"), factor("ScaleFactor_BTAG")],
    trigger: computed(["trigE", "trigM"], either),
    lep_pt: list("lep_pt"),
    lep_eta: list("lep_eta"),
    lep_phi: list("lep_phi"),
    lep_e: list("lep_e"),
    lep_charge: list("lep_charge"),
    lep_type: mapped("lep_type", Math.abs),
    lep_isolation: combined(["lep_ptvarcone30", "lep_pt"], (cone, pt) => cone! / pt!),
    lep_tight: list("lep_isTightID"),
    lep_d0_significance: list("lep_d0sig"),
    lep_z0: list("lep_z0"),
    photon_pt: list("photon_pt"),
    photon_eta: list("photon_eta"),
    photon_phi: list("photon_phi"),
    photon_isolation: combined(["photon_ptcone20", "photon_pt"], (cone, pt) => cone! / pt!),
    photon_tight: list("photon_isTightID"),
    tau_pt: list("tau_pt"),
    tau_eta: list("tau_eta"),
    tau_phi: list("tau_phi"),
    tau_charge: list("tau_charge"),
    jet_pt: list("jet_pt"),
    jet_eta: list("jet_eta"),
    jet_phi: list("jet_phi"),
    jet_m: combined(["jet_pt", "jet_eta", "jet_e"], (pt, eta, e) => massFrom(pt!, eta!, e!)),
    jet_btag: mapped("jet_btag_quantile", (quantile) => (quantile >= 3 ? 1 : 0)),
    jet_btag_score: list("jet_btag_quantile"),
    jet_jvt: list("jet_jvt"),
    met_et: number("met"),
    met_phi: number("met_phi"),
  },
};
