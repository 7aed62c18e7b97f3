import type { Pull } from "../../stats/histfactory/index.ts";
import type { PictureSize } from "../paint.ts";
import type { Picture } from "../picture.ts";
import { type Layered, sceneWith } from "../scene/layered.ts";
import { bandColours, upright } from "../scene/marks.ts";
import { heightOfRows, rowCentres } from "../scene/row-height.ts";
import { scenePicture } from "../scene-picture.ts";

export interface PlotPullsOptions extends Omit<PictureSize, "height"> {
  title?: string;
  note?: string;
  /** Which part of a long list, from 1. Default: the first. */
  page?: number;
  /** The most parameters on a page. Default: 50. */
  perPage?: number;
}

/** How many pages `plotPulls` needs for so many parameters. */
export function pagesOfPulls(nParameters: number, perPage: number = 50): number {
  return Math.max(1, Math.ceil(nParameters / perPage));
}

/**
 * How far each nuisance parameter was pulled, with its uncertainty after the fit, both in units of that before:
 * the bands are ±1 and ±2. `plotPulls(pulls(fit))`.
 */
export async function plotPulls(
  pulls: readonly Pull[],
  { page = 1, perPage = 50, width = 640, ...words }: PlotPullsOptions = {},
): Promise<Picture> {
  const pages = pagesOfPulls(pulls.length, perPage);
  if (!(pulls.length > 0 && Number.isInteger(page) && page >= 1 && page <= pages)) {
    throw new RangeError(
      `Cannot draw page ${page} of ${pulls.length} pulls: there are ${pulls.length && pages} of ${perPage} at most`,
    );
  }
  const each = Math.ceil(pulls.length / pages);
  const shown = pulls.slice((page - 1) * each, page * each);
  const n = shown.length;
  const reach = shown.reduce(
    (most, { pull, constraint }) => Math.max(most, Math.abs(pull) + (constraint || 0)),
    2.6,
  );
  const edge = 1.06 * Math.min(reach, 12);
  const constraints = shown.map(({ constraint }) => constraint || 0); // NaN has no bar
  const none = constraints.map(() => 0);
  const drawn: Layered[] = [
    ...[2, 1].map((sigmas): Layered => ({ layer: bandAround(sigmas, n) })),
    { layer: upright(0, [0, n], { isDashed: true }) },
    {
      layer: {
        ...{
          kind: "points",
          x: shown.map(({ pull }) => pull),
          y: rowCentres(n),
          colour: "#000000",
        },
        ...{ down: none, up: none, left: constraints, right: constraints },
      },
    },
  ];
  const first = (page - 1) * each + 1;
  const part = pages > 1 ? `parameters ${first}–${first + n - 1} of ${pulls.length}` : "";
  const scene = sceneWith(drawn, {
    ...{ title: words.title ?? "", note: words.note ?? part },
    xLabel: "(θ̂ − θ₀) / Δθ",
    xRange: [-edge, edge],
    rows: shown.map(({ name }) => name),
  });
  return scenePicture(scene, { width, height: heightOfRows(n) }, `Pulls of ${n} parameters`);
}

function bandAround(sigmas: number, rows: number): Layered["layer"] {
  const { colour, paleness } = bandColours[sigmas === 1 ? 0 : 1]!;
  return {
    kind: "boxes",
    left: [-sigmas],
    right: [sigmas],
    low: [0],
    high: [rows],
    colour,
    paleness,
  };
}
