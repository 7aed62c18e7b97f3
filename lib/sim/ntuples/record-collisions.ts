import type { Random } from "../../core/index.ts";
import { column, type EventTable, eventTable } from "../../event/index.ts";
import { countTwice } from "./double-counted.ts";
import { objectColumns, objectsOf } from "./recorded-objects.ts";
import { fireTriggers, hasFired, type Triggers } from "./triggers.ts";

/**
 * Detected events as an experiment first has them: objects counted twice, triggers for electrons and muons with
 * their turn-on. New columns: lep_tight, lep_fired, jet_n_tracks, jet_charged_fraction, jet_em_fraction,
 * trigger_electron, trigger_muon; trigger is either of these.
 */
export function recordCollisions(
  random: Random,
  events: EventTable,
  triggers: Triggers,
): EventTable {
  const objects = objectsOf(events);
  for (const one of objects) {
    countTwice(random, one);
    fireTriggers(random, one.leptons, triggers);
  }
  const [electron, muon] = [11, 13].map((type) =>
    Float64Array.from(objects, ({ leptons }) => hasFired(leptons, type)),
  );
  const recorded = eventTable({
    ...events.columns,
    ...objectColumns(objects),
    ...{ trigger_electron: electron!, trigger_muon: muon! },
    trigger: electron!.map((one, i) => Math.max(one, muon![i]!)),
  });
  return withoutPhotons(recorded);
}

/** Photons and what only makes tables wide are left out. */
function withoutPhotons(events: EventTable): EventTable {
  const kept = Object.entries(events.columns).filter(
    ([name]) => !name.startsWith("photon_") && !name.startsWith("truth_t") && name !== "sum_et",
  );
  return { nEvents: column(events, "trigger").length, columns: Object.fromEntries(kept) };
}
