import { describe, expect, test } from "vitest";
import { chi2Survival } from "../../../core/index.ts";
import { column, type EventTable, filter, type Row } from "../../../event/index.ts";
import { hist1d, regular } from "../../../hist/index.ts";
import {
  decayTimes,
  differentialCrossSection,
  dimuonSample,
  inPtBins,
  inRapidity,
  ownLateShare,
  ownRun,
} from "../../../sim/resonances/index.ts";
import { fitDecayTime } from "../../../stats/resonances/index.ts";

describe("a student's own run", () => {
  test("tells nothing of the truth, and is the same each time", () => {
    const run = ownRun(4);
    expect(Object.keys(run.columns).filter((name) => name.startsWith("truth"))).toEqual([]);
    expect(ownRun(4)).toEqual(run);
  });

  test("has a share from b hadrons of its own, from a tenth to two fifths", () => {
    const shares = [1, 2, 3].map((seed) => ownLateShare(seed, [2.95, 3.25]));
    for (const share of shares) {
      expect(share).toBeGreaterThan(0.08);
      expect(share).toBeLessThan(0.45);
    }
    expect(new Set(shares).size).toBe(3);
  });

  test.each([1, 5, 8])(
    "student %d finds the share that is in it with the steps of the lesson",
    (seed) => {
      const run = ownRun(seed);
      const timesIn = (...windows: readonly (readonly [number, number])[]) => {
        const inside = ({ M }: Row) => windows.some(([from, to]) => M! >= from && M! < to);
        return hist1d(regular(180, -1, 8), decayTimes(filter(run, inside)));
      };
      const sides = fitDecayTime(timesIn([2.65, 2.85], [3.35, 3.55]));
      const background = sides.expected.total.map((n) => 0.75 * n); // 0.3 GeV under the peak, 0.4 GeV beside it
      const { value, error } = fitDecayTime(timesIn([2.95, 3.25]), { background }).lateShare;
      // Late times are not exactly exponential: on average the fit is a standard deviation too low.
      expect(Math.abs(value - ownLateShare(seed, [2.95, 3.25]))).toBeLessThan(4 * error);
    },
  );
});

const ptEdges = [8, 9, 10, 12, 14, 18, 30];
const isAccepted = (pair: Row): boolean => Math.min(pair["pt1"]!, pair["pt2"]!) > 3.5;

test("a cross-section in bins of pT and |y|, corrected with another sample, gives back what was made", () => {
  const sample = { ptMin: 7.5, yMax: 2 };
  const data = dimuonSample("jpsi", { ...sample, nEvents: 150_000, seed: 31 });
  const simulation = dimuonSample("jpsi", { ...sample, nEvents: 450_000, seed: 32 });
  let [chi2, bins] = [0, 0];
  for (const y of [
    [0, 0.75],
    [0.75, 1.5],
    [1.5, 2],
  ] as const) {
    const split = (table: EventTable): EventTable[] => inPtBins(inRapidity(table, y), ptEdges);
    const inside = (table: EventTable): EventTable[] => split(filter(table, isAccepted));
    const [seen, mock] = [inside(data.seen), inside(simulation.seen)];
    const [all, accepted, truth] = [
      split(simulation.made),
      inside(simulation.made),
      split(data.made),
    ];
    for (const [i, { nEvents: n }] of seen.entries()) {
      const pt = [ptEdges[i]!, ptEdges[i + 1]!] as const;
      const { value, error } = differentialCrossSection({
        ...{ count: { value: n, error: Math.sqrt(n) }, pt, y },
        acceptance: accepted[i]!.nEvents / all[i]!.nEvents,
        efficiency: mock[i]!.nEvents / accepted[i]!.nEvents,
        luminosity: data.luminosity,
      });
      const made = truth[i]!.nEvents / data.luminosity / 1000 / (pt[1] - pt[0]) / 2 / (y[1] - y[0]);
      // what was made is known exactly, and the seen are a part ε of it: binomial; and the simulation has three times as many
      const share = n / truth[i]!.nEvents;
      const sigma = error * Math.sqrt(1 - share + (1 - share) / 3);
      chi2 += ((value - made) / sigma) ** 2;
      bins++;
    }
  }
  expect(bins).toBe(18);
  expect(chi2Survival(chi2, bins)).toBeGreaterThan(1e-3);
}, 120_000);

test("what a sample is worth does not depend on its background", () => {
  const few = { nEvents: 40_000, seed: 2, ptMin: 7.5, yMax: 2 };
  const alone = dimuonSample("jpsi", few).luminosity;
  const among = dimuonSample("jpsi", { ...few, background: { pairs: 2, late: 0.5 } }).luminosity;
  expect(Math.abs(among / alone - 1)).toBeLessThan(4 * Math.sqrt(3 / 40_000)); // as many pairs are tried
  expect(column(dimuonSample("jpsi", { ...few, nEvents: 10 }).made, "pt").length).toBe(10);
});
