import type { LooseEvent, LooseJet } from "../loose-event.ts";
import { type CalibrationGrid, cellsOf, isIn } from "./grid.ts";
import type { ShiftSystematic } from "./systematic.ts";

/** Rings of the calorimeter, and steps of pT [GeV]. */
const grid: CalibrationGrid = {
  etas: [0, 0.8, 1.3, 2.1, 2.8, 3.6, 4.5],
  pts: [22, 30, 40, 55, 80, 120],
};
const coarse: CalibrationGrid = { etas: grid.etas, pts: [22, 35, 50, 80] };

/** Uncorrelated part of the energy scale by the ring, larger towards the beam. */
const ownScale = [0.01, 0.012, 0.015, 0.025, 0.035, 0.045];

type Stretch = (jet: LooseJet) => number;

/** Stretches jets, each by its own factor 1 + stretch; what they gain the missing momentum loses. */
function stretched(event: LooseEvent, stretch: Stretch): LooseEvent | undefined {
  if (event.jets.every((jet) => stretch(jet) === 0)) return undefined;
  let { missingX, missingY } = event;
  const jets = event.jets.map((jet) => {
    const by = stretch(jet);
    if (by === 0) return jet;
    missingX -= by * jet.pt * Math.cos(jet.phi);
    missingY -= by * jet.pt * Math.sin(jet.phi);
    return { ...jet, pt: jet.pt * (1 + by), mass: jet.mass * (1 + by) };
  });
  return { ...event, jets, missingX, missingY };
}

function scale(name: string, stretch: Stretch): ShiftSystematic {
  return {
    ...{ name: `jet_scale_${name}`, group: "jets", kind: "shift" },
    shift: (event, way) => stretched(event, (jet) => way * stretch(jet)),
  };
}

const scales: readonly ShiftSystematic[] = [
  ...cellsOf(grid).map((cell) =>
    scale(cell.name, (jet) => (isIn(cell, jet) ? ownScale[cell.etaPlace]! : 0)),
  ),
  scale("common", () => 0.008),
  scale("pileup", ({ pt }) => 0.3 / pt), // 0.3 GeV for every jet
  scale("b_jets", ({ flavour }) => (flavour === 5 ? 0.012 : 0)),
  scale("light_jets", ({ flavour }) => (flavour === 5 ? 0 : 0.01)),
  scale("forward", ({ eta }) => 0.006 * Math.max(0, Math.abs(eta) - 0.8)),
];

/** Each jet smeared by 4 % more, in its cell. */
const resolutions: readonly ShiftSystematic[] = cellsOf(coarse).map((cell) => ({
  ...{ name: `jet_resolution_${cell.name}`, group: "jets", kind: "shift", isOneSided: true },
  shift: (event, way) =>
    way < 0
      ? undefined
      : stretched(event, (jet) =>
          isIn(cell, jet) ? 0.04 * Math.max(-3, Math.min(3, jet.noise)) : 0,
        ),
}));

/** Energy scale and resolution of jets; sizes after published calibrations, rounded. */
export const jetSystematics: readonly ShiftSystematic[] = [...scales, ...resolutions];
