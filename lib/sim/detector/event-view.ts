import { type EventRecord, status } from "../../event/index.ts";
import { tauHadrons } from "../generator/radiation/decays/tau-decay.ts";

/** What a detector could see of an event, sorted by kind; filled anew for every event. */
export interface EventView {
  /** Entries of electrons and muons, and where each came from: 1 boson, 2 τ, 3 heavy flavour. */
  nLeptons: number;
  readonly lepton: Int32Array;
  readonly origin: Int8Array;
  nPhotons: number;
  readonly photon: Int32Array;
  /** Everything that ends up in jets. */
  nParticles: number;
  readonly px: Float64Array;
  readonly py: Float64Array;
  readonly pz: Float64Array;
  readonly e: Float64Array;
  /** 5, 4, 15 or 0. */
  readonly flavour: Int8Array;
  /** Sums over the neutrinos, and over everything else with the remnants of the protons, which balance it. */
  invisibleX: number;
  invisibleY: number;
  visibleX: number;
  visibleY: number;
}

export function emptyView(capacity = 512): EventView {
  const reals = (): Float64Array => new Float64Array(capacity);
  return {
    ...{ nLeptons: 0, lepton: new Int32Array(capacity), origin: new Int8Array(capacity) },
    ...{ nPhotons: 0, photon: new Int32Array(capacity) },
    ...{ nParticles: 0, px: reals(), py: reals(), pz: reals(), e: reals() },
    ...{ flavour: new Int8Array(capacity), invisibleX: 0, invisibleY: 0 },
    ...{ visibleX: 0, visibleY: 0 },
  };
}

/**
 * Sorts the final particles of a record; electrons from b and c hadrons are part of their jets, too. Photons
 * of hadrons, which other programs' events have, are nothing but part of jets.
 */
export function viewEvent(record: EventRecord, view: EventView): void {
  view.nLeptons = 0;
  view.nPhotons = 0;
  view.nParticles = 0;
  view.invisibleX = 0;
  view.invisibleY = 0;
  view.visibleX = 0;
  view.visibleY = 0;
  for (let i = 0; i < 2; i++) {
    if (record.status[i] !== status.incoming) continue;
    view.visibleX -= record.px[i]!;
    view.visibleY -= record.py[i]!;
  }
  for (let i = 2; i < record.n; i++) {
    if (record.status[i] !== status.final) continue;
    const kind = Math.abs(record.pdg[i]!);
    if (kind === 12 || kind === 14 || kind === 16) {
      view.invisibleX += record.px[i]!;
      view.invisibleY += record.py[i]!;
    } else addVisible(record, view, i, kind);
  }
}

function addVisible(record: EventRecord, view: EventView, i: number, kind: number): void {
  view.visibleX += record.px[i]!;
  view.visibleY += record.py[i]!;
  if (kind === 22 && !isOfHadron(record, i)) view.photon[view.nPhotons++] = i;
  else if (kind === 11 || kind === 13) {
    const origin = originOf(record, i);
    view.lepton[view.nLeptons] = i;
    view.origin[view.nLeptons++] = origin;
    if (kind === 11 && origin === 3) addToJets(record, view, i, 0);
  } else addToJets(record, view, i, flavourOf(record, i, kind));
}

/** Whether a particle came out of the decay of a hadron. */
export function isOfHadron({ pdg, mother }: EventRecord, i: number): boolean {
  return mother[i]! >= 0 && Math.abs(pdg[mother[i]!]!) > 100;
}

function addToJets(record: EventRecord, view: EventView, i: number, flavour: number): void {
  const k = view.nParticles++;
  view.px[k] = record.px[i]!;
  view.py[k] = record.py[i]!;
  view.pz[k] = record.pz[i]!;
  view.e[k] = record.e[i]!;
  view.flavour[k] = flavour;
}

function originOf({ pdg, mother }: EventRecord, i: number): 1 | 2 | 3 {
  const parent = mother[i]!;
  if (parent < 0) return 1;
  const kind = Math.abs(pdg[parent]!);
  if (kind === 15) return 2;
  const isHadron = kind > 100 && kind !== 443 && kind !== 553 && kind !== 100443;
  return kind === 4 || kind === 5 || (isHadron && isHeavy(kind)) ? 3 : 1;
}

function isHeavy(kind: number): boolean {
  const heaviest = heaviestQuark(kind);
  return heaviest === 4 || heaviest === 5;
}

/** Of a hadron, from the digits of its PDG number. */
function heaviestQuark(kind: number): number {
  return kind >= 1000 ? Math.floor(kind / 1000) % 10 : Math.floor(kind / 100) % 10;
}

/** 5, 4, 15 for the hadrons of a τ, or 0; of a hadron or its photon, of the b or c hadron it came from. */
export function flavourOf(record: EventRecord, i: number, kind: number): number {
  if (kind === 5 || kind === 4) return kind;
  if (kind === tauHadrons[1] || kind === tauHadrons[3]) return 15;
  if (kind !== 22 && kind < 100) return 0;
  for (let k = i; isOfHadron(record, k); k = record.mother[k]!) {
    const quark = heaviestQuark(Math.abs(record.pdg[record.mother[k]!]!));
    if (quark === 5 || quark === 4) return quark;
  }
  return 0;
}
