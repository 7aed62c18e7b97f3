import { atlasRun2 } from "../../detector/cards/atlas-run2.ts";
import type { LooseEvent } from "../loose-event.ts";
import type { Row } from "../rows.ts";
import type { ShiftSystematic, WeightSystematic } from "./systematic.ts";

/** What is left of the missing momentum without lepton and jets: soft particles. */
function softOf({ lepton, jets, missingX, missingY }: LooseEvent): readonly [number, number] {
  let [x, y] = [missingX, missingY];
  for (const { pt, phi } of [lepton, ...jets]) {
    x += pt * Math.cos(phi);
    y += pt * Math.sin(phi);
  }
  return [x, y];
}

/** Along and across the soft momentum, a share of it and some GeV. */
const soft = (
  name: string,
  move: (size: number) => readonly [along: number, across: number],
): ShiftSystematic => ({
  ...{ name: `missing_soft_${name}`, group: "missing momentum", kind: "shift" },
  shift(event, way) {
    const [x, y] = softOf(event);
    const size = Math.hypot(x, y);
    if (size === 0) return undefined;
    const [along, across] = move(size);
    return {
      ...event,
      missingX: event.missingX + (way * (along * x - across * y)) / size,
      missingY: event.missingY + (way * (along * y + across * x)) / size,
    };
  },
});

const weight = (name: string, change: WeightSystematic["change"]): WeightSystematic => ({
  name: `pileup_${name}`,
  group: "pile-up",
  kind: "weight",
  change,
});

const pileUpJets = ({ tagged, other }: Row): number =>
  [tagged, other].filter(({ flavour }) => flavour < 0).length;

/** Soft particles in the missing momentum, and further collisions; all sizes chosen. */
export const missingAndPileUp: readonly (WeightSystematic | ShiftSystematic)[] = [
  soft("scale", (size) => [0.08 * size, 0]),
  soft("resolution_along", () => [2, 0]),
  soft("resolution_across", () => [0, 2]),
  weight("number", ({ event: { pileUp } }) => {
    const { mean } = atlasRun2.pileUp;
    return 0.04 * Math.max(-2, Math.min(2, (pileUp - mean) / Math.sqrt(mean)));
  }),
  weight("jets", (row) => 0.2 * pileUpJets(row)),
  weight("vertex_tagger", (row) => {
    const central = [row.tagged, row.other].filter((jet) => Math.abs(jet.eta) < 2.4 && jet.pt < 60);
    return 0.006 * central.length;
  }),
];
