import type { Random } from "../../core/index.ts";
import type { Column, EventRecord } from "../../event/index.ts";

/** Makes rows of events: what a detector saw of them, or the truth. */
export interface EventCollector {
  /** Adds one event; `random` is the stream of the response in this block. */
  add(record: EventRecord, random: Random): void;
  /** The columns of all events added since it was last asked. */
  take(): Readonly<Record<string, Column>>;
}
