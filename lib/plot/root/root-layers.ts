import { mixed } from "../palette.ts";
import type { Layer, LineStyle } from "../scene/panel.ts";
import type { Brush, Drawn, RootObject } from "./root-object.ts";

const noStatistics = 1 << 9;
const [dot, ring] = [20, 24];
const black = "#000000";

/** What draws one layer of a panel. */
export function layerObject(brush: Brush, layer: Layer, name: string): Drawn {
  if (layer.kind === "points") return pointsObject(brush, layer, name);
  if (layer.kind === "steps") return stepsObject(brush, layer, name);
  if (layer.kind === "band") return bandObject(brush, layer, name);
  if (layer.kind === "area") return areaObject(brush, layer, name);
  if (layer.kind === "boxes") return boxesObject(brush, layer, name);
  const { x, y, style } = layer;
  return {
    object: graph(brush, "TGraph", { name, x, y, ...lineFields(brush, style) }),
    option: "L",
  };
}

function pointsObject(brush: Brush, layer: Layer & { kind: "points" }, name: string): Drawn {
  const colour = brush.root.colourIndex(layer.colour);
  const none = new Array<number>(layer.x.length).fill(0);
  const object = graph(brush, "TGraphAsymmErrors", {
    name,
    x: layer.x,
    y: layer.y,
    ...{ fEXlow: Array.from(layer.left ?? none), fEXhigh: Array.from(layer.right ?? none) },
    ...{ fEYlow: Array.from(layer.down), fEYhigh: Array.from(layer.up) },
    ...{ fMarkerStyle: layer.isOpen ? ring : dot, fMarkerSize: 0.8 * brush.fineness },
    ...{ fMarkerColor: colour, fLineColor: colour, fLineWidth: brush.fineness },
  });
  return { object, option: "PZ0" };
}

function bandObject(brush: Brush, layer: Layer & { kind: "band" }, name: string): Drawn {
  const { edges, low, high, colour } = layer;
  const [left, right] = [edges.subarray(0, -1), edges.subarray(1)];
  return boxesObject(brush, { kind: "boxes", left, right, low, high, colour }, name);
}

function boxesObject(brush: Brush, layer: Layer & { kind: "boxes" }, name: string): Drawn {
  const { left, right, low, high, isHollow } = layer;
  const [x, y] = [middles(left, right), middles(low, high)];
  const [across, up] = [halves(left, right), halves(low, high)];
  const object = graph(brush, "TGraphAsymmErrors", {
    ...{ name, x, y, fEXlow: across, fEXhigh: across, fEYlow: up, fEYhigh: up },
    ...(isHollow
      ? { fFillStyle: 0, ...lineFields(brush, { colour: layer.colour, width: 1 }) }
      : areaFields(brush, layer)),
  });
  return { object, option: isHollow ? "5" : "2" };
}

function areaObject(brush: Brush, layer: Layer & { kind: "area" }, name: string): Drawn {
  const { x, low, high } = layer;
  const [y, up] = [middles(low, high), halves(low, high)];
  const none = up.map(() => 0);
  const object = graph(brush, "TGraphAsymmErrors", {
    ...{ name, x, y, fEXlow: none, fEXhigh: none, fEYlow: up, fEYhigh: up },
    ...areaFields(brush, layer),
  });
  return { object, option: "3" };
}

function middles(from: ArrayLike<number>, to: ArrayLike<number>): number[] {
  return Array.from(from, (a, i) => (a + to[i]!) / 2);
}

function halves(from: ArrayLike<number>, to: ArrayLike<number>): number[] {
  return Array.from(from, (a, i) => Math.abs(to[i]! - a) / 2);
}

/** A filled area; what is faded fades into the colour of the paper. */
function areaFields(
  { root, paper = "#ffffff" }: Brush,
  { colour, paleness = 0 }: { readonly colour: string; readonly paleness?: number },
): RootObject {
  const shown = paleness > 0 ? mixed(colour, paper, paleness) : colour;
  return { fFillColor: root.colourIndex(shown), fFillStyle: 1001, fLineWidth: 0 };
}

function stepsObject(brush: Brush, layer: Layer & { kind: "steps" }, name: string): Drawn {
  const { edges, contents, style, fill } = layer;
  const steps = brush.root.createHistogram("TH1D", contents.length);
  const bits = Number(steps["fBits"] ?? 0) | noStatistics;
  const area = fill
    ? { fFillColor: brush.root.colourIndex(fill), fFillStyle: 1001 }
    : { fFillStyle: 0 };
  Object.assign(steps, { fName: name, fBits: bits, ...lineFields(brush, style), ...area });
  Object.assign(steps["fXaxis"] as RootObject, {
    fXmin: edges[0],
    fXmax: edges.at(-1),
    fXbins: Array.from(edges),
  });
  const cells = steps["fArray"] as number[];
  for (let i = 0; i < contents.length; i++) cells[i + 1] = contents[i]!;
  return { object: steps, option: "HIST SAME" };
}

function graph(
  { root }: Brush,
  type: string,
  { name, x, y, ...fields }: { name: string; x: ArrayLike<number>; y: ArrayLike<number> },
): RootObject {
  const points = { fName: name, fNpoints: x.length, fX: Array.from(x), fY: Array.from(y) };
  return Object.assign(root.create(type), points, fields);
}

function lineFields(
  { root, fineness, ink = black }: Brush,
  { colour, width = 2, isDashed = false }: LineStyle,
): RootObject {
  return {
    fLineColor: root.colourIndex(colour === black ? ink : colour),
    fLineWidth: width * fineness,
    fLineStyle: isDashed ? 7 : 1,
  };
}
