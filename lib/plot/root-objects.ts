import { legendMark } from "./headroom.ts";
import { listOf, type Root, type RootObject } from "./jsroot.ts";
import type { Layer, Legend, LineStyle, Panel, PanelAxis, Text } from "./panel.ts";
import { rootText } from "./root-text.ts";

/** Sizes of texts and marks in pixels, so that panels of different heights look alike. */
const titlePixels = 20;
const labelPixels = 17;
const textPixels = 17;
const [helvetica, helveticaBold] = [42, 62];

/** jsroot rounds to whole units; with four of them to a pixel, curves are smooth and bins in place. */
export const fineness = 4;

const noStatistics = 1 << 9;
const inPanelUnits = 1 << 14;

interface Drawn {
  readonly object: RootObject;
  readonly option: string;
}

/** The TPad that shows a panel of a picture of this size in pixels. */
export function panelObject(
  root: Root,
  panel: Panel,
  { name, width, height }: { name: string; width: number; height: number },
): RootObject {
  const [bottom, top] = panel.span;
  const pixels = (top - bottom) * height;
  const pad = root.create("TPad");
  const place = { fXlowNDC: 0, fYlowNDC: bottom, fWNDC: 1, fHNDC: top - bottom };
  const { left, right, bottom: below, top: above } = panel.margins;
  Object.assign(pad, place, {
    fName: name,
    ...{ fAbsXlowNDC: 0, fAbsYlowNDC: bottom, fAbsWNDC: 1, fAbsHNDC: top - bottom },
    ...{ fLeftMargin: left, fRightMargin: right, fBottomMargin: below, fTopMargin: above },
    ...{ fTickx: 1, fTicky: 1, fFrameBorderMode: 0, fBorderMode: 0, fFillColor: 0 },
    fFrameLineWidth: fineness,
    ...{ fLogx: panel.x.isLog ? 1 : 0, fLogy: panel.y.isLog ? 1 : 0 },
  });
  const layers = panel.layers.map((layer, i) => layerObject(root, layer, `${name}layer${i}`));
  const frame = frameObject(root, panel, { name: `${name}frame`, pixels });
  const texts = panel.texts.map((text) => textObject(root, text, pixels));
  const legend = panel.legend ? [legendObject(root, panel.legend, layers, { width, pixels })] : [];
  pad["fPrimitives"] = listOf(root, [frame, ...layers, ...texts, ...legend, redrawnAxis(frame)]);
  return pad;
}

/** An empty histogram carries the axes. */
function frameObject(
  root: Root,
  { x, y }: Panel,
  { name, pixels }: { name: string; pixels: number },
): Drawn {
  const frame = root.createHistogram("TH1D", 1);
  const bits = Number(frame["fBits"] ?? 0) | noStatistics;
  const [fMinimum, fMaximum] = y.range;
  Object.assign(frame, { fName: name, fTitle: "", fBits: bits, fMinimum, fMaximum });
  Object.assign(frame["fXaxis"] as RootObject, axisFields(x, pixels), {
    fXmin: x.range[0],
    fXmax: x.range[1],
    fTitleOffset: 1.15,
    fMoreLogLabels: x.isLog,
  });
  Object.assign(frame["fYaxis"] as RootObject, axisFields(y, pixels), {
    fTitleOffset: (1.3 * pixels) / 560,
  });
  return { object: frame, option: "AXIS" };
}

/** The axis once more, so that filled areas do not cover its ticks. */
function redrawnAxis({ object }: Drawn): Drawn {
  return { object, option: "AXIS SAME" };
}

function axisFields({ title, hasLabels, divisions }: PanelAxis, pixels: number): RootObject {
  return {
    fTitle: rootText(title),
    fTitleFont: helvetica,
    fLabelFont: helvetica,
    fTitleSize: titlePixels / pixels,
    fLabelSize: hasLabels ? labelPixels / pixels : 0,
    fNdivisions: 500 + divisions,
    fTickLength: 0.02,
  };
}

function layerObject(root: Root, layer: Layer, name: string): Drawn {
  if (layer.kind === "points") return pointsObject(root, layer, name);
  if (layer.kind === "steps") return stepsObject(root, layer, name);
  if (layer.kind === "band") return bandObject(root, layer, name);
  const { x, y, style } = layer;
  return { object: graph(root, "TGraph", { name, x, y, ...lineFields(root, style) }), option: "L" };
}

function pointsObject(root: Root, layer: Layer & { kind: "points" }, name: string): Drawn {
  const colour = root.colourIndex(layer.colour);
  const none = new Array(layer.x.length).fill(0);
  const object = graph(root, "TGraphAsymmErrors", {
    name,
    x: layer.x,
    y: layer.y,
    ...{ fEXlow: none, fEXhigh: none },
    ...{ fEYlow: Array.from(layer.down), fEYhigh: Array.from(layer.up) },
    ...{ fMarkerStyle: 20, fMarkerSize: 0.8 * fineness, fMarkerColor: colour },
    ...{ fLineColor: colour, fLineWidth: fineness },
  });
  return { object, option: "PZ0" };
}

function bandObject(root: Root, layer: Layer & { kind: "band" }, name: string): Drawn {
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
  const object = graph(root, "TGraphAsymmErrors", {
    name,
    x: bins.map(({ centre }) => centre),
    y: bins.map(({ middle }) => middle),
    ...{ fEXlow: widths, fEXhigh: widths, fEYlow: reaches, fEYhigh: reaches },
    ...{ fFillColor: root.colourIndex(layer.colour), fFillStyle: 1001, fLineWidth: 0 },
  });
  return { object, option: "2" };
}

function stepsObject(root: Root, layer: Layer & { kind: "steps" }, name: string): Drawn {
  const { edges, contents, style, fill } = layer;
  const steps = root.createHistogram("TH1D", contents.length);
  const bits = Number(steps["fBits"] ?? 0) | noStatistics;
  const area = fill ? { fFillColor: root.colourIndex(fill), fFillStyle: 1001 } : { fFillStyle: 0 };
  Object.assign(steps, { fName: name, fBits: bits, ...lineFields(root, style), ...area });
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
  root: Root,
  type: string,
  { name, x, y, ...fields }: { name: string; x: ArrayLike<number>; y: ArrayLike<number> },
): RootObject {
  const points = { fName: name, fNpoints: x.length, fX: Array.from(x), fY: Array.from(y) };
  return Object.assign(root.create(type), points, fields);
}

function lineFields(root: Root, { colour, width = 2, isDashed = false }: LineStyle): RootObject {
  return {
    fLineColor: root.colourIndex(colour),
    fLineWidth: width * fineness,
    fLineStyle: isDashed ? 7 : 1,
  };
}

function textObject(
  root: Root,
  { text, at, in: units, align, isBold = false }: Text,
  pixels: number,
): Drawn {
  const object = root.create("TLatex");
  Object.assign(object, {
    ...{ fX: at[0], fY: at[1], fTitle: rootText(text) },
    fTextFont: isBold ? helveticaBold : helvetica,
    fTextSize: textPixels / pixels,
    fTextAlign: { left: 11, centre: 21, right: 31 }[align],
    fBits: Number(object["fBits"] ?? 0) | (units === "panel" ? inPanelUnits : 0),
  });
  return { object, option: "" };
}

function legendObject(
  root: Root,
  { entries, box: [left, bottom, right, top] }: Legend,
  layers: readonly Drawn[],
  { width, pixels }: { width: number; pixels: number },
): Drawn {
  const legend = root.create("TLegend");
  Object.assign(legend, {
    ...{ fX1NDC: left, fX2NDC: right, fY1NDC: bottom, fY2NDC: top },
    ...{ fX1: left, fX2: right, fY1: bottom, fY2: top },
    ...{ fBorderSize: 0, fFillStyle: 0, fTextFont: helvetica, fTextAlign: 12 },
    fMargin: (legendMark - 8) / (width * (right - left)),
    fTextSize: textPixels / pixels,
  });
  const items = entries.map(({ label, layer }) => {
    const { object, option } = layers[layer]!;
    const entry = root.create("TLegendEntry");
    const mark = option.startsWith("P") ? "pe" : object["fFillStyle"] === 1001 ? "f" : "l";
    Object.assign(entry, { fObject: object, fLabel: `\u2002${rootText(label)}`, fOption: mark });
    return { object: entry, option: mark };
  });
  legend["fPrimitives"] = listOf(root, items);
  return { object: legend, option: "" };
}
