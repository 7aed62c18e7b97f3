/** A column of the one event model that all layouts are brought to. */
export interface ModelColumn {
  readonly name: string;
  /** "GeV", "mm", or "" for numbers, angles in radians and flags. */
  readonly unit: "" | "GeV" | "mm";
  readonly holds: "numbers" | "lists";
  readonly description: string;
}

function numbers(name: string, description: string, unit: ModelColumn["unit"] = ""): ModelColumn {
  return { name, unit, holds: "numbers", description };
}

function lists(name: string, description: string, unit: ModelColumn["unit"] = ""): ModelColumn {
  return { name, unit, holds: "lists", description };
}

function particle(prefix: string, what: string): ModelColumn[] {
  return [
    lists(
      `${prefix}_pt`,
      `transverse momentum of ${what}, in falling order where the file has one`,
      "GeV",
    ),
    lists(`${prefix}_eta`, `pseudorapidity of ${what}`),
    lists(`${prefix}_phi`, `azimuth of ${what}`),
  ];
}

/**
 * The event model: columns named as in our own samples, GeV everywhere. A file gives those that it has;
 * lists of one kind of object have the same lengths.
 */
export const eventModel: readonly ModelColumn[] = [
  numbers("run", "run number"),
  numbers("event", "event number, unique within a run"),
  numbers("channel", "number of the simulated sample"),
  numbers("weight", "weight of the simulated event, 1 in data"),
  numbers("weight_pileup", "factor that brings the simulated pile-up to that of the data"),
  numbers("weight_lepton", "efficiency of leptons in data over that in simulation"),
  numbers("weight_trigger", "efficiency of the trigger in data over that in simulation"),
  numbers("weight_btag", "efficiency of b-tagging in data over that in simulation"),
  numbers("trigger", "1 if a single-lepton trigger fired"),
  numbers("n_vertices", "number of reconstructed vertices"),
  numbers("pileup", "average number of collisions in a bunch crossing"),
  ...particle("lep", "electrons and muons"),
  lists("lep_e", "energy of electrons and muons", "GeV"),
  lists("lep_charge", "charge in units of e"),
  lists("lep_type", "11 for electrons, 13 for muons"),
  lists("lep_isolation", "ΣpT of tracks (CMS, Delphes: of particles) around over pT of the lepton"),
  lists("lep_tight", "1 if identified tightly (muons of PHYSLITE: medium)"),
  lists("lep_d0_significance", "distance of closest approach to the beam, over its uncertainty"),
  lists("lep_z0", "longitudinal distance of the track from the vertex or the origin", "mm"),
  ...particle("photon", "photons"),
  lists("photon_isolation", "ΣpT around over pT of the photon"),
  lists("photon_tight", "1 if identified tightly"),
  ...particle("tau", "hadronic τ decays"),
  lists("tau_charge", "charge in units of e"),
  ...particle("jet", "jets"),
  lists("jet_m", "mass of jets", "GeV"),
  lists("jet_btag", "1 if tagged as a b jet, at an efficiency near 77 %"),
  lists("jet_btag_score", "the tagger's output"),
  lists("jet_jvt", "1 if the jet comes from the primary vertex, or the tagger's output"),
  numbers("met_et", "size of the missing transverse momentum", "GeV"),
  numbers("met_phi", "its azimuth"),
  numbers("sum_et", "scalar sum of transverse energies", "GeV"),
];
