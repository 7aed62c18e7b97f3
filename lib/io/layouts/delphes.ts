import { energyOf, type Layout, leptonMass } from "./layout.ts";
import {
  combined,
  first,
  lengths,
  list,
  mapped,
  ones,
  type Source,
  same,
  together,
} from "./sources.ts";

function leptons(ofElectrons: Source, ofMuons: Source): Source {
  return together(["Electron.PT", "Muon.PT"], [ofElectrons, ofMuons]);
}

function both(quantity: string): Source {
  return leptons(list(`Electron.${quantity}`), list(`Muon.${quantity}`));
}

function energy(kind: string, mass: number): Source {
  const e = energyOf(mass);
  return combined([`${kind}.PT`, `${kind}.Eta`], (pt, eta) => e(pt!, eta!));
}

/** Trees of the fast simulation Delphes. GeV. */
export const delphes: Layout = {
  name: "Delphes",
  recognises: (columns) => columns.has("MissingET.MET") && columns.has("Jet.PT"),
  sources: {
    event: first("Event.Number"),
    weight: [first("Event.Weight"), ones],
    n_vertices: lengths("Vertex.Z"),
    lep_pt: both("PT"),
    lep_eta: both("Eta"),
    lep_phi: both("Phi"),
    lep_e: leptons(energy("Electron", leptonMass.electron), energy("Muon", leptonMass.muon)),
    lep_charge: both("Charge"),
    lep_type: leptons(same("Electron.PT", 11), same("Muon.PT", 13)),
    lep_isolation: both("IsolationVar"),
    lep_z0: both("DZ"),
    photon_pt: list("Photon.PT"),
    photon_eta: list("Photon.Eta"),
    photon_phi: list("Photon.Phi"),
    photon_isolation: list("Photon.IsolationVar"),
    jet_pt: list("Jet.PT"),
    jet_eta: list("Jet.Eta"),
    jet_phi: list("Jet.Phi"),
    jet_m: list("Jet.Mass"),
    jet_btag: mapped("Jet.BTag", (bits) => bits & 1),
    met_et: first("MissingET.MET"),
    met_phi: first("MissingET.Phi"),
    sum_et: first("ScalarHT.HT"),
  },
};
