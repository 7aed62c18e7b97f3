import { atlasRun2 } from "../detector/cards/atlas-run2.ts";
import { cmsPhase2 } from "../detector/cards/cms-phase2.ts";
import type { DetectorCard } from "../detector/cards/detector-card.ts";
import { type Detector, prepareDetector } from "../detector/detect-event.ts";
import { detectedColumns } from "../detector/detected-columns.ts";
import { clearColumns, tableOf } from "../detector/event-columns.ts";
import { prepareParticleDetector } from "../detector/particles/detect-particles.ts";
import type { EventCollector } from "./event-collector.ts";
import { truthColumns } from "./truth-columns.ts";

/** What happens to an event before it becomes a row of the sample: a detector, or nothing. */
export type CardId = "atlas-run2" | "cms-phase2" | "truth";

const detectors: Readonly<Record<Exclude<CardId, "truth">, DetectorCard>> = {
  "atlas-run2": atlasRun2,
  "cms-phase2": cmsPhase2,
};

export const cardIds: readonly CardId[] = [...(Object.keys(detectors) as CardId[]), "truth"]; // its own keys

/** The name of a card. */
export function nameOf(card: CardId | DetectorCard): string {
  return typeof card === "string" ? card : card.name;
}

/** The response of a card, ready for events; with particles, their list is there, too. */
export function responseOf(card: CardId | DetectorCard, particles: boolean): EventCollector {
  if (card === "truth") {
    if (!particles) return truthColumns();
    throw new RangeError('Cannot list particles with the card "truth": a detector is wanted');
  }
  const prepare = particles ? prepareParticleDetector : prepareDetector;
  return detected(prepare(cardOf(card)), particles);
}

function cardOf(card: Exclude<CardId, "truth"> | DetectorCard): DetectorCard {
  if (typeof card === "object") return card;
  if (Object.hasOwn(detectors, card)) return detectors[card];
  throw new RangeError(`Cannot use the card "${card}": one of ${cardIds.join(", ")} is wanted`);
}

function detected(detector: Detector, particles: boolean): EventCollector {
  const columns = detectedColumns({ particles });
  return {
    add: (record, random) => detector.detect(random, record, columns),
    take() {
      const { columns: taken } = tableOf(columns);
      clearColumns(columns);
      return taken;
    },
  };
}
