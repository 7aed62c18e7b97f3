import type { Layer, LineStyle } from "./panel.ts";
import type { Brush, Drawn, RootObject } from "./root-object.ts";

const noStatistics = 1 << 9;

/** What draws one layer of a panel. */
export function layerObject(brush: Brush, layer: Layer, name: string): Drawn {
  if (layer.kind === "points") return pointsObject(brush, layer, name);
  if (layer.kind === "steps") return stepsObject(brush, layer, name);
  if (layer.kind === "band") return bandObject(brush, layer, name);
  const { x, y, style } = layer;
  return {
    object: graph(brush, "TGraph", { name, x, y, ...lineFields(brush, style) }),
    option: "L",
  };
}

function pointsObject(brush: Brush, layer: Layer & { kind: "points" }, name: string): Drawn {
  const colour = brush.root.colourIndex(layer.colour);
  const none = new Array(layer.x.length).fill(0);
  const object = graph(brush, "TGraphAsymmErrors", {
    name,
    x: layer.x,
    y: layer.y,
    ...{ fEXlow: none, fEXhigh: none },
    ...{ fEYlow: Array.from(layer.down), fEYhigh: Array.from(layer.up) },
    ...{ fMarkerStyle: 20, fMarkerSize: 0.8 * brush.fineness, fMarkerColor: colour },
    ...{ fLineColor: colour, fLineWidth: brush.fineness },
  });
  return { object, option: "PZ0" };
}

function bandObject(brush: Brush, layer: Layer & { kind: "band" }, name: string): Drawn {
  const { edges, low, high } = layer;
  const bins = Array.from(low, (from, i) => ({
    centre: (edges[i]! + edges[i + 1]!) / 2,
    halfWidth: (edges[i + 1]! - edges[i]!) / 2,
    middle: (from + high[i]!) / 2,
    reach: (high[i]! - from) / 2,
  }));
  const [widths, reaches] = [
    bins.map(({ halfWidth }) => halfWidth),
    bins.map(({ reach }) => reach),
  ];
  const object = graph(brush, "TGraphAsymmErrors", {
    name,
    x: bins.map(({ centre }) => centre),
    y: bins.map(({ middle }) => middle),
    ...{ fEXlow: widths, fEXhigh: widths, fEYlow: reaches, fEYhigh: reaches },
    ...{ fFillColor: brush.root.colourIndex(layer.colour), fFillStyle: 1001, fLineWidth: 0 },
  });
  return { object, option: "2" };
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
  { root, fineness }: Brush,
  { colour, width = 2, isDashed = false }: LineStyle,
): RootObject {
  return {
    fLineColor: root.colourIndex(colour),
    fLineWidth: width * fineness,
    fLineStyle: isDashed ? 7 : 1,
  };
}
