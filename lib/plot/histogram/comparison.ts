import { type Axis, binCentres, binContents, binErrors, type Hist1D } from "../../hist/index.ts";
import { bandColour } from "../palette.ts";
import type { Layer } from "../scene/panel.ts";
import type { Below } from "../scene/scene.ts";
import { errorBar } from "./histogram-content.ts";

/** How data differ from a model, bin by bin. */
export interface Comparison {
  /** Ratio: data/model. Pulls: (data − model) over the uncertainty that the model predicts, √model. */
  readonly kind: "ratio" | "pulls";
  readonly data: Hist1D;
  /** What the model expects in each bin, shape (bins); a histogram brings its own uncertainty, a band in the ratio. */
  readonly model: ArrayLike<number> | Hist1D;
}

/** What the panel below a picture shows, over the given part of the horizontal axis. */
export function comparisonBelow(
  axis: Axis,
  { kind, data, model }: Comparison,
  xRange: readonly [number, number],
): Below {
  const expected = "axis" in model ? binContents(model) : Float64Array.from(model);
  checkBins(axis.edges.length - 1, data, expected);
  const points = kind === "ratio" ? ratios(data, expected) : pulls(data, expected);
  const centre = kind === "ratio" ? 1 : 0;
  const bands = kind === "ratio" && "axis" in model ? [ratioBand(model)] : [];
  const known = bands.flatMap(({ high }) => Array.from(high, (y) => y - 1));
  const reach = 1.25 * niceReach(points, kind, middleOf(known));
  const level = (y: number, isDashed: boolean): Layer => ({
    kind: "line",
    x: xRange,
    y: [y, y],
    style: { colour: isDashed ? "#8c8c8c" : "#d55e00", width: isDashed ? 1 : 2, isDashed },
  });
  const guides = kind === "pulls" ? [level(-1, true), level(1, true)] : [];
  return {
    title: kind === "ratio" ? "data / model" : "pull",
    range: [centre - reach, centre + reach],
    layers: [...guides, ...bands, level(centre, false), points],
  };
}

function checkBins(bins: number, data: Hist1D, expected: Float64Array): void {
  for (const [what, length] of [
    ["bins of data", data.axis.edges.length - 1],
    ["expected values", expected.length],
  ] as const) {
    if (length === bins) continue;
    throw new RangeError(
      `Cannot compare ${bins} bins with ${length} ${what}: there must be as many`,
    );
  }
}

type Points = Layer & { kind: "points" };

function ratios(data: Hist1D, model: Float64Array): Points {
  const [n, sigma] = [binContents(data), binErrors(data)];
  return pointsIn(data, model, (i, nu) => {
    const [down, up] = n[i] === 0 ? [0, 0] : errorBar(n[i]!, sigma[i]!);
    return { y: n[i]! / nu, down: down / nu, up: up / nu };
  });
}

function pulls(data: Hist1D, model: Float64Array): Points {
  const n = binContents(data);
  return pointsIn(data, model, (i, nu) => ({ y: (n[i]! - nu) / Math.sqrt(nu), down: 0, up: 0 }));
}

/** One point for each bin in which the model expects something. */
function pointsIn(
  data: Hist1D,
  model: Float64Array,
  value: (bin: number, expected: number) => Record<"y" | "down" | "up", number>,
): Points {
  const centres = binCentres(data);
  const shown = Array.from(model.keys()).filter((i) => model[i]! > 0);
  const values = shown.map((i) => value(i, model[i]!));
  return {
    kind: "points",
    x: shown.map((i) => centres[i]!),
    y: values.map(({ y }) => y),
    down: values.map(({ down }) => down),
    up: values.map(({ up }) => up),
    colour: "#000000",
  };
}

/** How well the model itself is known, around 1. */
function ratioBand(model: Hist1D): Layer & { kind: "band" } {
  const [nu, sigma] = [binContents(model), binErrors(model)];
  const relative = nu.map((expected, bin) => (expected > 0 ? sigma[bin]! / expected : 0));
  return {
    kind: "band",
    edges: model.axis.edges,
    low: relative.map((r) => 1 - r),
    high: relative.map((r) => 1 + r),
    colour: bandColour,
  };
}

const steps = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 3, 5, 10, 20, 50, 100];

/**
 * A round half-height: it shows every pull, and of the ratios those that are known to better than ±0.5, the middle error
 * bar and the middle of the band.
 */
function niceReach({ y, up }: Points, kind: Comparison["kind"], band: number): number {
  const shown = kind === "pulls" ? Array.from(y, Math.abs) : Array.from(y, (r) => Math.abs(r - 1));
  const sure = shown.filter((_, i) => up[i]! < 0.5);
  const middle = kind === "pulls" ? 0.1 : Math.max(middleOf(up), band);
  const wanted = sure.reduce((a, b) => Math.max(a, b), middle);
  const limit = kind === "pulls" ? 100 : 1;
  const least = Math.min(wanted, limit) * (1 - 1e-9); // 1.1 − 1 is more than 0.1
  return steps.find((step) => step >= least) ?? limit;
}

/** The median, the upper one of two; 0 of nothing. */
function middleOf(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[sorted.length >> 1] ?? 0;
}
