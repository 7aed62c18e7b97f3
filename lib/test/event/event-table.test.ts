import { expect, test } from "vitest";
import { column, eventTable, jagged, text, valuesOf } from "../../event/index.ts";

const events = eventTable({
  met: Float64Array.of(31, 8),
  jetPt: { offsets: Uint32Array.of(0, 3, 3), values: Float64Array.of(50, 40, 22) },
  type: ["G", "T"],
});

test("a table has as many events as its columns have entries", () => {
  expect(events.nEvents).toBe(2);
  expect(eventTable({}).nEvents).toBe(0);
});

test("columns of different lengths make no table", () => {
  const columns = { pt: new Float64Array(3), eta: new Float64Array(2) };
  expect(() => eventTable(columns)).toThrow("column eta has 2 events, pt has 3");
});

test("a column is read by its name and its kind", () => {
  expect(column(events, "met")).toEqual(Float64Array.of(31, 8));
  expect(text(events, "type")).toEqual(["G", "T"]);
  expect(Array.from({ length: 2 }, (_, i) => [...valuesOf(jagged(events, "jetPt"), i)])).toEqual([
    [50, 40, 22],
    [],
  ]);
});

test("a name that is not there gets the names that are", () => {
  expect(() => column(events, "MET")).toThrow("No column MET: the table has met, jetPt, type");
  expect(() => column(events, "constructor")).toThrow(RangeError);
});

test("a column of another kind says what it holds", () => {
  expect(() => column(events, "jetPt")).toThrow("jetPt holds lists of numbers");
  expect(() => text(events, "met")).toThrow("met holds numbers");
  expect(() => jagged(events, "type")).toThrow("type holds text");
});
