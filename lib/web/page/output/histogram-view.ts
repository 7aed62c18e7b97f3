import type { Scene } from "../../../plot/scene/scene.ts";
import { placesOf, shareOf, valueAt } from "../../../plot/scene/skyline.ts";

type Range = readonly [from: number, to: number];

/** How the reader looks at a picture of histograms. */
export interface View {
  readonly isLogX: boolean;
  readonly isLogY: boolean;
  /** The parts of the axes that are shown; all, and what it needs, if missing. */
  readonly x?: Range;
  readonly y?: Range;
}

/** As the cell drew it. */
export function firstView({ isLogX, isLogY }: Scene): View {
  return { isLogX, isLogY };
}

export function isZoomed({ x, y }: View): boolean {
  return x !== undefined || y !== undefined;
}

/** The picture in this view. */
export function sceneIn(scene: Scene, view: View): Scene {
  const xRange = view.x ?? wholeX(scene, view);
  const { isLogX, isLogY, y } = view;
  if (!y || (isLogY && y[0] <= 0)) return { ...scene, xRange, isLogX, isLogY };
  return { ...scene, xRange, isLogX, isLogY, yRange: y, peaks: [] }; // their places suit another axis
}

/** Whether the horizontal axis has numbers, and a part that a logarithm knows. */
export function canLogX({ xRange, sections, rows }: Scene): boolean {
  return xRange[1] > 0 && !sections && !rows;
}

/** Whether the vertical axis has numbers. */
export function canLogY({ rows }: Scene): boolean {
  return !rows;
}

/** Nearer (a factor below 1) to the middle of the horizontal axis, or farther from it. */
export function scaled(view: View, scene: Scene, factor: number): View {
  return moved(view, scene, [0.5 - factor / 2, 0.5 + factor / 2]);
}

/** To the right by a share of the width, or to the left. */
export function panned(view: View, scene: Scene, share: number): View {
  return moved(view, scene, [share, 1 + share]);
}

/** Zooms to what was selected; what is too small to be meant changes nothing. */
export function selected(view: View, scene: Scene, { x, y }: Pick<View, "x" | "y">): View {
  const seen = x && within(x, wholeX(scene, view), view);
  return { ...view, ...(seen && { x: seen }), ...(y && { y }) };
}

/** Shows between two shares of what is seen now, and no more than there is. */
function moved(view: View, scene: Scene, [left, right]: Range): View {
  const { isLogX, isLogY } = view; // a new part of the axis needs another height
  const whole = wholeX(scene, view);
  const axis = { range: view.x ?? whole, isLog: isLogX };
  const seen = within([valueAt(left, axis), valueAt(right, axis)], whole, view);
  if (!seen) return view;
  return seen === whole ? { isLogX, isLogY } : { isLogX, isLogY, x: seen };
}

/** A range that does not leave the whole axis; undefined if it is too short to be drawn. */
function within([from, to]: Range, whole: Range, { isLogX }: View): Range | undefined {
  const axis = { range: whole, isLog: isLogX };
  const [a, b] = [shareOf(from, axis), shareOf(to, axis)];
  const width = b - a;
  if (!(width > 1e-5)) return undefined;
  if (width > 0.999) return whole;
  const start = Math.min(Math.max(0, a), 1 - width);
  return [valueAt(start, axis), valueAt(start + width, axis)];
}

/** All of the axis; with a logarithm, from its first positive place on. */
function wholeX({ xRange, layers }: Scene, { isLogX }: View): Range {
  if (!isLogX || xRange[0] > 0) return xRange;
  const places = layers.flatMap(placesOf);
  const first = places.filter((x) => x > 0).reduce((a, b) => Math.min(a, b), xRange[1]);
  return [first < xRange[1] ? first : xRange[1] / 1000, xRange[1]];
}
