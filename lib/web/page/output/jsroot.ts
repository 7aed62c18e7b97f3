import { addColor } from "jsroot/modules/base/colors.mjs";
import { cleanup } from "jsroot/modules/base/ObjectPainter.mjs";
import { create, createHistogram, gStyle, settings } from "jsroot/modules/core.mjs";
import { TTextPainter } from "jsroot/modules/draw/TTextPainter.mjs";
import { TCanvasPainter } from "jsroot/modules/gpad/TCanvasPainter.mjs";
import { TPadPainter } from "jsroot/modules/gpad/TPadPainter.mjs";
import { TPavePainter } from "jsroot/modules/hist/TPavePainter.mjs";
import { TGraphPainter } from "jsroot/modules/hist2d/TGraphPainter.mjs";
import { TH1Painter } from "jsroot/modules/hist2d/TH1Painter.mjs";
import type { RootMaker, RootObject } from "../../../plot/root/root-object.ts";

/** What the reader selects with the mouse, in the units of the axes; an axis that stays as it is is missing. */
export interface Selection {
  readonly x?: readonly [from: number, to: number];
  readonly y?: readonly [from: number, to: number];
}

export interface DrawnCanvas {
  /** Takes the drawing out of the page and lets go of what jsroot keeps for it. */
  remove(): void;
}

export interface CanvasActions {
  /** A part of the frame of a pad (0 is the first) was selected. */
  select(pad: number, selection: Selection): void;
  /** The reader wants to see everything again. */
  reset(): void;
}

/** jsroot rounds to whole units: with four of them to a pixel, curves are smooth. */
export const fineness = 4;

const colours = new Map<string, number>();

/** Makes ROOT objects for `drawCanvas`. */
export const rootMaker: RootMaker = {
  create,
  createHistogram,
  colourIndex(colour) {
    const index = colours.get(colour) ?? addColor(colour);
    colours.set(colour, index);
    return index;
  },
};

/** Draws a TCanvas in a box that has a size, ready to be zoomed with the mouse. */
export async function drawCanvas(
  box: HTMLElement,
  canvas: RootObject,
  actions: CanvasActions,
): Promise<DrawnCanvas> {
  const painter = await TCanvasPainter.draw(box, canvas, "");
  box.querySelector("svg > title")?.remove(); // "ROOT canvas", wherever the pointer rests
  widenLines(box);
  for (const [pad, frame] of framesOf(painter).entries()) {
    frame.zoom = (...ends) => zoomed(pad, ends, actions);
  }
  return { remove: () => cleanup(box) };
}

/** Gives what jsroot draws with fixed widths (ticks, dashes) their width in our finer units. */
function widenLines(box: HTMLElement): void {
  for (const { style } of box.querySelectorAll<SVGElement>("svg [style]")) {
    if (style.strokeWidth === "1") style.strokeWidth = String(fineness);
    if (style.strokeDasharray) {
      style.strokeDasharray = style.strokeDasharray.replace(/[\d.]+/g, (length) =>
        String(Number(length) * fineness),
      );
    }
  }
}

/** The part of jsroot's TFramePainter that we step into. */
interface FramePainter {
  /** Called by its mouse handling; an axis stays as it is if its ends are undefined, zeros mean all of it. */
  zoom: (...ends: readonly (number | undefined)[]) => Promise<boolean>;
}

interface PadPainter {
  getFramePainter(): FramePainter | undefined;
  forEachPainterInPad(action: (painter: PadPainter) => void, kind: "pads"): void;
}

function framesOf(canvas: PadPainter): FramePainter[] {
  const frames: FramePainter[] = [];
  canvas.forEachPainterInPad((pad) => {
    const frame = pad.getFramePainter();
    if (frame) frames.push(frame);
  }, "pads");
  return frames;
}

async function zoomed(
  pad: number,
  [xFrom, xTo, yFrom, yTo]: readonly (number | undefined)[],
  { select, reset }: CanvasActions,
): Promise<boolean> {
  const x = xFrom !== undefined && xTo !== undefined && xFrom < xTo;
  const y = yFrom !== undefined && yTo !== undefined && yFrom < yTo;
  if (x || y) select(pad, { ...(x && { x: [xFrom, xTo] }), ...(y && { y: [yFrom, yTo] }) });
  else reset();
  return true;
}

const painters: Readonly<Record<string, { draw(...drawn: unknown[]): Promise<unknown> }>> = {
  TPad: TPadPainter,
  TH1D: TH1Painter,
  TGraph: TGraphPainter,
  TGraphAsymmErrors: TGraphPainter,
  TLatex: TTextPainter,
  TLegend: TPavePainter,
};

// jsroot's own table of painters would load all of ROOT
TPadPainter.prototype.drawObject = async (pad: unknown, object: RootObject, option: string) =>
  painters[String(object["_typename"])]?.draw(pad, object, option) ?? null;

Object.assign(settings, {
  CanvasScale: fineness,
  ApproxTextSize: true, // as in Node; it measures in pixels of the screen, which are not our units
  SmallPad: { width: 0, height: 0 }, // below this jsroot leaves out the numbers at the axes
  // its own menus, buttons and tooltips speak English only; wheel and fingers belong to the page
  ...{ ContextMenu: false, ToolBar: false, Tooltip: false, HandleKeys: false, ProgressBox: false },
  ...{ ZoomWheel: false, ZoomTouch: false, DragAndDrop: false, MoveResize: false },
  ...{ DragGraphs: false, CanEnlarge: false, AutoStat: false },
});
gStyle.fYAxisExpXOffset = -0.06; // "×10⁶" stands left of the frame, where no title is
