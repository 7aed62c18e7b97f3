import { column, type EventTable, eventTable } from "../../event/index.ts";
import { readParquet, shippedFile } from "../../io/index.ts";
import { channelNames } from "./cuts.ts";
import { sampleIds } from "./samples.ts";

let events: Promise<EventTable> | undefined;

/**
 * Simulated events of all processes in the eight channels, mixed as they come; every one stands for `weight` events of
 * the measurement. `sample` and `channel` are names; the features of the discriminant and what decides the region are
 * columns.
 */
export function simulatedTops(): Promise<EventTable> {
  events ??= shippedFile("single-top-events").then(readParquet).then(withNames);
  return events;
}

function withNames(table: EventTable): EventTable {
  const { sample, channel, ...numbers } = table.columns;
  if (!(sample && channel)) throw new RangeError("Cannot name events without sample and channel");
  const named = (name: string, names: readonly string[]): string[] =>
    Array.from(column(table, name), (place) => names[place]!);
  return eventTable({
    ...{ sample: named("sample", sampleIds), channel: named("channel", channelNames) },
    ...numbers,
  });
}
