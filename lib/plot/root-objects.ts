import { legendMark } from "./headroom.ts";
import type { Legend, Panel, PanelAxis, Text } from "./panel.ts";
import { layerObject } from "./root-layers.ts";
import { type Brush, type Drawn, listOf, type RootObject } from "./root-object.ts";
import { rootText } from "./root-text.ts";
import type { SceneSize } from "./scene.ts";

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

function panelObject(
  brush: Brush,
  panel: Panel,
  { name, width, height }: SceneSize & { name: string },
): RootObject {
  const { root, fineness, ink } = brush;
  const [bottom, top] = panel.span;
  const pixels = (top - bottom) * height;
  const pad = root.create("TPad");
  const place = { fXlowNDC: 0, fYlowNDC: bottom, fWNDC: 1, fHNDC: top - bottom };
  const { left, right, bottom: below, top: above } = panel.margins;
  Object.assign(pad, place, {
    fName: name,
    ...{ fAbsXlowNDC: 0, fAbsYlowNDC: bottom, fAbsWNDC: 1, fAbsHNDC: top - bottom },
    ...{ fLeftMargin: left, fRightMargin: right, fBottomMargin: below, fTopMargin: above },
    ...{ fTickx: 1, fTicky: 1, fFrameBorderMode: 0, fBorderMode: 0 },
    ...groundFields(brush),
    fFrameLineWidth: fineness,
    ...(ink && { fFrameLineColor: root.colourIndex(ink) }),
    ...{ fLogx: panel.x.isLog ? 1 : 0, fLogy: panel.y.isLog ? 1 : 0 },
  });
  const layers = panel.layers.map((layer, i) => layerObject(brush, layer, `${name}layer${i}`));
  const frame = frameObject(brush, panel, { name: `${name}frame`, pixels, width });
  const texts = panel.texts.map((text) => textObject(brush, text, pixels));
  const legend = panel.legend ? [legendObject(brush, panel.legend, layers, { width, pixels })] : [];
  pad["fPrimitives"] = listOf(root, [frame, ...layers, ...texts, ...legend, redrawnAxis(frame)]);
  return pad;
}

function groundFields({ root, paper }: Brush): RootObject {
  const colour = paper ? root.colourIndex(paper) : 0;
  return { fFillColor: colour, fFrameFillColor: colour };
}

/** An empty histogram carries the axes. */
function frameObject(
  brush: Brush,
  { x, y }: Panel,
  { name, pixels, width }: { name: string; pixels: number; width: number },
): Drawn {
  const frame = brush.root.createHistogram("TH1D", 1);
  const bits = Number(frame["fBits"] ?? 0) | noStatistics;
  const [fMinimum, fMaximum] = y.range;
  Object.assign(frame, { fName: name, fTitle: "", fBits: bits, fMinimum, fMaximum });
  Object.assign(frame["fXaxis"] as RootObject, axisFields(brush, x, pixels), {
    fXmin: x.range[0],
    fXmax: x.range[1],
    fTitleOffset: 1.15,
    fMoreLogLabels: x.isLog,
  });
  Object.assign(frame["fYaxis"] as RootObject, axisFields(brush, y, pixels), {
    fTitleOffset: ((1.3 * pixels) / 560) * (760 / width), // a share of the width
  });
  return { object: frame, option: "AXIS" };
}

/** The axis once more, so that filled areas do not cover its ticks. */
function redrawnAxis({ object }: Drawn): Drawn {
  return { object, option: "AXIS SAME" };
}

function axisFields(
  { root, ink }: Brush,
  { title, hasLabels, divisions }: PanelAxis,
  pixels: number,
): RootObject {
  const colour = ink && root.colourIndex(ink);
  return {
    ...(colour && { fAxisColor: colour, fLabelColor: colour, fTitleColor: colour }),
    fTitle: rootText(title),
    fTitleFont: helvetica,
    fLabelFont: helvetica,
    fTitleSize: titlePixels / pixels,
    fLabelSize: hasLabels ? labelPixels / pixels : 0,
    fNdivisions: 500 + divisions,
    fTickLength: 0.02,
  };
}

function textObject(
  { root, ink }: Brush,
  { text, at, in: units, align, isBold = false }: Text,
  pixels: number,
): Drawn {
  const object = root.create("TLatex");
  Object.assign(object, {
    ...{ fX: at[0], fY: at[1], fTitle: rootText(text) },
    ...(ink && { fTextColor: root.colourIndex(ink) }),
    fTextFont: isBold ? helveticaBold : helvetica,
    fTextSize: textPixels / pixels,
    fTextAlign: { left: 11, centre: 21, right: 31 }[align],
    fBits: Number(object["fBits"] ?? 0) | (units === "panel" ? inPanelUnits : 0),
  });
  return { object, option: "" };
}

function legendObject(
  { root, ink }: Brush,
  { entries, box: [left, bottom, right, top] }: Legend,
  layers: readonly Drawn[],
  { width, pixels }: { width: number; pixels: number },
): Drawn {
  const legend = root.create("TLegend");
  Object.assign(legend, {
    ...{ fX1NDC: left, fX2NDC: right, fY1NDC: bottom, fY2NDC: top },
    ...{ fX1: left, fX2: right, fY1: bottom, fY2: top },
    ...{ fBorderSize: 0, fFillStyle: 0, fTextFont: helvetica, fTextAlign: 12 },
    ...(ink && { fTextColor: root.colourIndex(ink) }),
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
