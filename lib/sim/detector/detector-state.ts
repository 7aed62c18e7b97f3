import type { DetectorCard } from "./cards/detector-card.ts";
import { type EventView, emptyView } from "./event-view.ts";
import type { JetFinder } from "./jets/jet-finder.ts";
import { emptySeen, type Seen } from "./measure/seen-objects.ts";
import { type TagTable, tagTable } from "./measure/tag-jet.ts";

/** What is clustered: true particles, whose jets are smeared, or measured ones, whose jets get noise only. */
export type JetInput = "true" | "measured";

export interface DetectorOptions {
  /** Mean number of further collisions. Default: that of the card. */
  pileUp?: number;
}

/** A detector at work: its card, and what it has made of the current event so far. */
export interface DetectorState {
  readonly card: DetectorCard;
  readonly tags: TagTable;
  readonly pileUp: number;
  readonly input: JetInput;
  readonly finder: JetFinder;
  readonly view: EventView;
  readonly seen: Seen;
}

export function detectorState(
  card: DetectorCard,
  { pileUp = card.pileUp.mean }: DetectorOptions,
  input: JetInput,
  finder: JetFinder,
): DetectorState {
  if (!(pileUp >= 0 && pileUp <= 1000)) {
    throw new RangeError(`Cannot detect with ${pileUp} further collisions: 0 to 1000 wanted`);
  }
  const view = emptyView(input === "true" ? 512 : 4096);
  return { card, tags: tagTable(card), pileUp, input, finder, view, seen: emptySeen() };
}
