import type { Random } from "../../core/index.ts";
import type { EventRecord } from "../../event/index.ts";
import { push } from "../growing-column.ts";
import type { DetectorCard } from "./cards/detector-card.ts";
import type { DetectedColumns } from "./detected-columns.ts";
import { type DetectorOptions, type DetectorState, detectorState } from "./detector-state.ts";
import { endEvent } from "./event-columns.ts";
import { viewEvent } from "./event-view.ts";
import { fewJets } from "./jets/few-jets.ts";
import { addPileUpJets, measureJets } from "./measure/measure-jets.ts";
import { firesTrigger, measureLeptons, measurePhotons } from "./measure/measure-leptons.ts";
import { writeMissing } from "./measure/missing-momentum.ts";
import { poisson } from "./measure/random-deviates.ts";
import { clearSeen, writeSorted } from "./measure/seen-objects.ts";
import { writeTruth } from "./truth-columns.ts";

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
export function prepareDetector(card: DetectorCard, options: DetectorOptions = {}): Detector {
  const state = detectorState(card, options, "true", fewJets(card.jets.radius, JET_FLOOR));
  return {
    card,
    detect(random, record, out) {
      viewEvent(record, state.view);
      detectView(random, state, record, out);
      endEvent(out);
    },
  };
}

/** Measures a sorted event; both detectors do, and end the event after it. */
export function detectView(
  random: Random,
  state: DetectorState,
  record: EventRecord,
  out: DetectedColumns,
): void {
  const { card, seen } = state;
  clearSeen(seen);
  const vertices = poisson(random, state.pileUp);
  measureJets(random, state);
  measureLeptons(random, state, record);
  measurePhotons(random, state, record);
  addPileUpJets(random, state, vertices / Math.max(card.pileUp.mean, 1));
  writeMissing(random, state, vertices, out);
  writeSorted(seen.leptons, out.lepton);
  writeSorted(seen.photons, out.photon);
  writeSorted(seen.jets, out.jet);
  writeTruth(record, vertices, out);
  push(out.event.trigger, firesTrigger(random, card, seen.leptons) ? 1 : 0);
  push(out.event.n_vertices, 1 + poisson(random, card.pileUp.vertexEfficiency * vertices));
  push(out.event.weight, record.weight);
}
