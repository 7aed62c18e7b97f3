import { energyOf, type Layout, leptonMass } from "./layout.ts";
import {
  combined,
  first,
  lengths,
  linked,
  list,
  listFromMev,
  mapped,
  number,
  ones,
  type Source,
  same,
  together,
} from "./sources.ts";

const electron = (name: string): string => `AnalysisElectronsAuxDyn.${name}`;
const muon = (name: string): string => `AnalysisMuonsAuxDyn.${name}`;
const jet = (name: string): string => `AnalysisJetsAuxDyn.${name}`;
const photon = (name: string): string => `AnalysisPhotonsAuxDyn.${name}`;
const tau = (name: string): string => `AnalysisTauJetsAuxDyn.${name}`;
const info = (name: string): string => `EventInfoAuxDyn.${name}`;

/** Electrons and muons in one list. */
function leptons(ofElectrons: Source, ofMuons: Source): Source {
  return together([electron("pt"), muon("pt")], [ofElectrons, ofMuons]);
}

/** Energy in GeV from pT in MeV. */
function energy(of: (name: string) => string, mass: number): Source {
  const e = energyOf(mass);
  return combined([of("pt"), of("eta")], (pt, eta) => e(pt! / 1000, eta!));
}

function isolation(of: (name: string) => string, cone: string): Source {
  return combined([of(cone), of("pt")], (sum, pt) => sum! / pt!);
}

/** Tracks of leptons: electrons have theirs refitted for bremsstrahlung. */
const electronTrack = (name: string): Source =>
  linked(electron("trackParticleLinks.m_persIndex"), `GSFTrackParticlesAuxDyn.${name}`);
const muonTrack = (name: string): Source =>
  linked(muon("inDetTrackParticleLink.m_persIndex"), `InDetTrackParticlesAuxDyn.${name}`);

/** DL1d's three outputs as one, with the part of charm among the background: arXiv:2211.16345. */
const charm = 0.018;
/** Above this DL1d tags 77 % of b jets. */
const dl1d = 2.456;
const tagger = (name: string): Source =>
  linked(jet("btaggingLink.m_persIndex"), `BTagging_AntiKt4EMPFlowAuxDyn.DL1dv01_${name}`);
const score: Source = {
  needs: [...new Set(["pb", "pc", "pu"].flatMap((name) => tagger(name).needs))],
  make: (file) => {
    const [b, c, light] = (["pb", "pc", "pu"] as const).map((name) => tagger(name).make(file));
    if (!(b && c && light && "offsets" in b && "offsets" in c && "offsets" in light)) {
      throw new RangeError("Cannot make a b-tag of what are not lists");
    }
    const [pb, pc, pu] = [b.values, c.values, light.values] as Float64Array[];
    const values = pb!.map((p, k) => Math.log(p / (charm * pc![k]! + (1 - charm) * pu![k]!)));
    return { offsets: b.offsets, values };
  },
};
const tagged: Source = {
  needs: score.needs,
  make: (file) => {
    const scores = score.make(file);
    if (!("offsets" in scores)) return scores;
    return {
      offsets: scores.offsets,
      values: scores.values.map((value) => (value > dl1d ? 1 : 0)),
    };
  },
};

/**
 * ATLAS's DAOD_PHYSLITE, trees `CollectionTree`. MeV. The missing momentum is not in it: the file has
 * the pieces from which it is made once the objects are chosen.
 */
export const physlite: Layout = {
  name: "DAOD_PHYSLITE",
  recognises: (columns) => columns.has(info("eventNumber")),
  sources: {
    run: number(info("runNumber")),
    event: number(info("eventNumber")),
    channel: number(info("mcChannelNumber")),
    weight: [first(info("mcEventWeights")), ones],
    weight_pileup: number(info("PileupWeight_NOSYS")),
    pileup: number(info("averageInteractionsPerCrossing")),
    n_vertices: lengths("PrimaryVerticesAuxDyn.z"),
    lep_pt: leptons(listFromMev(electron("pt")), listFromMev(muon("pt"))),
    lep_eta: leptons(list(electron("eta")), list(muon("eta"))),
    lep_phi: leptons(list(electron("phi")), list(muon("phi"))),
    lep_e: leptons(energy(electron, leptonMass.electron), energy(muon, leptonMass.muon)),
    lep_charge: leptons(list(electron("charge")), list(muon("charge"))),
    lep_type: leptons(same(electron("pt"), 11), same(muon("pt"), 13)),
    lep_isolation: leptons(
      isolation(electron, "ptvarcone30_Nonprompt_All_MaxWeightTTVALooseCone_pt1000"),
      isolation(muon, "ptvarcone30_Nonprompt_All_MaxWeightTTVA_pt1000"),
    ),
    lep_tight: leptons(
      list(electron("DFCommonElectronsLHTight")),
      mapped(muon("quality"), (bits) => ((bits & 7) <= 1 ? 1 : 0)), // tight or medium
    ),
    lep_z0: leptons(electronTrack("z0"), muonTrack("z0")),
    photon_pt: listFromMev(photon("pt")),
    photon_eta: list(photon("eta")),
    photon_phi: list(photon("phi")),
    photon_isolation: isolation(photon, "ptcone20"),
    photon_tight: list(photon("DFCommonPhotonsIsEMTight")),
    tau_pt: listFromMev(tau("pt")),
    tau_eta: list(tau("eta")),
    tau_phi: list(tau("phi")),
    tau_charge: list(tau("charge")),
    jet_pt: listFromMev(jet("pt")),
    jet_eta: list(jet("eta")),
    jet_phi: list(jet("phi")),
    jet_m: listFromMev(jet("m")),
    jet_btag: tagged,
    jet_btag_score: score,
    jet_jvt: list(jet("NNJvtPass")),
  },
};
