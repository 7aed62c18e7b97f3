import { inspect } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { column, eventTable, filter, map } from "../../event/index.ts";

const events = eventTable({
  pt: Float64Array.of(45, 12, 30),
  eta: Float64Array.of(-1.5, 0.2, 2.6),
  type: ["G", "T", "G"],
});

test("a cut keeps the events that pass, with all their columns", () => {
  const central = filter(events, ({ pt, eta }) => pt! > 20 && Math.abs(eta!) < 2.4);
  expect(central.nEvents).toBe(1);
  expect(central.columns).toEqual({
    pt: Float64Array.of(45),
    eta: Float64Array.of(-1.5),
    type: ["G"],
  });
});

test("a formula gives one number for each event", () => {
  expect(map(events, ({ pt }) => 2 * pt!)).toEqual(Float64Array.of(90, 24, 60));
});

test("a cut and its opposite share the events out, in their order", () => {
  fc.assert(
    fc.property(fc.float64Array(), fc.double(), (x, threshold) => {
      const table = eventTable({ x });
      const below = column(
        filter(table, ({ x: value }) => value! < threshold),
        "x",
      );
      const rest = column(
        filter(table, ({ x: value }) => !(value! < threshold)),
        "x",
      );
      expect([...below]).toEqual([...x].filter((value) => value < threshold));
      expect(below.length + rest.length).toBe(x.length);
    }),
  );
});

test("a misspelt column stops the loop instead of turning everything into NaN", () => {
  expect(() => filter(events, ({ Pt }) => Pt! > 20)).toThrow("No column Pt: the table has pt");
  expect(() => map(events, ({ type }) => type!)).toThrow("Column type holds text");
});

test("a row can be copied and printed, and not written to", () => {
  const copies: object[] = [];
  map(events, (row) => {
    copies.push({ ...row });
    expect(inspect(row)).toContain("pt");
    expect(() => Object.assign(row, { pt: 0 })).toThrow(TypeError);
    return 0;
  });
  expect(copies).toEqual([
    { pt: 45, eta: -1.5 },
    { pt: 12, eta: 0.2 },
    { pt: 30, eta: 2.6 },
  ]);
});
