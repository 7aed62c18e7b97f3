import fc from "fast-check";
import { expect, test } from "vitest";
import { readScene } from "../../plot/live/read-scene.ts";
import { liveScene } from "../../plot/live/scene-json.ts";
import { clipBoxes } from "../../plot/scene/clip-layers.ts";
import { sceneWith } from "../../plot/scene/layered.ts";
import { legendInRows, legendInside } from "../../plot/scene/legend-layout.ts";
import type { Layer } from "../../plot/scene/panel.ts";
import { panelsOf } from "../../plot/scene/panels.ts";
import { roundValues } from "../../plot/scene/top-axis.ts";

const size = { width: 760, height: 560 };
const line = (y: readonly number[]): Layer => ({
  ...{ kind: "line", x: y.map((_, i) => i), y },
  style: { colour: "#000000", isDashed: false },
});

test("names of rows stand left of the frame, from top to bottom, each in the middle of its row", () => {
  const rows = ["first", "second", "third"];
  const [panel] = panelsOf(sceneWith([{ layer: line([0, 3]) }], { rows, xRange: [0, 1] }), size);
  const { margins, texts, y } = panel!;
  expect(y).toMatchObject({ range: [0, 3], hasLabels: false, ticks: "none" });
  for (const [i, { text, at, align }] of texts.entries()) {
    expect(text).toBe(rows[i]);
    expect(align).toBe("right");
    expect(at[0]).toBeLessThan(margins.left);
    const share = (at[1] - margins.bottom) / (1 - margins.bottom - margins.top);
    expect(share).toBeCloseTo((2.5 - i) / 3, 10);
  }
});

test("zooming into rows shows the names of those alone", () => {
  const scene = sceneWith([{ layer: line([0, 4]) }], {
    rows: ["a", "b", "c", "d"],
    xRange: [0, 1],
  });
  const [panel] = panelsOf({ ...scene, yRange: [0, 2] }, size);
  expect(panel!.texts.map(({ text }) => text)).toEqual(["c", "d"]);
});

test("names of sections lie flat where they fit and stand upright where they do not", () => {
  const scene = (label: string) =>
    sceneWith([{ layer: line([1, 2, 3]) }], {
      xRange: [0, 2],
      sections: [0, 1].map((from) => ({ from, to: from + 1, label })),
    });
  const [flat] = panelsOf(scene("SR"), size);
  expect(flat!.texts.map(({ isUpright }) => isUpright)).toEqual([false, false]);
  const [tall] = panelsOf(scene("a signal region with a name too long for half a frame"), size);
  expect(tall!.texts.every(({ isUpright }) => isUpright)).toBe(true);
  expect(tall!.margins.bottom).toBeGreaterThan(flat!.margins.bottom);
  expect(tall!.x).toMatchObject({ hasLabels: false, title: "" });
});

test("every entry of a legend has its place, in as many columns as there is room for", () => {
  const labels = fc.array(fc.string({ minLength: 1, maxLength: 30 }), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(labels, fc.integer({ min: 100, max: 1500 }), (names, room) => {
      for (const layout of [legendInside(names, room), legendInRows(names, room)]) {
        const { columns, width } = layout;
        expect(columns.flatMap(({ from, to }) => names.slice(from, to))).toEqual(names);
        expect(width <= room || columns.length === 1).toBe(true);
      }
    }),
  );
});

test("with a vertical axis that is given, the legend goes to the corner that is free", () => {
  const corner = (y: readonly number[]): readonly [string, string] => {
    const scene = sceneWith([{ layer: line(y), label: "curve" }], {
      xRange: [0, y.length - 1],
      yRange: [0, 1],
    });
    const [left, bottom] = panelsOf(scene, size)[0]!.legends[0]!.box;
    return [bottom > 0.5 ? "top" : "bottom", left > 0.5 ? "right" : "left"];
  };
  expect(corner([0, 0.5, 0.94, 0.94])).toEqual(["top", "left"]);
  expect(corner([0.94, 0.94, 0.5, 0.02])).toEqual(["top", "right"]);
  expect(corner([...new Array(19).fill(0.94), 0.03])).toEqual(["bottom", "right"]);
});

test("marks on the upper axis are round, and its values those below times the factor", () => {
  const ends = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(ends, (reach) => {
      const marks = roundValues(-reach, reach);
      expect(marks.length).toBeGreaterThanOrEqual(3);
      expect(marks.length).toBeLessThanOrEqual(12);
      expect(marks.some((mark) => Math.abs(mark) < 1e-9 * reach)).toBe(true);
    }),
  );
  const scene = sceneWith([{ layer: line([0, 1]) }], {
    ...{ xRange: [-2, 2], yRange: [0, 1], top: { title: "Δμ", factor: 0.1 } },
  });
  const [panel] = panelsOf(scene, size);
  const { left, right } = panel!.margins;
  const mark = panel!.texts.find(({ text }) => text === "0.1")!;
  expect(mark.at[0]).toBeCloseTo(left + 0.75 * (1 - left - right), 10); // 0.1 is 1 below
});

test("boxes are cut at the ends of the axes, and what is outside is gone", () => {
  const boxes = {
    kind: "boxes",
    ...{ left: [0, 5, 9], right: [2, 6, 12], low: [0, 0, 0], high: [1, 1, 3] },
    colour: "#000000",
  } as const;
  const cut = clipBoxes(boxes, { x: [1, 10], y: [0, 2] });
  expect(cut).toMatchObject({ left: [1, 5, 9], right: [2, 6, 10], high: [1, 1, 2] });
  expect(clipBoxes(boxes, { x: [7, 8] }).left).toEqual([]);
});

test("rows, sections, areas, boxes and the axis on top arrive in the page as they were", () => {
  const area = {
    kind: "area",
    x: [0, 1],
    low: [0, 1],
    high: [2, 3],
    colour: "#00a651",
    paleness: 0.5,
  } as const;
  const boxes = {
    kind: "boxes",
    ...{ left: [0], right: [1], low: [0], high: [2], colour: "#0072b2" },
    isHollow: true,
  } as const;
  const bars = {
    kind: "points",
    ...{ x: [0.5], y: [1], down: [0], up: [0], left: [0.25], right: [0.125] },
    ...{ colour: "#000000", isOpen: true },
  } as const;
  const scene = sceneWith([{ layer: area }, { layer: boxes, label: "box" }, { layer: bars }], {
    xRange: [0, 1],
    rows: ["a", "b"],
    sections: [{ from: 0, to: 1, label: "SR" }],
    top: { title: "Δμ", factor: 2 },
    texts: [{ text: "1σ", at: [0.5, 1], in: "axes", align: "centre" }],
    ...{ legendAt: "above", yRange: [0, 2], isWholeX: true },
    below: { title: "", range: [0, 1], layers: [line([0, 1])], rows: ["c"], share: 0.4 },
  });
  const read = readScene(JSON.parse(JSON.stringify(liveScene(scene, size)))).scene;
  const { layers, below, ...words } = scene;
  expect(read).toMatchObject(words);
  expect(read.below).toMatchObject({ rows: ["c"], share: 0.4 });
  const plain = (panels: unknown): unknown =>
    JSON.parse(
      JSON.stringify(panels, (_, value) =>
        value instanceof Float64Array ? Array.from(value) : value,
      ),
    );
  expect(plain(panelsOf(read, size))).toEqual(plain(panelsOf(scene, size)));
});
