import { mass, type P4, pt, sum } from "../../vector/index.ts";

/** Three jets that may be one top quark. */
export interface ThreeJets {
  /** Their places in the list. */
  readonly places: readonly [number, number, number];
  readonly p4: P4;
  /** Of the three together [GeV]. */
  readonly mass: number;
  /** Of the two among them whose mass is nearest to that of the W [GeV]. */
  readonly pairMass: number;
}

/** Mass that a pair of jets is held against [GeV]. */
const W_MASS = 80.4;

/** Three jets of a list, by their places. */
export function threeJets(jets: readonly P4[], places: ThreeJets["places"]): ThreeJets {
  const [a, b, c] = places.map((place) => jets[place]!) as [P4, P4, P4]; // three places
  const p4 = sum(a, b, c);
  return { places, p4, mass: mass(p4), pairMass: nearestToW([sum(a, b), sum(a, c), sum(b, c)]) };
}

/**
 * The three jets whose momenta add up to the largest pT: what a heavy particle leaves when it recoils against
 * another one flies together. Needs three jets or more.
 */
export function hardestThree(jets: readonly P4[]): ThreeJets {
  if (jets.length < 3) {
    throw new RangeError(`Cannot choose three jets of ${jets.length}: three or more are needed`);
  }
  let best: ThreeJets["places"] = [0, 1, 2];
  let hardest = -1;
  for (let i = 0; i < jets.length - 2; i++) {
    for (let j = i + 1; j < jets.length - 1; j++) {
      for (let k = j + 1; k < jets.length; k++) {
        const together = pt(sum(jets[i]!, jets[j]!, jets[k]!));
        if (together > hardest) [best, hardest] = [[i, j, k], together];
      }
    }
  }
  return threeJets(jets, best);
}

function nearestToW(pairs: readonly P4[]): number {
  const masses = pairs.map(mass);
  return masses.reduce((best, m) => (Math.abs(m - W_MASS) < Math.abs(best - W_MASS) ? m : best));
}
