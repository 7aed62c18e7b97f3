import { expect, test } from "vitest";
import { mimeBundle } from "../../core/index.ts";
import { hist1d, regular } from "../../hist/index.ts";
import { render } from "../../kernel/render.ts";

test("a value that brings its own forms is shown in them, pictures as base64", () => {
  const picture = { [mimeBundle]: () => ({ "image/png": Uint8Array.of(1, 2), "text/plain": "p" }) };
  expect(render(picture)).toEqual({ "image/png": "AQI=", "text/plain": "p" });
});

test("long columns are shown by their first values", () => {
  const text = String(render(new Float64Array(1000))["text/plain"]);
  expect(text).toContain("990 more items");
  expect(text.length).toBeLessThan(200);
});

test("a promise is shown with what to do about it", () => {
  const pending = new Promise(() => {});
  expect(render(pending)["text/plain"]).toBe(
    "Promise { <pending> }: put await before it to get its value",
  );
});

test("the bars of a histogram grow with its contents", () => {
  const h = hist1d(
    regular(4, 0, 4, { label: "m [GeV]" }),
    [-1, 1.5, 2.5, 2.5, 3.5, 3.5, 3.5, 3.5, 9, 9],
  );
  expect(render(h)["text/plain"]).toBe(
    "Histogram of 4 bins from 0 to 4: m [GeV]\n7 inside, 1 below, 2 above\n ▃▅█",
  );
});

test("an empty histogram is drawn, too", () => {
  const bundle = render(hist1d(regular(3, 0, 3), []));
  expect(bundle["text/plain"]).toContain("0 inside");
  expect(bundle["image/svg+xml"]).not.toContain("NaN");
});

test("events are shown as a table of the first ones, jagged columns as lists", () => {
  const events = {
    nEvents: 2,
    columns: {
      mass: Float64Array.of(91.18764, 3.0969),
      "pt<1>": { offsets: Uint32Array.of(0, 2, 3), values: Float64Array.of(40, 30, 20) },
      run: ["a", "b"],
    },
  };
  const { "text/html": html, "text/plain": text } = render(events);
  expect(html).toContain("<caption>2 events, 3 columns</caption>");
  expect(html).toContain("<th>pt&lt;1&gt;</th>");
  expect(html).toContain("<tr><td>91.1876</td><td>40, 30</td><td>a</td></tr>");
  expect(text).toContain("EventTable of 2 events, 3 columns\n  mass: Float64Array(2)");
});

test("a list of records becomes a table, and says how much of it is left out", () => {
  const rows = Array.from({ length: 30 }, (_, i) => ({ cut: `<${i}>`, passed: i }));
  const { "text/html": html } = render(rows);
  expect(html).toContain("<caption>20 of 30 rows</caption>");
  expect(html).toContain("<tr><td>&lt;3&gt;</td><td>3</td></tr>");
  expect(html).not.toContain("<td>20</td>");
});

test("other lists and records are shown as text only", () => {
  for (const value of [
    [{ a: Math.sin }],
    [1, 2],
    [],
    [{ a: [1] }],
    { a: 1 },
    "text",
    null,
    [new Date(0)],
  ]) {
    expect(Object.keys(render(value))).toEqual(["text/plain"]);
  }
});
