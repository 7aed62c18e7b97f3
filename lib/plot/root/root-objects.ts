import { legendMark } from "../scene/legend-layout.ts";
import type { Legend, Panel, PanelAxis, Text } from "../scene/panel.ts";
import type { SceneSize } from "../scene/scene.ts";
import { layerObject } from "./root-layers.ts";
import { type Brush, type Drawn, listOf, type RootObject } from "./root-object.ts";
import { rootText } from "./root-text.ts";

/** Sizes of texts and marks in pixels, so that panels of different heights look alike. */
const titlePixels = 20;
const labelPixels = 17;
const textPixels = 17;
const [helvetica, helveticaBold] = [42, 62];

const noStatistics = 1 << 9;
const inPanelUnits = 1 << 14;

/** The TCanvas that shows panels in a picture of this size in pixels. */
export function canvasObject(brush: Brush, panels: readonly Panel[], size: SceneSize): RootObject {
  const { root, fineness, paper } = brush;
  const canvas = root.create("TCanvas");
  const pads = panels.map((panel, i) => panelObject(brush, panel, { name: `pad${i}`, ...size }));
  Object.assign(canvas, {
    ...{ fName: "canvas", fCw: size.width * fineness, fCh: size.height * fineness },
    fFillColor: paper ? root.colourIndex(paper) : 0,
  });
  canvas["fPrimitives"] = listOf(
    root,
    pads.map((object) => ({ object, option: "" })),
  );
  return canvas;
}

/** A pad in pixels; ROOT's sizes are shares of its shorter side. */
interface PadScale {
  readonly width: number;
  readonly pixels: number;
  readonly unit: number;
}

function panelObject(
  brush: Brush,
  panel: Panel,
  { name, width, height }: SceneSize & { name: string },
): RootObject {
  const { root, fineness, ink } = brush;
  const [bottom, top] = panel.span;
  const pixels = (top - bottom) * height;
  const scale = { width, pixels, unit: Math.min(width, pixels) };
  const pad = root.create("TPad");
  const place = { fXlowNDC: 0, fYlowNDC: bottom, fWNDC: 1, fHNDC: top - bottom };
  const { left, right, bottom: below, top: above } = panel.margins;
  Object.assign(pad, place, {
    fName: name,
    ...{ fAbsXlowNDC: 0, fAbsYlowNDC: bottom, fAbsWNDC: 1, fAbsHNDC: top - bottom },
    ...{ fLeftMargin: left, fRightMargin: right, fBottomMargin: below, fTopMargin: above },
    ...{ fTickx: onBothSides(panel.x), fTicky: onBothSides(panel.y) },
    ...{ fFrameBorderMode: 0, fBorderMode: 0 },
    ...groundFields(brush),
    fFrameLineWidth: fineness,
    ...(ink && { fFrameLineColor: root.colourIndex(ink) }),
    ...{ fLogx: panel.x.isLog ? 1 : 0, fLogy: panel.y.isLog ? 1 : 0 },
  });
  const layers = panel.layers.map((layer, i) => layerObject(brush, layer, `${name}layer${i}`));
  const frame = frameObject(brush, panel, { name: `${name}frame`, ...scale });
  const texts = panel.texts.map((text) => textObject(brush, text, scale));
  const legends = panel.legends.map((legend) => legendObject(brush, legend, layers, scale));
  pad["fPrimitives"] = listOf(root, [frame, ...layers, ...texts, ...legends, redrawnAxis(frame)]);
  return pad;
}

function onBothSides({ ticks = "both" }: PanelAxis): 0 | 1 {
  return ticks === "both" ? 1 : 0;
}

function groundFields({ root, paper }: Brush): RootObject {
  const colour = paper ? root.colourIndex(paper) : 0;
  return { fFillColor: colour, fFrameFillColor: colour };
}

/** An empty histogram carries the axes. */
function frameObject(
  brush: Brush,
  { x, y }: Panel,
  { name, ...scale }: { name: string } & PadScale,
): Drawn {
  const frame = brush.root.createHistogram("TH1D", 1);
  const bits = Number(frame["fBits"] ?? 0) | noStatistics;
  const [fMinimum, fMaximum] = y.range;
  Object.assign(frame, { fName: name, fTitle: "", fBits: bits, fMinimum, fMaximum });
  Object.assign(frame["fXaxis"] as RootObject, axisFields(brush, x, scale), {
    fXmin: x.range[0],
    fXmax: x.range[1],
    fTitleOffset: (1.15 * scale.unit) / scale.pixels,
    fMoreLogLabels: x.isLog,
  });
  Object.assign(frame["fYaxis"] as RootObject, axisFields(brush, y, scale), {
    fTitleOffset: ((1.5 * scale.unit) / 560) * (760 / scale.width), // beside labels of five digits
  });
  return { object: frame, option: "AXIS" };
}

/** The axis once more, so that filled areas do not cover its ticks. */
function redrawnAxis({ object }: Drawn): Drawn {
  return { object, option: "AXIS SAME" };
}

function axisFields(
  { root, ink }: Brush,
  { title, hasLabels, divisions, ticks }: PanelAxis,
  { unit, pixels }: PadScale,
): RootObject {
  const colour = ink && root.colourIndex(ink);
  return {
    ...(colour && { fAxisColor: colour, fLabelColor: colour, fTitleColor: colour }),
    fTitle: rootText(title),
    fTitleFont: helvetica,
    fLabelFont: helvetica,
    fTitleSize: titlePixels / unit,
    fLabelSize: hasLabels ? labelPixels / unit : 0,
    fNdivisions: 500 + divisions,
    fTickLength: ticks === "none" ? 0 : (0.02 * unit) / pixels,
  };
}

function textObject(
  { root, ink }: Brush,
  { text, at, in: units, align, size = textPixels, ...look }: Text,
  { unit }: PadScale,
): Drawn {
  const object = root.create("TLatex");
  Object.assign(object, {
    ...{ fX: at[0], fY: at[1], fTitle: rootText(text) },
    ...(ink && { fTextColor: root.colourIndex(ink) }),
    fTextFont: look.isBold ? helveticaBold : helvetica,
    fTextSize: size / unit,
    fTextAlign: { left: 10, centre: 20, right: 30 }[align] + (look.isMiddle ? 2 : 1),
    fTextAngle: look.isUpright ? 90 : 0,
    fBits: Number(object["fBits"] ?? 0) | (units === "panel" ? inPanelUnits : 0),
  });
  return { object, option: "" };
}

function legendObject(
  { root, ink }: Brush,
  { entries, box: [left, bottom, right, top] }: Legend,
  layers: readonly Drawn[],
  { width, unit }: PadScale,
): Drawn {
  const legend = root.create("TLegend");
  Object.assign(legend, {
    ...{ fX1NDC: left, fX2NDC: right, fY1NDC: bottom, fY2NDC: top },
    ...{ fX1: left, fX2: right, fY1: bottom, fY2: top },
    ...{ fBorderSize: 0, fFillStyle: 0, fTextFont: helvetica, fTextAlign: 12 },
    ...(ink && { fTextColor: root.colourIndex(ink) }),
    fMargin: (legendMark - 8) / (width * (right - left)),
    fTextSize: textPixels / unit,
  });
  const items = entries.map(({ label, layer }) => {
    const { object, option } = layers[layer]!;
    const entry = root.create("TLegendEntry");
    const mark = option.startsWith("P") ? "pe" : isArea({ object, option }) ? "f" : "l";
    Object.assign(entry, { fObject: object, fLabel: `\u2002${rootText(label)}`, fOption: mark });
    return { object: entry, option: mark };
  });
  legend["fPrimitives"] = listOf(root, items);
  return { object: legend, option: "" };
}

function isArea({ object, option }: Drawn): boolean {
  return object["fFillStyle"] === 1001 || option === "5";
}
