import type { Random } from "../../core/index.ts";
import type { EventRecord } from "../../event/index.ts";
import { push } from "../growing-column.ts";
import type { JetFinder } from "./anti-kt.ts";
import type { DetectedColumns } from "./detected-columns.ts";
import type { DetectorCard } from "./detector-card.ts";
import { endEvent } from "./event-columns.ts";
import { type EventView, emptyView, viewEvent } from "./event-view.ts";
import { fewJets } from "./few-jets.ts";
import { addPileUpJets, type JetInput, measureJets } from "./measure-jets.ts";
import { firesTrigger, measureLeptons, measurePhotons } from "./measure-leptons.ts";
import { writeMissing } from "./missing-momentum.ts";
import { poisson } from "./random-deviates.ts";
import { clearSeen, emptySeen, type Seen, writeSorted } from "./seen-objects.ts";
import { writeTruth } from "./truth-columns.ts";

export interface DetectorOptions {
  /** Mean number of further collisions. Default: that of the card. */
  pileUp?: number;
}

/** A detector ready to look at events. */
export interface Detector {
  readonly card: DetectorCard;
  /** Appends what it makes of one event. */
  detect(random: Random, record: EventRecord, out: DetectedColumns): void;
}

/** pT below which nothing is looked at as a jet [GeV]. */
const JET_FLOOR = 10;

/**
 * The fast detector: jets of the final partons, then the response of the card to jets, leptons, photons and
 * missing momentum. For what is inside jets see `prepareParticleDetector`.
 */
export function prepareDetector(
  card: DetectorCard,
  { pileUp = card.pileUp.mean }: DetectorOptions = {},
): Detector {
  if (!(pileUp >= 0 && pileUp <= 1000)) {
    throw new RangeError(`Cannot detect with ${pileUp} further collisions: 0 to 1000 wanted`);
  }
  const view = emptyView();
  const finder = fewJets(card.jets.radius, JET_FLOOR);
  const seen = emptySeen();
  return {
    card,
    detect(random, record, out) {
      viewEvent(record, view);
      detectView(random, card, pileUp, record, view, finder, seen, out);
      endEvent(out);
    },
  };
}

/** Measures a sorted event with the given jet finder; both detectors do, and end the event after it. */
export function detectView(
  random: Random,
  card: DetectorCard,
  pileUp: number,
  record: EventRecord,
  view: EventView,
  finder: JetFinder,
  seen: Seen,
  out: DetectedColumns,
  input: JetInput = "true",
): void {
  clearSeen(seen);
  const vertices = poisson(random, pileUp);
  measureJets(random, card, view, finder, seen, input);
  measureLeptons(random, card, record, view, seen, input);
  measurePhotons(random, card, record, view, seen);
  addPileUpJets(random, card, vertices / Math.max(card.pileUp.mean, 1), seen);
  writeMissing(random, card, view, vertices, seen, out);
  writeSorted(seen.leptons, out.lepton);
  writeSorted(seen.photons, out.photon);
  writeSorted(seen.jets, out.jet);
  writeTruth(record, vertices, out);
  push(out.event.trigger, firesTrigger(random, card, seen.leptons) ? 1 : 0);
  push(out.event.n_vertices, 1 + poisson(random, card.pileUp.vertexEfficiency * vertices));
  push(out.event.weight, record.weight);
}
