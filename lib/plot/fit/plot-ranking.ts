import type { Impact, Ranking } from "../../stats/histfactory/index.ts";
import type { PictureSize } from "../paint.ts";
import type { Picture } from "../picture.ts";
import { type Layered, sceneWith } from "../scene/layered.ts";
import { upright } from "../scene/marks.ts";
import { heightOfRows, rowCentres } from "../scene/row-height.ts";
import { scenePicture } from "../scene-picture.ts";

export interface PlotRankingOptions extends Omit<PictureSize, "height"> {
  title?: string;
  note?: string;
  /** How many parameters, from the greatest impact on. Default: 20. */
  most?: number;
}

/** Half the height of a bar, in rows. */
const half = 0.4;
/** Ends of the axis of the pulls. */
const reach = 2.2;
const [upColour, downColour] = ["#0072b2", "#d55e00"];

/**
 * What each nuisance parameter does to the parameter of interest when it moves by its uncertainty after the fit
 * (bars) and before (outlines), on the upper axis; how far it was pulled (points), on the lower one.
 */
export async function plotRanking(
  { poi, impacts }: Ranking,
  { most = 20, width = 760, title = "", note = "" }: PlotRankingOptions = {},
): Promise<Picture> {
  const shown = impacts.slice(0, most);
  if (shown.length === 0) {
    throw new RangeError(
      "Cannot draw a ranking of nothing: the model has no constrained parameter",
    );
  }
  const n = shown.length;
  const sizes = shown.flatMap(({ postfit, prefit }) => [...postfit, ...prefit]);
  const largest = sizes.filter(Number.isFinite).reduce((a, b) => Math.max(a, Math.abs(b)), 0) || 1;
  const factor = (1.1 * largest) / 2;
  const pulls = shown.map(({ pull }) => pull);
  const constraints = shown.map(({ constraint }) => constraint || 0); // NaN has no bar
  const none = pulls.map(() => 0);
  const hasPrefit = shown.some(({ prefit }) => prefit.some(Number.isFinite));
  const bars = (kind: "prefit" | "postfit", way: 0 | 1): Layered =>
    barsOf(shown, { kind, way, factor });
  const drawn: Layered[] = [
    bars("postfit", 0),
    bars("postfit", 1),
    ...(hasPrefit ? [bars("prefit", 0), bars("prefit", 1)] : []),
    { layer: upright(0, [0, n]) },
    ...[-1, 1].map((at): Layered => ({ layer: upright(at, [0, n], { isDashed: true }) })),
    {
      layer: {
        ...{ kind: "points", x: pulls, y: rowCentres(n), down: none, up: none },
        ...{ left: constraints, right: constraints, colour: "#000000" },
      },
      label: "pull (θ̂ − θ₀)/Δθ",
    },
  ];
  const scene = sceneWith(drawn, {
    ...{ title, note, xLabel: "(θ̂ − θ₀) / Δθ", xRange: [-reach, reach] },
    rows: shown.map(({ name }) => name),
    top: { title: `Δ${poi}`, factor },
    legendAt: "above",
  });
  return scenePicture(
    scene,
    { width, height: heightOfRows(n) + 100 },
    `Impacts of ${n} parameters on ${poi}`,
  );
}

/** Bars of one direction; where up and down go the same way, each has half of the row. */
function barsOf(
  impacts: readonly Impact[],
  { kind, way, factor }: { kind: "prefit" | "postfit"; way: 0 | 1; factor: number },
): Layered {
  const rows = rowCentres(impacts.length);
  const boxes = impacts.flatMap((impact, i) => {
    const end = impact[kind][way] / factor;
    if (!Number.isFinite(end) || end === 0) return [];
    const isSameSide = impact[kind][0] * impact[kind][1] > 0;
    const [low, high] = [
      rows[i]! - (isSameSide && way === 0 ? 0 : half),
      rows[i]! + (isSameSide && way === 1 ? 0 : half),
    ];
    return [{ left: Math.min(0, end), right: Math.max(0, end), low, high }];
  });
  const side = (name: "left" | "right" | "low" | "high"): number[] => boxes.map((box) => box[name]);
  const [hat, sign] = [kind === "postfit" ? "θ̂" : "θ₀", way === 0 ? "+" : "−"];
  const sigma = kind === "postfit" ? "Δθ̂" : "Δθ";
  return {
    layer: {
      ...{ kind: "boxes", left: side("left"), right: side("right") },
      ...{ low: side("low"), high: side("high") },
      colour: way === 0 ? upColour! : downColour!,
      ...(kind === "postfit" ? { paleness: 0.5 } : { isHollow: true }),
    },
    label: `${kind === "postfit" ? "after" : "before"} the fit: ${hat} ${sign} ${sigma}`,
  };
}
