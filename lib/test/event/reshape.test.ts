import fc from "fast-check";
import { expect, test } from "vitest";
import {
  column,
  concat,
  type EventTable,
  eventTable,
  head,
  jagged,
  take,
  valuesOf,
  withColumn,
} from "../../event/index.ts";

/** A table with the numbers, the lists and the words of some made-up events. */
const tables = fc
  .array(fc.tuple(fc.double(), fc.array(fc.double(), { maxLength: 4 }), fc.string()))
  .map((events) => {
    const offsets = new Uint32Array(events.length + 1);
    for (const [i, [, list]] of events.entries()) offsets[i + 1] = offsets[i]! + list.length;
    const values = Float64Array.from(events.flatMap(([, list]) => list));
    return eventTable({
      x: Float64Array.from(events, ([x]) => x),
      list: { offsets, values },
      word: events.map(([, , word]) => word),
    });
  });

const listsOf = (table: EventTable): number[][] =>
  Array.from({ length: table.nEvents }, (_, i) => [...valuesOf(jagged(table, "list"), i)]);

test("events can be taken in any order, and more than once", () => {
  const events = eventTable({
    pt: Float64Array.of(10, 20, 30),
    hits: { offsets: Uint32Array.of(0, 2, 2, 3), values: Float64Array.of(1, 2, 3) },
  });
  const taken = take(events, [2, 0, 0]);
  expect(column(taken, "pt")).toEqual(Float64Array.of(30, 10, 10));
  expect(jagged(taken, "hits").values).toEqual(Float64Array.of(3, 1, 2, 1, 2));
  expect(jagged(taken, "hits").offsets).toEqual(Uint32Array.of(0, 1, 3, 5));
});

test("taking all events in order changes nothing", () => {
  fc.assert(
    fc.property(tables, (table) => {
      expect(head(table, table.nEvents + 3)).toEqual(table);
    }),
  );
});

test("two tables one after the other have the events of both", () => {
  fc.assert(
    fc.property(tables, tables, (a, b) => {
      const both = concat(a, b);
      expect(both.nEvents).toBe(a.nEvents + b.nEvents);
      expect(listsOf(both)).toEqual([...listsOf(a), ...listsOf(b)]);
      expect(head(both, a.nEvents)).toEqual(a);
    }),
  );
});

test("tables with different columns are not joined", () => {
  const a = eventTable({ pt: Float64Array.of(1), eta: Float64Array.of(2) });
  expect(() => concat(a, eventTable({ pt: Float64Array.of(1) }))).toThrow("column eta");
  expect(() => concat(eventTable({ q: ["a"] }), eventTable({ q: Float64Array.of(1) }))).toThrow(
    "column q holds text in one and numbers in the other",
  );
});

test("a new column leaves the old table as it was", () => {
  const events = eventTable({ pt: Float64Array.of(3, 4) });
  const more = withColumn(events, "twice", Float64Array.of(6, 8));
  expect(Object.keys(more.columns)).toEqual(["pt", "twice"]);
  expect(Object.keys(events.columns)).toEqual(["pt"]);
  expect(() => withColumn(events, "short", Float64Array.of(1))).toThrow(RangeError);
});
