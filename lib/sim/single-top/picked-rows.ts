import type { Random } from "../../core/index.ts";
import { type EventTable, eventTable } from "../../event/index.ts";
import { type GrowingColumn, growingColumn, push, takeAll } from "../growing-column.ts";
import { channelNames } from "./cuts.ts";
import { angleBetween, leptonJetMass } from "./lepton-and-jets.ts";
import { channelStarts, type Row } from "./rows.ts";
import { type SampleId, sampleIds } from "./samples.ts";

/** Events of the measurement that one simulated event stands for, in the table that comes with the course. */
const EACH = 4;

/** Collects rows as often as they occur, so that nearly all have one weight. */
export interface RowPicker {
  look(row: Row, sample: SampleId, weight: number): void;
  take(): EventTable;
}

type Numbers = (row: Row, sample: SampleId) => number;

/** Columns with the steps in which they are kept, binary fractions that a float of 32 bits holds. */
const columns: Readonly<Record<string, readonly [step: number, of: Numbers]>> = {
  sample: [1, (_, sample) => sampleIds.indexOf(sample)],
  channel: [1, ({ bin }) => channelOf(bin)],
  bin: [1, ({ bin }) => bin - channelStarts[channelOf(bin)]!],
  lep_type: [1, ({ event: { lepton } }) => (lepton.isMuon ? 13 : 11)],
  lep_charge: [1, ({ event: { lepton } }) => lepton.charge],
  lep_pt: [1 / 16, ({ event: { lepton } }) => lepton.pt],
  lep_eta: [1 / 256, ({ event: { lepton } }) => lepton.eta],
  met_et: [1 / 16, ({ event }) => Math.hypot(event.missingX, event.missingY)],
  angle: [1 / 256, (row) => angleBetween(harderOf(row).phi, row.event.lepton.phi)],
  transverse_mass: [1 / 16, ({ features }) => features.transverseMass],
  lepton_tag_mass: [1 / 16, ({ event, tagged }) => leptonJetMass(event.lepton, tagged)],
  forward: [1 / 256, ({ features }) => features.forward],
  top_mass: [1 / 16, ({ features }) => features.topMass],
  jet_mass: [1 / 16, ({ features }) => features.jetMass],
  cosine: [1 / 256, ({ features }) => features.cosine],
  score: [1 / 256, ({ score }) => score],
};

export function rowPicker(random: Random): RowPicker {
  const kept = Object.entries(columns).map(
    ([name, [step, of]]) => ({ name, step, of, column: growingColumn() }) as const,
  );
  const weights: GrowingColumn = growingColumn();
  return {
    look(row, sample, weight) {
      if (random() * EACH >= weight) return;
      for (const { step, of, column } of kept) {
        push(column, step * Math.round(of(row, sample) / step));
      }
      push(weights, Math.fround(Math.max(EACH, weight)));
    },
    take: () =>
      eventTable({
        ...Object.fromEntries(kept.map(({ name, column }) => [name, takeAll(column)])),
        weight: takeAll(weights),
      }),
  };
}

const channelOf = (bin: number): number =>
  channelNames.findIndex((_, c) => bin < channelStarts[c + 1]!);

const harderOf = ({ tagged, other }: Row): Row["tagged"] =>
  tagged.pt >= other.pt ? tagged : other;
