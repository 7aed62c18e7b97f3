import { exponential, normal, type Random } from "../../core/index.ts";
import type { RecordedJet, RecordedLepton, RecordedObjects } from "./recorded-objects.ts";

/** Chances of one signal being seen as two objects. Chosen so that each is met in small samples. */
const chances = {
  /** That a jet of light quarks or gluons gives a loose electron. */
  electronInJet: 0.015,
  /** That a muon radiates a photon that the calorimeter holds for a jet, and for an electron on the muon's track. */
  muonWithJet: 0.03,
  muonWithElectron: 0.006,
  /** That an electron is tight: of electrons, and of what only looks like one. */
  tight: 0.92,
  tightFake: 0.15,
};

/** The least pT of a jet, and how near to each other energies become one [GeV, radians]. */
const [JET_PT, RADIUS] = [20, 0.4];

/**
 * Adds what a detector gives before anybody has decided what is what: an electron is a jet, too; a jet may be a
 * loose electron; a muon that radiates is a muon with a jet or an electron. Jets are given their tracks. The simulation of
 * the detector has each of them once.
 */
export function countTwice(random: Random, { leptons, jets }: RecordedObjects): void {
  const [foundLeptons, foundJets] = [leptons.slice(), jets.slice()];
  for (const jet of foundJets) {
    describeJet(random, jet);
    const isLight = jet.truth_flavour <= 0;
    if (isLight && random() < chances.electronInJet) leptons.push(fakeElectron(random, jet));
  }
  for (const lepton of foundLeptons) {
    if (lepton.type === 13) radiate(random, lepton, leptons, jets);
    else seeAsJet(random, lepton, jets);
  }
}

/** Tracks of a jet: more in harder ones, few in those of other collisions. */
function describeJet(random: Random, jet: RecordedJet): void {
  const isPileUp = jet.truth_flavour < 0;
  const mean = isPileUp ? 3 : 4 + 3 * Math.log(jet.pt / 20);
  jet.n_tracks = 1 + Math.floor(exponential(random, mean / 2) + mean / 2);
  jet.charged_fraction = between(0.1, 0.95, 0.6 + 0.15 * normal(random));
  jet.em_fraction = between(0.05, 0.94, 0.6 + 0.15 * normal(random));
}

/** Decides how well an electron is identified, and puts its energy into the jet that it is in, or into one of its own. */
function seeAsJet(random: Random, electron: RecordedLepton, jets: RecordedJet[]): void {
  const tight = electron.truth_origin === 0 ? chances.tightFake : chances.tight;
  electron.tight = random() < tight ? 1 : 0;
  if (electron.truth_origin === 3) return; // that of a b hadron is in its jet already
  const pt = electron.pt * (1.08 + 0.05 * normal(random)); // calibrated as hadrons are
  const near = jets.find((jet) => distance(jet, electron) < RADIUS);
  if (near) {
    const share = pt / (pt + near.pt);
    near.eta += share * (electron.eta - near.eta);
    near.phi = wrap(near.phi + share * wrap(electron.phi - near.phi));
    near.pt += pt;
    near.n_tracks++;
    return;
  }
  if (pt <= JET_PT) return;
  jets.push({
    ...directionNear(random, electron, 0.01),
    ...{ pt, m: 0.05 * pt, btag: 0, n_tracks: 1 + Math.floor(3 * random() ** 2) },
    ...{ charged_fraction: between(0.5, 1, 0.95 + 0.05 * normal(random)), em_fraction: 0.98 },
    ...{ truth_pt: 0, truth_flavour: 0 },
  });
}

function radiate(
  random: Random,
  muon: RecordedLepton,
  leptons: RecordedLepton[],
  jets: RecordedJet[],
): void {
  muon.tight = 1;
  const isNearJet = jets.some((jet) => distance(jet, muon) < RADIUS);
  if (!isNearJet && random() < chances.muonWithJet) {
    const pt = JET_PT + exponential(random, 8);
    jets.push({
      ...directionNear(random, muon, 0.05),
      ...{ pt, m: 0.05 * pt, btag: 0, n_tracks: random() < 0.7 ? 1 : 2 },
      ...{ charged_fraction: 0.4 + 0.4 * random(), em_fraction: 0.93 },
      ...{ truth_pt: 0, truth_flavour: 0 },
    });
  }
  if (random() < chances.muonWithElectron) {
    const pt = muon.pt * (0.4 + 0.5 * random());
    leptons.push({
      ...{ ...muon, ...directionNear(random, muon, 0.002), pt, type: 11, truth_pt: 0 },
      ...{
        e: pt * Math.cosh(muon.eta),
        tight: 0,
        truth_origin: 0,
        isolation: exponential(random, 0.05),
      },
    });
  }
}

function fakeElectron(random: Random, jet: RecordedJet): RecordedLepton {
  const pt = jet.pt * (0.5 + 0.5 * random());
  const { eta, phi } = directionNear(random, jet, 0.02);
  return {
    ...{ pt, eta, phi, e: pt * Math.cosh(eta), charge: random() < 0.5 ? -1 : 1, type: 11 },
    ...{
      isolation: exponential(random, 0.3),
      tight: random() < chances.tightFake ? 1 : 0,
      fired: 0,
    },
    ...{ truth_pt: 0, truth_origin: 0 },
  };
}

interface Direction {
  readonly eta: number;
  readonly phi: number;
}

function directionNear(random: Random, { eta, phi }: Direction, spread: number): Direction {
  return { eta: eta + spread * normal(random), phi: wrap(phi + spread * normal(random)) };
}

function distance(a: Direction, b: Direction): number {
  return Math.hypot(a.eta - b.eta, wrap(a.phi - b.phi));
}

function wrap(phi: number): number {
  return phi - 2 * Math.PI * Math.round(phi / (2 * Math.PI));
}

function between(low: number, high: number, x: number): number {
  return Math.min(high, Math.max(low, x));
}
