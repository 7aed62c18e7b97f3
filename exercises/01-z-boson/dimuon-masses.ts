import { particles } from "toplab/core";
import { type EventTable, filter, map } from "toplab/event";
import { ownCollisions } from "toplab/sim/own";
import { fromPtEtaPhiM, mass, sum } from "toplab/vector";

/** Masses of all pairs of a dimuon data set in GeV, from pT, η, φ, on the data that the lesson gives this student. */
export async function dimuonMasses(id: string, seed: number): Promise<Float64Array> {
  const { events } = await ownCollisions(id, seed);
  return massesOf(events);
}

/** Masses of the selected pairs around the Z in GeV: opposite charges, both pT > 25 GeV, both |η| < 2.1. */
export async function goodZPairs(seed: number): Promise<Float64Array> {
  const { events } = await ownCollisions("cms-z-mumu", seed);
  const good = filter(events, (pair) => {
    const areOpposite = pair["Q1"]! * pair["Q2"]! < 0;
    const areHard = Math.min(pair["pt1"]!, pair["pt2"]!) > 25;
    const areCentral = Math.max(Math.abs(pair["eta1"]!), Math.abs(pair["eta2"]!)) < 2.1;
    return areOpposite && areHard && areCentral;
  });
  return massesOf(good);
}

function massesOf(events: EventTable): Float64Array {
  const { mass: m } = particles.muon;
  return map(events, (pair) =>
    mass(
      sum(
        fromPtEtaPhiM(pair["pt1"]!, pair["eta1"]!, pair["phi1"]!, m),
        fromPtEtaPhiM(pair["pt2"]!, pair["eta2"]!, pair["phi2"]!, m),
      ),
    ),
  );
}
