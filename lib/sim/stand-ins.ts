import { concat, type EventTable, take, withColumn } from "../event/index.ts";
import { cms2011 } from "./detector/cards/muon-card.ts";
import { detect } from "./detector/detect.ts";
import { generateDrellYan } from "./generator/drell-yan/drell-yan.ts";
import type { Quantiles } from "./generator/drell-yan/quantile-function.ts";
import { type SimulateDimuonsOptions, simulateDimuons } from "./simulate-dimuons.ts";
import { streamOf } from "./stream.ts";

/** Data sets of CMS for which there is a generated stand-in. */
export type StandInId = "cms-z-mumu" | "cms-jpsi-mumu" | "cms-phi-mumu" | "cms-omega-mumu";

/**
 * Generated events in the place of a CMS data set: same columns in the same order, same window, about as
 * many events. For use where the data cannot be had; a lesson must say so.
 */
export function standIn(datasetId: string, seed = 1): EventTable {
  const make = Object.hasOwn(standIns, datasetId) ? standIns[datasetId as StandInId] : undefined; // checked just before
  if (make) return make(seed);
  throw new RangeError(
    `Cannot generate a stand-in for ${datasetId}: there is one for ${Object.keys(standIns).join(", ")}`,
  );
}

/** Whether `standIn` has something for this data set. */
export function hasStandIn(datasetId: string): datasetId is StandInId {
  return Object.hasOwn(standIns, datasetId);
}

const standIns: Readonly<Record<StandInId, (seed: number) => EventTable>> = {
  "cms-z-mumu": zStandIn,
  "cms-jpsi-mumu": (seed) => simulateDimuons({ ...jpsiWindow, seed }),
  "cms-phi-mumu": (seed) => simulateDimuons({ ...phiWindow, seed }),
  "cms-omega-mumu": (seed) => simulateDimuons({ ...omegaWindow, seed }),
};

/** Z/γ* at 7 TeV, among 6 % of pairs that have nothing to do with it and fall with mass. */
function zStandIn(seed: number): EventTable {
  const sample = generateDrellYan({ nEvents: 25_000, seed, sqrtS: 7000, massRange: [50, 140] });
  const signal = detect(sample, { massRange: [60, 120] });
  const background = simulateDimuons({ ...zBackground, seed });
  return shuffle(concat(signal, background), seed);
}

/** Fisher–Yates, so that the kinds of events do not come one after the other; Event counts anew. */
function shuffle(table: EventTable, seed: number): EventTable {
  const random = streamOf(seed, "shuffle");
  const order = Int32Array.from({ length: table.nEvents }, (_, i) => i);
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return withColumn(take(table, order), "Event", Float64Array.from(order.keys()));
}

/*
 * Shares, slopes and quantiles of pT and |y| were read off the CMS files themselves (CERN Open Data
 * records 5203 and 545 and their kin): counts above a straight line through the sides of each peak,
 * and for the Z the excess over the generated spectrum between 60 and 80 GeV. Below the Z, pT is
 * taken 15 % lower than in the file, since the acceptance then favours the harder pairs.
 */
const ptProbabilities = [
  0, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 1,
];
const yProbabilities = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1];

function quantiles(probabilities: readonly number[], values: readonly number[]): Quantiles {
  return { probabilities, values };
}

const jpsiWindow: Omit<SimulateDimuonsOptions, "seed"> = {
  nEvents: 20_000,
  range: [2, 5],
  peaks: [
    { particle: "jpsi", share: 0.43 },
    { particle: "psi2S", share: 0.018 },
  ],
  continuum: { slope: 0.7 },
  motion: {
    pt: quantiles(
      ptProbabilities,
      [0, 1.5, 3.7, 5.7, 8.2, 10.8, 12.4, 13.9, 16, 18.9, 21.6, 26.2, 31, 43.4, 69, 130],
    ),
    absY: quantiles(
      yProbabilities,
      [0, 0.21, 0.41, 0.59, 0.78, 0.97, 1.14, 1.34, 1.57, 1.87, 2.06, 2.26, 2.4],
    ),
  },
  trackerShare: 0.14,
  typeColumn: "type",
  hasMass: false,
};

const phiWindow: Omit<SimulateDimuonsOptions, "seed"> = {
  nEvents: 7915,
  range: [0.9, 1.13],
  peaks: [{ particle: "phi", share: 0.15 }],
  continuum: { slope: 0 },
  motion: {
    pt: quantiles(
      ptProbabilities,
      [0, 3.1, 5.7, 7.2, 10.2, 12.3, 14.2, 16.7, 19.5, 21.7, 24.6, 29.9, 35.9, 54.3, 100, 200],
    ),
    absY: quantiles(
      yProbabilities,
      [0, 0.17, 0.35, 0.5, 0.67, 0.86, 1.04, 1.23, 1.41, 1.71, 2.08, 2.3, 2.4],
    ),
  },
  trackerShare: 0.07,
};

const omegaWindow: Omit<SimulateDimuonsOptions, "seed"> = {
  ...phiWindow,
  nEvents: 8270,
  range: [0.65, 0.9],
  peaks: [
    { particle: "rho", share: 0.06 }, // ρ/ω = 0.6: B(ρ → μμ)/B(ω → μμ), made equally often
    { particle: "omega", share: 0.1 },
  ],
};

const zBackground: Omit<SimulateDimuonsOptions, "seed"> = {
  nEvents: 650,
  range: [60, 120],
  peaks: [],
  continuum: { slope: 0.06 },
  motion: {
    pt: quantiles([0, 0.05, 0.25, 0.5, 0.75, 0.95, 1], [0, 2, 5.7, 11.6, 22.9, 61, 200]),
    absY: quantiles([0, 0.5, 1], [0, 0.8, 2.4]),
  },
  card: cms2011,
};
