import { type Axis, binCentres, binContents, binErrors, type Hist1D } from "../hist/index.ts";
import type { Layer, Panel } from "./panel.ts";

/** How data differ from a model, bin by bin. */
export interface Comparison {
  /** Ratio: data/model. Pulls: (data − model) over the uncertainty that the model predicts, √model. */
  readonly kind: "ratio" | "pulls";
  readonly data: Hist1D;
  /** What the model expects in each bin. Shape: (bins). */
  readonly model: ArrayLike<number>;
}

/** The panel below a picture, with the same horizontal axis. */
export function comparisonPanel(
  axis: Axis,
  { kind, data, model }: Comparison,
  { x }: Panel,
): Panel {
  const expected = Array.from(model);
  const bins = axis.edges.length - 1;
  if (expected.length !== bins) {
    throw new RangeError(`Cannot compare ${bins} bins with ${expected.length} expected values`);
  }
  const points = kind === "ratio" ? ratios(data, expected) : pulls(data, expected);
  const centre = kind === "ratio" ? 1 : 0;
  const reach = niceReach(points, centre);
  const level = (y: number, isDashed: boolean): Layer => ({
    kind: "line",
    x: x.range,
    y: [y, y],
    style: { colour: isDashed ? "#8c8c8c" : "#d55e00", width: isDashed ? 1 : 2, isDashed },
  });
  const guides = kind === "pulls" ? [level(-1, true), level(1, true)] : [];
  return {
    span: [0, 0.3],
    margins: { left: 0.13, right: 0.04, bottom: 0.42, top: 0.03 },
    x: { ...x, title: axis.label, hasLabels: true },
    y: {
      title: kind === "ratio" ? "data / model" : "pull",
      range: [centre - 1.15 * reach, centre + 1.15 * reach],
      isLog: false,
      hasLabels: true,
      divisions: 4,
    },
    layers: [...guides, level(centre, false), points],
    texts: [],
  };
}

type Points = Layer & { kind: "points" };

function ratios(data: Hist1D, model: readonly number[]): Points {
  const [n, sigma] = [binContents(data), binErrors(data)];
  return points(data, model, (i, nu) => [n[i]! / nu, sigma[i]! / nu]);
}

function pulls(data: Hist1D, model: readonly number[]): Points {
  const n = binContents(data);
  return points(data, model, (i, nu) => [(n[i]! - nu) / Math.sqrt(nu), 0]);
}

/** One point for each bin in which the model expects something. */
function points(
  data: Hist1D,
  model: readonly number[],
  value: (bin: number, expected: number) => readonly [y: number, error: number],
): Points {
  const centres = binCentres(data);
  const shown = Array.from(model.keys()).filter((i) => model[i]! > 0);
  const values = shown.map((i) => value(i, model[i]!));
  const errors = values.map(([, error]) => error);
  return {
    kind: "points",
    x: shown.map((i) => centres[i]!),
    y: values.map(([y]) => y),
    down: errors,
    up: errors,
    colour: "#000000",
  };
}

/** A round half-height that shows nearly all points: 0.2, 0.5, 1, 2, 4, … */
function niceReach({ y }: Points, centre: number): number {
  const farthest = Array.from(y, (value) => Math.abs(value - centre)).sort((a, b) => a - b);
  const wanted = (farthest[Math.floor(0.98 * (farthest.length - 1))] ?? 1) * 1.15;
  const steps = [0.1, 0.2, 0.5, 1, 2, 4, 6, 10];
  return steps.find((step) => step >= wanted) ?? steps.at(-1)!;
}
