import { concat, type EventTable, eventTable, take } from "toplab/event";
import { blindSample, labelledSample } from "toplab/sim/search";
import { shuffled } from "../shuffled.ts";

/** Where an event comes from: a student's own sample, or the testing events of one kind. */
export type Origin = "blind" | "wjets" | "qcd" | "ttbar";

/** The student's blind sample among all testing events, in any order, so that a selection must treat them alike. */
export interface MixedEvents {
  readonly events: EventTable;
  /** By event. */
  readonly origins: readonly Origin[];
  /** What one event stands for in 1 pb⁻¹. */
  readonly weights: Readonly<Record<Origin, number>>;
}

export async function mixedEvents(seed: number): Promise<MixedEvents> {
  const blind = (await blindSample(seed)).events;
  const [wjets, qcd, ttbar] = await Promise.all([
    labelledSample("wjets", "testing"),
    labelledSample("qcd", "testing"),
    labelledSample("ttbar", "testing"),
  ]);
  const names = Object.keys(blind.columns); // those without the truth
  const seen = ({ columns }: EventTable): EventTable =>
    eventTable(Object.fromEntries(names.map((name) => [name, columns[name]!])));
  const all = [blind, wjets.events, qcd.events, ttbar.events].map(seen).reduce(concat);
  const origins = [
    ...new Array<Origin>(blind.nEvents).fill("blind"),
    ...[wjets, qcd, ttbar].flatMap(({ kind, events }) =>
      new Array<Origin>(events.nEvents).fill(kind),
    ),
  ];
  const order = shuffled(all.nEvents, seed);
  return {
    events: take(all, order),
    origins: Array.from(order, (i) => origins[i]!),
    weights: {
      ...{ blind: 1, wjets: 1 / wjets.luminosity },
      ...{ qcd: 1 / qcd.luminosity, ttbar: 1 / ttbar.luminosity },
    },
  };
}
