import type { LooseJet } from "../loose-event.ts";
import { type Row, tagProbability } from "../rows.ts";
import { type CalibrationGrid, cellsOf, isIn } from "./grid.ts";
import type { WeightSystematic } from "./systematic.ts";

/** How a kind of jet was calibrated: relative uncertainties of its tagging rate. */
interface TagCalibration {
  readonly kind: string;
  readonly isOfIt: (flavour: number) => boolean;
  readonly grid: CalibrationGrid;
  /** Uncorrelated from cell to cell, by the cell in pT. */
  readonly own: readonly number[];
  /** Common to all cells. */
  readonly common: number;
}

/** Sizes after published calibrations of the 60 % point, rounded: a few per cent for b, ten for c, thirty for light jets. */
const calibrations: readonly TagCalibration[] = [
  {
    kind: "b",
    isOfIt: (flavour) => flavour === 5,
    grid: { etas: [0, 0.8, 1.6, 2.5], pts: [30, 40, 50, 65, 80, 100, 140, 200] },
    own: [0.05, 0.035, 0.025, 0.025, 0.025, 0.025, 0.035, 0.06],
    common: 0.02,
  },
  {
    kind: "c",
    isOfIt: (flavour) => flavour === 4 || flavour === 15,
    grid: { etas: [0, 1.2, 2.5], pts: [30, 50, 80, 140] },
    own: [0.1, 0.08, 0.08, 0.12],
    common: 0.08,
  },
  {
    kind: "light",
    isOfIt: (flavour) => flavour < 4,
    grid: { etas: [0, 0.6, 1.2, 1.8, 2.5], pts: [30, 50, 80, 140] },
    own: [0.2, 0.15, 0.15, 0.25],
    common: 0.2,
  },
];

/** The rate at which jets are tagged; a jet that is not tagged moves the other way. */
export const taggingSystematics: readonly WeightSystematic[] = calibrations.flatMap(ofKind);

function ofKind({ kind, isOfIt, grid, own, common }: TagCalibration): WeightSystematic[] {
  const systematic = (name: string, size: (jet: LooseJet) => number): WeightSystematic => ({
    ...{ name: `tag_${kind}_${name}`, group: "b-tagging", kind: "weight" },
    change: ({ tagged, other }: Row) => {
      const p = tagProbability(other);
      return size(tagged) - (size(other) * p) / (1 - p);
    },
  });
  const cells = cellsOf(grid).map((cell) =>
    systematic(cell.name, (jet) =>
      isOfIt(jet.flavour) && isIn(cell, jet) ? own[cell.ptPlace]! : 0,
    ),
  );
  const inRange = (jet: LooseJet): boolean => isOfIt(jet.flavour) && Math.abs(jet.eta) < 2.5;
  return [...cells, systematic("common", (jet) => (inRange(jet) ? common : 0))];
}
