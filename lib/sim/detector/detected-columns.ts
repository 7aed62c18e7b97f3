import type { GrowingColumn } from "../growing-column.ts";
import {
  type EventColumns,
  eventColumns,
  type GrowingList,
  growingColumns,
  growingList,
} from "./event-columns.ts";

/**
 * The columns of detected events, named as in the ATLAS open data but in GeV. Lists are in falling order
 * of pT. Truth beside them:
 *
 * - `truth_lep_pt`: pT of the generated lepton, 0 for a fake; `truth_lep_origin`: 1 from W, Z or a
 *   resonance, 2 from a τ, 3 from a b or c hadron, 0 a fake;
 * - `truth_jet_pt`: pT of the jet of partons (or particles), 0 for a pile-up jet; `truth_jet_flavour`: 5, 4,
 *   15 for a τ with hadrons, 0 for light quarks and gluons, −1 for pile-up;
 * - `truth_met_et`, `truth_met_phi`: of the neutrinos; `truth_pileup`: number of further collisions;
 * - `truth_top_pt`: of each top, `truth_ttbar_mass` and `truth_ttbar_pt`: 0 without a pair.
 */
export interface DetectedColumns extends EventColumns {
  readonly event: Readonly<Record<EventName, GrowingColumn>>;
  readonly lepton: GrowingList;
  readonly photon: GrowingList;
  readonly jet: GrowingList;
  readonly top: GrowingList;
  /** Only with particles. */
  readonly particle?: GrowingList;
}

const eventNames = [
  "met_et",
  "met_phi",
  "sum_et",
  "trigger",
  "n_vertices",
  "weight",
  "truth_met_et",
  "truth_met_phi",
  "truth_pileup",
  "truth_ttbar_mass",
  "truth_ttbar_pt",
] as const;
const leptonNames = [
  "lep_pt",
  "lep_eta",
  "lep_phi",
  "lep_e",
  "lep_charge",
  "lep_type",
  "lep_isolation",
  "truth_lep_pt",
  "truth_lep_origin",
] as const;
const photonNames = ["photon_pt", "photon_eta", "photon_phi", "photon_isolation"] as const;
const jetNames = [
  "jet_pt",
  "jet_eta",
  "jet_phi",
  "jet_m",
  "jet_btag",
  "truth_jet_pt",
  "truth_jet_flavour",
] as const;
/** The list of particles of an event: `particle_jet` is the place of their jet in its list, −1 for none. */
const particleNames = [
  "particle_px",
  "particle_py",
  "particle_pz",
  "particle_e",
  "particle_dxy",
  "particle_charge",
  "particle_id",
  "particle_jet",
] as const;

type EventName = (typeof eventNames)[number];

/** Empty columns; with particles there is the list of everything seen, too. */
export function detectedColumns({
  particles = false,
}: {
  particles?: boolean;
} = {}): DetectedColumns {
  const lepton = growingList(leptonNames);
  const photon = growingList(photonNames);
  const jet = growingList(jetNames);
  const top = growingList(["truth_top_pt"]);
  const event = growingColumns(eventNames);
  const lists = { lepton, photon, jet, top };
  if (!particles) return { ...eventColumns(event, lists), event, ...lists };
  const particle = growingList(particleNames);
  return { ...eventColumns(event, { ...lists, particle }), event, ...lists, particle };
}
