import { expect, test } from "vitest";
import { layerObject } from "../../plot/root/root-layers.ts";
import { sceneWith } from "../../plot/scene/layered.ts";
import type { Layer } from "../../plot/scene/panel.ts";
import { inColours } from "../../web/page/output/histogram-colours.ts";
import { canLogX, canLogY, firstView, sceneIn } from "../../web/page/output/histogram-view.ts";

const dark = { ink: "rgb(230, 230, 230)", paper: "rgb(20, 20, 40)" };

/** The colours that a layer is drawn with on this ground. */
function coloursOf(
  layer: Layer,
  ground: { readonly ink?: string; readonly paper?: string },
): string[] {
  const seen: string[] = [];
  const root = {
    create: () => ({}),
    createHistogram: () => ({ fXaxis: {}, fArray: [] }),
    colourIndex: (colour: string) => seen.push(colour),
  };
  layerObject({ root, fineness: 1, ...ground }, layer, "layer");
  return seen;
}

test("an area fades into the ground that it stands on, white paper or a dark page", () => {
  const area: Layer = {
    kind: "area",
    x: [0, 1],
    low: [0, 0],
    high: [1, 1],
    colour: "#008040",
    paleness: 0.5,
  };
  expect(coloursOf(area, {})).toEqual(["#80c0a0"]); // halfway to white
  expect(coloursOf(area, dark)).toEqual(["#0a4a34"]); // halfway to the page
});

test("a black line is drawn in the ink of the page, other colours stay", () => {
  const line = (colour: string): Layer => ({
    kind: "line",
    x: [0, 1],
    y: [0, 1],
    style: { colour },
  });
  expect(coloursOf(line("#000000"), dark)).toEqual([dark.ink]);
  expect(coloursOf(line("#d55e00"), dark)).toEqual(["#d55e00"]);
});

test("areas that one sees through stay so on a dark page", () => {
  const fill = "rgba(0, 114, 178, 0.25)";
  const steps = {
    kind: "steps",
    edges: Float64Array.of(0, 1),
    contents: [1],
    style: { colour: "#0072b2" },
  } as const;
  const scene = sceneWith(
    [{ layer: { ...steps, fill } }, { layer: { ...steps, fill: "#b8d8e9" } }],
    {
      xRange: [0, 1],
    },
  );
  const [through, opaque] = inColours(scene, dark).layers;
  expect(through).toMatchObject({ fill });
  expect(opaque).not.toMatchObject({ fill: "#b8d8e9" });
});

test("axes that carry names have no logarithm", () => {
  const layer: Layer = {
    kind: "boxes",
    left: [0],
    right: [1],
    low: [0],
    high: [1],
    colour: "#000000",
  };
  const rows = sceneWith([{ layer }], { xRange: [0, 1], rows: ["JES"] });
  expect([canLogX(rows), canLogY(rows)]).toEqual([false, false]);
  const sections = sceneWith([{ layer }], {
    xRange: [0, 1],
    sections: [{ from: 0, to: 1, label: "SR" }],
  });
  expect([canLogX(sections), canLogY(sections)]).toEqual([false, true]);
  const plain = sceneWith([{ layer }], { xRange: [0, 4] });
  expect(sceneIn(plain, { ...firstView(plain), isLogX: true }).xRange).toEqual([1, 4]); // boxes have places too
});
