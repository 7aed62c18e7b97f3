import type { Random } from "../../core/index.ts";
import type { EventRecord, EventTable } from "../../event/index.ts";
import type { DetectorCard } from "../detector/cards/detector-card.ts";
import { prepareDetector } from "../detector/detect-event.ts";
import { detectedColumns } from "../detector/detected-columns.ts";
import { clearColumns } from "../detector/event-columns.ts";
import { findJetPartons } from "./jet-partons.ts";
import { goodJets, onlyLepton, preselection } from "./preselection.ts";
import { keepEvent, skimmedColumns, skimmedTable } from "./skimmed-columns.ts";

/** Looks at events with a detector, and keeps those that pass the preselection. */
export interface EventViewer {
  /** Keeps the event if it passes and its lepton has one of these origins; returns whether it did. */
  look(random: Random, record: EventRecord): boolean;
  /** The events kept since it was last asked. */
  take(): EventTable;
}

/** A viewer with this detector; with `origin`, only of leptons from there (see `truth_lep_origin`). */
export function eventViewer(card: DetectorCard, origin?: number): EventViewer {
  const detector = prepareDetector(card);
  const seen = detectedColumns();
  const kept = skimmedColumns();
  const places = new Int32Array(256);
  const partons = new Int32Array(256);
  return {
    look(random, record) {
      clearColumns(seen);
      detector.detect(random, record, seen);
      const lepton = onlyLepton(seen);
      if (lepton < 0 || seen.event.met_et.values[0]! <= preselection.missing) return false;
      const from = seen.lepton.columns["truth_lep_origin"]!.values[lepton]!;
      if (origin !== undefined && from !== origin) return false;
      const jets = places.subarray(0, goodJets(seen, lepton, places));
      if (jets.length < preselection.nJets) return false;
      findJetPartons(record, seen, jets, partons);
      keepEvent(seen, lepton, jets, partons, kept);
      return true;
    },
    take() {
      const table = skimmedTable(kept);
      clearColumns(kept);
      return table;
    },
  };
}
