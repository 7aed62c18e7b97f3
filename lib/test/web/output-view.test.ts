import fc from "fast-check";
import { expect, test } from "vitest";
import { hist1d, regular } from "../../hist/index.ts";
import { sceneOf } from "../../plot/histogram/scene-of.ts";
import { inColours } from "../../web/page/output/histogram-colours.ts";
import {
  canLogX,
  firstView,
  isZoomed,
  panned,
  scaled,
  sceneIn,
  selected,
} from "../../web/page/output/histogram-view.ts";

const scene = sceneOf(hist1d(regular(60, 60, 120), [91, 91.2, 90]), {});
const first = firstView(scene);

test("a picture opens as the cell drew it", () => {
  expect(sceneIn(scene, first)).toMatchObject({ xRange: [60, 120], isLogX: false, isLogY: false });
  expect(isZoomed(first)).toBe(false);
});

test("what was selected with the mouse is what the axes show", () => {
  const view = selected(first, scene, { x: [80, 100], y: [0, 2] });
  expect(sceneIn(scene, view)).toMatchObject({ xRange: [80, 100], yRange: [0, 2] });
});

test("twice nearer and twice farther is where one began", () => {
  const nearer = scaled(scaled(first, scene, 0.5), scene, 0.5);
  expect(sceneIn(scene, nearer).xRange).toEqual([82.5, 97.5]);
  expect(isZoomed(scaled(scaled(nearer, scene, 2), scene, 2))).toBe(false);
});

test("however one moves, the view stays within the axis and never becomes empty", () => {
  const moves = fc.array(
    fc.record({ by: fc.double({ min: -3, max: 3, noNaN: true }), isPan: fc.boolean() }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(moves, fc.boolean(), (steps, isLogX) => {
      let view = { ...first, isLogX };
      for (const { by, isPan } of steps) {
        view = isPan ? panned(view, scene, by) : scaled(view, scene, 2 ** by);
        const [from, to] = sceneIn(scene, view).xRange;
        expect(from).toBeGreaterThanOrEqual(60 - 1e-9);
        expect(to).toBeLessThanOrEqual(120 + 1e-9);
        expect(to).toBeGreaterThan(from);
      }
    }),
  );
});

test("a logarithmic axis begins at the first positive edge; an axis without one has no logarithm", () => {
  const fromZero = sceneOf(hist1d(regular(10, 0, 100), [5]), {});
  expect(sceneIn(fromZero, { isLogX: true, isLogY: false }).xRange).toEqual([10, 100]);
  expect(canLogX(sceneOf(hist1d(regular(2, -2, 0), [-1]), {}))).toBe(false);
  expect(sceneIn(scene, { isLogX: false, isLogY: true, y: [-1, 5] }).yRange).toBeUndefined();
});

test("on a dark page black points become light, and pale areas dark", () => {
  const dark = { ink: "rgb(228, 233, 241)", paper: "rgb(23, 28, 38)" };
  const data = sceneOf({ data: { histogram: hist1d(regular(2, 0, 2), [1]), label: "data" } }, {});
  expect(inColours(data, dark).layers[0]).toMatchObject({ colour: dark.ink });
  const [area] = inColours(scene, dark).layers;
  expect(area).toMatchObject({ style: { colour: "#0072b2" }, fill: "rgba(17, 52, 77, 1)" });
});
