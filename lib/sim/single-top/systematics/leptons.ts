import type { LooseEvent, LooseLepton } from "../loose-event.ts";
import type { Row } from "../rows.ts";
import { type CalibrationGrid, cellsOf, isIn } from "./grid.ts";
import type { ShiftSystematic, WeightSystematic } from "./systematic.ts";

type LeptonName = "electron" | "muon";

const isA = (name: LeptonName, lepton: LooseLepton): boolean => lepton.isMuon === (name === "muon");

/** Cells in which efficiencies are measured with Z bosons. */
const grids: Readonly<Record<LeptonName, CalibrationGrid>> = {
  electron: { etas: [0, 0.6, 1.15, 1.37, 1.81, 2.01, 2.47], pts: [28, 35, 45, 60, 100] },
  muon: { etas: [0, 0.6, 1.05, 1.4, 2, 2.5], pts: [28, 35, 45, 60] },
};
const everywhere: CalibrationGrid = { etas: [0, 2.5], pts: [28] };

interface Efficiency {
  readonly what: string;
  readonly size: number;
  readonly grid: CalibrationGrid;
}

const inPt = ({ pts }: CalibrationGrid): CalibrationGrid => ({ etas: [0, 2.5], pts });
const inEta = ({ etas }: CalibrationGrid): CalibrationGrid => ({ etas, pts: [28] });

const efficiencies = (name: LeptonName): readonly Efficiency[] => [
  { what: "identification", size: 0.012, grid: grids[name] },
  { what: "isolation", size: 0.006, grid: inPt(grids[name]) },
  { what: "trigger", size: 0.008, grid: inEta(grids[name]) },
  { what: "identification_common", size: 0.008, grid: everywhere },
  { what: "trigger_common", size: 0.005, grid: everywhere },
];

function efficiencySystematics(name: LeptonName): WeightSystematic[] {
  return efficiencies(name).flatMap(({ what, size, grid }) =>
    cellsOf(grid).map((cell): WeightSystematic => {
      const suffix = cellsOf(grid).length > 1 ? `_${cell.name}` : "";
      return {
        ...{ name: `${name}_${what}${suffix}`, group: "leptons", kind: "weight" },
        change: ({ event: { lepton } }: Row) =>
          isA(name, lepton) && isIn(cell, lepton) ? size : 0,
      };
    }),
  );
}

/** Momentum scale of a lepton in a ring of |η|; what it gains the missing momentum loses. */
function scale(
  name: LeptonName,
  ring: string,
  [from, to]: [number, number],
  size: number,
): ShiftSystematic {
  return {
    ...{ name: `${name}_scale_${ring}`, group: "leptons", kind: "shift" },
    shift(event, way) {
      const { lepton } = event;
      const absEta = Math.abs(lepton.eta);
      if (!isA(name, lepton) || absEta < from || absEta >= to) return undefined;
      return withLeptonPt(event, lepton.pt * (1 + way * size));
    },
  };
}

/** The event with a lepton of another pT. */
function withLeptonPt(event: LooseEvent, pt: number): LooseEvent {
  const { lepton } = event;
  const lost = pt - lepton.pt;
  return {
    ...event,
    lepton: { ...lepton, pt },
    missingX: event.missingX - lost * Math.cos(lepton.phi),
    missingY: event.missingY - lost * Math.sin(lepton.phi),
  };
}

/** Efficiencies and momentum scales of electrons and muons; sizes after published calibrations, rounded up. */
export const leptonSystematics: readonly (WeightSystematic | ShiftSystematic)[] = [
  ...efficiencySystematics("electron"),
  ...efficiencySystematics("muon"),
  scale("electron", "barrel", [0, 1.37], 0.004),
  scale("electron", "endcap", [1.37, 2.5], 0.008),
  scale("muon", "barrel", [0, 1.05], 0.003),
  scale("muon", "endcap", [1.05, 2.5], 0.005),
];
