import fc from "fast-check";
import { expect, test } from "vitest";
import { type Box, findRoom } from "../../plot/scene/headroom.ts";
import type { Layer } from "../../plot/scene/panel.ts";
import { shareOf } from "../../plot/scene/skyline.ts";

const size = { width: 600, height: 400 };
const x = { range: [0, 10], isLog: false } as const;
const edges = Float64Array.from({ length: 11 }, (_, i) => i);
const steps = (contents: readonly number[]): Layer => ({
  kind: "steps",
  edges,
  contents,
  style: { colour: "#000000" },
});

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.bottom < b.top && b.bottom < a.top;

/** The part of the frame below each bin's content. */
const bars = (contents: readonly number[], y: Parameters<typeof shareOf>[1]): Box[] =>
  contents.map((n, i) => ({
    left: i / 10 + 1e-9,
    right: (i + 1) / 10 - 1e-9,
    bottom: 0,
    top: n > 0 ? shareOf(n, y) : 0,
  }));

test("the legend goes to the left when the peak is on the right", () => {
  const wishes = { legend: ["data", "simulation"], peaks: [] };
  const { legend } = findRoom([steps([1, 1, 1, 1, 1, 1, 1, 1, 1, 9])], wishes, {
    x,
    isLogY: false,
    size,
  });
  expect(legend?.right).toBeLessThan(0.5);
});

test("without legend and labels the axis ends 8 % above the highest bin", () => {
  const { range } = findRoom(
    [steps([1, 2, 50, 2, 1, 0, 0, 0, 0, 0])],
    { legend: [], peaks: [] },
    {
      x,
      isLogY: false,
      size,
    },
  );
  expect(range).toEqual([0, 54]);
});

test("a label stands right over its own peak, beside a higher neighbour", () => {
  const contents = [1, 1, 1, 100, 1, 20, 1, 1, 1, 1];
  const peaks = [{ x: 5.5, label: "ψ(2S) and more words" }];
  const room = findRoom([steps(contents)], { legend: [], peaks }, { x, isLogY: false, size });
  const y = { range: room.range, isLog: false };
  expect(room.labels[0]).toMatchObject({ align: "left" });
  expect(room.labels[0]!.box.bottom).toBeCloseTo(shareOf(20, y) + 7 / size.height, 10);
});

test("legend and labels cover neither the data nor one another, on either kind of axis", () => {
  const content = fc.integer({ min: 0, max: 100_000 });
  const names = fc.constantFrom("Z", "J/ψ", "Υ(1S)", "ψ(2S)", "data", "simulated background");
  const scene = fc.record({
    contents: fc.array(content, { minLength: 10, maxLength: 10 }),
    legend: fc.array(names, { maxLength: 4 }),
    peaks: fc.array(fc.record({ x: fc.double({ min: 1, max: 9, noNaN: true }), label: names }), {
      maxLength: 4,
    }),
    isLogY: fc.boolean(),
  });
  fc.assert(
    fc.property(scene, ({ contents, legend, peaks, isLogY }) => {
      const room = findRoom([steps(contents)], { legend, peaks }, { x, isLogY, size });
      const boxes = [...(room.legend ? [room.legend] : []), ...room.labels.map(({ box }) => box)];
      expect(room.labels).toHaveLength(peaks.length);
      const y = { range: room.range, isLog: isLogY };
      for (const [i, box] of boxes.entries()) {
        expect(box.top).toBeLessThanOrEqual(1);
        for (const bar of bars(contents, y)) expect(overlap(box, bar)).toBe(false);
        for (const other of boxes.slice(i + 1)) expect(overlap(box, other)).toBe(false);
      }
    }),
  );
});
