import { particles } from "toplab/core";
import { column, type EventTable, filter, map, type Row } from "toplab/event";
import { dataset } from "toplab/io";
import { standIn } from "toplab/sim";
import { type DimuonSample, dimuonSample, inPtBins, inRapidity } from "toplab/sim/resonances";
import { fromPtEtaPhiM, mass, sum } from "toplab/vector";

/** The windows of the lesson [GeV]. */
export const windows = {
  peak: [2.95, 3.25],
  sides: [
    [2.65, 2.85],
    [3.35, 3.55],
  ],
} as const;

export const ptEdges = [8, 8.5, 9, 9.5, 10, 11, 12, 14, 16, 18, 22, 30];

/** Masses of the pairs around the J/ψ in GeV, both muons with |η| < 1, on the data that the lesson uses. */
export async function centralMasses(): Promise<Float64Array> {
  return massesOf(filter(await jpsiPairs(), (pair) => farthest(pair) < 1));
}

/** The lesson's data: a sample like those of the experiment. */
export function lessonData(): DimuonSample {
  return dimuonSample("jpsi", {
    ...{ nEvents: 120_000, seed: 1974, ptMin: 7.5, yMax: 2 },
    background: { pairs: 0.8, late: 0.5 },
  });
}

/** The lesson's simulation: every J/ψ made, |y| < 0.75. */
export function lessonMesons(): EventTable {
  const { made } = dimuonSample("jpsi", { nEvents: 300_000, seed: 1975, ptMin: 7.5, yMax: 2 });
  return inRapidity(made, [0, 0.75]);
}

/** J/ψ of each bin of pT. */
export function mesonsByPt(mesons: EventTable): EventTable[] {
  return inPtBins(mesons, ptEdges);
}

/** Whether both muons of a pair, or of a decay, are inside the lesson's cuts. */
export function isAccepted(pair: Row): boolean {
  const areHard = Math.min(pair["pt1"]!, pair["pt2"]!) > 3.5;
  return areHard && Math.max(Math.abs(pair["eta1"]!), Math.abs(pair["eta2"]!)) < 2.4;
}

/** Those of the rows whose mass lies in one of the windows. */
export function inMass(
  events: EventTable,
  stretches: readonly (readonly [number, number])[],
): EventTable {
  return filter(events, ({ M }) => stretches.some(([from, to]) => M! >= from && M! < to));
}

/** cos θ of the μ⁺ of each decay. */
export function cosines(events: EventTable): Float64Array {
  return Float64Array.from(column(events, "cos_theta"));
}

async function jpsiPairs(): Promise<EventTable> {
  const id = "cms-jpsi-mumu";
  const { events } = await dataset(id, { otherwise: () => standIn(id) });
  return events;
}

function farthest(pair: Row): number {
  return Math.max(Math.abs(pair["eta1"]!), Math.abs(pair["eta2"]!));
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
