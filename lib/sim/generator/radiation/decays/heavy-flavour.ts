import { particles, type Random } from "../../../../core/index.ts";
import {
  addParticle,
  type EventRecord,
  setColour,
  setMomentum,
  status,
} from "../../../../event/index.ts";
import { type Quantiles, quantileFunction } from "../../drell-yan/quantile-function.ts";
import { placeDecay } from "./flight.ts";
import { decaySemileptonic, type SemileptonicMode, semileptonicMode } from "./semileptonic.ts";

/** One kind of hadron that a heavy quark becomes. */
interface HeavyHadron {
  readonly pdg: number;
  /** Share of this quark's hadrons. */
  readonly share: number;
  readonly mass: number;
  /** cτ [mm]. */
  readonly length: number;
}

/** Production shares of b hadrons at high energy, masses and lifetimes: Review of Particle Physics, HFLAV. */
const beauty: readonly HeavyHadron[] = [
  { pdg: 511, share: 0.408, mass: 5.2797, length: 0.4554 },
  { pdg: 521, share: 0.408, mass: 5.2793, length: 0.491 },
  { pdg: 531, share: 0.1, mass: 5.3669, length: 0.456 },
  { pdg: 5122, share: 0.084, mass: 5.6196, length: 0.441 },
];
/** Charm: shares of arXiv:1509.01061 (M. Lisovyi et al.), rounded. */
const charm: readonly HeavyHadron[] = [
  { pdg: 421, share: 0.61, mass: 1.8648, length: 0.123 },
  { pdg: 411, share: 0.24, mass: 1.8697, length: 0.3099 },
  { pdg: 431, share: 0.08, mass: 1.9684, length: 0.151 },
  { pdg: 4122, share: 0.07, mass: 2.2865, length: 0.0607 },
];

/** Branching fractions of one lepton, Review of Particle Physics: b → ℓ, b → c → ℓ, c → ℓ. */
const B_TO_LEPTON = 0.1069;
const B_TO_CHARM_TO_LEPTON = 0.0802;
const C_TO_LEPTON = 0.096;
/** Mass of what a B leaves beside the leptons, D and D* together, and of what a D leaves [GeV]. */
const B_MASS = 5.2795;
const CHARM_MASS = 1.8648;
const D_MASS = 1.97;
const K_MASS = 0.6;

/** ε of Peterson et al., Phys. Rev. D 27 (1983) 105: beauty and charm after a shower, so that b hadrons of the Z keep 71 %. */
const EPSILON: { readonly b: number; readonly c: number } = { b: 0.0006, c: 0.03 };
const shareOfBeauty: (u: number) => number = quantileFunction(peterson(EPSILON.b));
const shareOfCharm: (u: number) => number = quantileFunction(peterson(EPSILON.c));

export interface HeavyFlavourOptions {
  /** Writes every heavy hadron, with its flight, not only those that decay to leptons. */
  keepHadrons: boolean;
}

/**
 * Lets b and c quarks become hadrons and decay. A hadron is entered (status 2) with the share of its quark's
 * energy that fragmentation gives it; a lepton and a neutrino are taken out of the quark, which keeps
 * the rest and stays in the record as the jet's core.
 */
export function decayHeavyFlavour(
  random: Random,
  record: EventRecord,
  { keepHadrons }: HeavyFlavourOptions,
): void {
  for (let i = 2, n = record.n; i < n; i++) {
    if (record.status[i] !== status.final) continue;
    const kind = Math.abs(record.pdg[i]!);
    if (kind === 5) becomeBeauty(random, record, i, keepHadrons);
    else if (kind === 4) becomeCharm(random, record, i, keepHadrons);
  }
}

function becomeBeauty(random: Random, record: EventRecord, quark: number, keep: boolean): void {
  const direct = leptonOf(random(), B_TO_LEPTON);
  const second = leptonOf(random(), B_TO_CHARM_TO_LEPTON);
  if (!(keep || direct !== 0 || second !== 0)) return;
  const sign = record.pdg[quark]! > 0 ? 1 : -1;
  const kind = drawHadron(random, beauty);
  const hadron = addHadron(record, quark, -sign * kind.pdg, kind.mass, shareOfBeauty(random()));
  if (hadron < 0) return;
  const first = record.n;
  if (direct !== 0) {
    takeLeptons(random, record, quark, hadron, modesOf.b[direct]![sign]);
  }
  if (second !== 0) {
    // the charm hadron: what the leptons left, or half of the hadron in a hadronic decay
    const charmed = addHadron(record, quark, sign * 421, CHARM_MASS, 0.45);
    if (charmed >= 0) {
      takeLeptons(random, record, quark, charmed, modesOf.c[second]![sign]);
    }
  }
  placeDecay(random, record, hadron, first, kind.length, kind.mass);
}

function becomeCharm(random: Random, record: EventRecord, quark: number, keep: boolean): void {
  const lepton = leptonOf(random(), C_TO_LEPTON);
  if (!(keep || lepton !== 0)) return;
  const sign = record.pdg[quark]! > 0 ? 1 : -1;
  const kind = drawHadron(random, charm);
  const hadron = addHadron(record, quark, sign * kind.pdg, kind.mass, shareOfCharm(random()));
  if (hadron < 0) return;
  const first = record.n;
  if (lepton !== 0) {
    takeLeptons(random, record, quark, hadron, modesOf.c[lepton]![sign]);
  }
  placeDecay(random, record, hadron, first, kind.length, kind.mass);
}

/** 11 or 13 with this probability each, 0 otherwise. */
function leptonOf(u: number, each: number): number {
  if (u >= 2 * each) return 0;
  return u < each ? 11 : 13;
}

function drawHadron(random: Random, hadrons: readonly HeavyHadron[]): HeavyHadron {
  let u = random();
  for (const hadron of hadrons) {
    u -= hadron.share;
    if (u < 0) return hadron;
  }
  return hadrons[0]!;
}

/** Enters the hadron along its quark with this share of its energy; −1 if that is less than its mass. */
function addHadron(
  record: EventRecord,
  quark: number,
  pdg: number,
  mass: number,
  share: number,
): number {
  const { px, py, pz, e } = record;
  const energy = share * e[quark]!;
  if (energy <= 1.02 * mass) return -1;
  const p = Math.sqrt((energy - mass) * (energy + mass));
  const size = Math.sqrt(
    px[quark]! * px[quark]! + py[quark]! * py[quark]! + pz[quark]! * pz[quark]!,
  );
  const scale = p / size;
  const hadron = addParticle(record, pdg, status.decayed, quark);
  setMomentum(record, hadron, scale * px[quark]!, scale * py[quark]!, scale * pz[quark]!, energy);
  setColour(record, hadron, 0, 0);
  return hadron;
}

/** Adds lepton and neutrino of the hadron's decay and takes their momentum from the quark. */
function takeLeptons(
  random: Random,
  record: EventRecord,
  quark: number,
  hadron: number,
  mode: SemileptonicMode,
): void {
  const { px, py, pz, e } = record;
  const lepton = decaySemileptonic(random, record, hadron, mode);
  record.n -= 1; // the rest of the hadron stays in the quark
  for (let i = lepton; i < lepton + 2; i++) {
    px[quark]! -= px[i]!;
    py[quark]! -= py[i]!;
    pz[quark]! -= pz[i]!;
    e[quark]! -= e[i]!;
  }
}

/** Decay of a b or c quark's hadron to an electron (11) or muon (13); sign 1 for the quark, −1 for the antiquark. */
type Modes = Readonly<Record<number, Readonly<Record<1 | -1, SemileptonicMode>>>>;

const modesOf: { readonly b: Modes; readonly c: Modes } = {
  b: modes(B_MASS, D_MASS, true),
  c: modes(CHARM_MASS, K_MASS, false),
};

/** The hadrons of one kind of quark are given one mass here, which changes their leptons by less than 1 %. */
function modes(mass: number, restMass: number, isBeauty: boolean): Modes {
  const mode = (name: "electron" | "muon", sign: 1 | -1): SemileptonicMode => {
    const lepton = (isBeauty ? sign : -sign) * particles[name].id;
    return semileptonicMode({
      ...{ lepton, neutrino: -lepton - Math.sign(lepton), rest: 0, neutrinoLeads: isBeauty },
      ...{ mass, leptonMass: particles[name].mass, restMass },
    });
  };
  return {
    11: { 1: mode("electron", 1), [-1]: mode("electron", -1) },
    13: { 1: mode("muon", 1), [-1]: mode("muon", -1) },
  };
}

/** Quantiles of the fragmentation function 1/(z [1 − 1/z − ε/(1 − z)]²). */
function peterson(epsilon: number): Quantiles {
  const points = 400;
  const probabilities = [0];
  const values = [0];
  for (let i = 1; i <= points; i++) {
    const z = (i - 0.5) / points;
    const bracket = 1 - 1 / z - epsilon / (1 - z);
    probabilities.push(probabilities[i - 1]! + 1 / (z * bracket * bracket));
    values.push(i / points);
  }
  const total = probabilities[points]!;
  return { probabilities: probabilities.map((p) => p / total), values };
}
