import { atlasRun2 } from "../detector/atlas-run2.ts";
import { cmsPhase2 } from "../detector/cms-phase2.ts";
import { prepareDetector } from "../detector/detect-event.ts";
import { detectedColumns } from "../detector/detected-columns.ts";
import type { DetectorCard } from "../detector/detector-card.ts";
import { clearColumns, tableOf } from "../detector/event-columns.ts";
import type { EventCollector } from "./event-collector.ts";
import { truthColumns } from "./truth-columns.ts";

/** What happens to an event before it becomes a row of the sample: a detector, or nothing. */
export type CardId = "atlas-run2" | "cms-phase2" | "truth";

const responses: Readonly<Record<CardId, () => EventCollector>> = {
  "atlas-run2": () => detected(atlasRun2),
  "cms-phase2": () => detected(cmsPhase2),
  truth: truthColumns,
};

export const cardIds: readonly CardId[] = Object.keys(responses) as CardId[]; // its own keys

/** The response of a card, ready for events. */
export function responseOf(card: CardId): EventCollector {
  if (!Object.hasOwn(responses, card)) {
    throw new RangeError(`Cannot use the card "${card}": one of ${cardIds.join(", ")} is wanted`);
  }
  return responses[card]();
}

function detected(card: DetectorCard): EventCollector {
  const detector = prepareDetector(card);
  const columns = detectedColumns();
  return {
    add: (record, random) => detector.detect(random, record, columns),
    take() {
      const { columns: taken } = tableOf(columns);
      clearColumns(columns);
      return taken;
    },
  };
}
