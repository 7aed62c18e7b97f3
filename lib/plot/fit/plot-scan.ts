import type { MinosInterval, Scan } from "../../stats/histfactory/index.ts";
import type { PictureSize } from "../paint.ts";
import { colourOf } from "../palette.ts";
import type { Picture } from "../picture.ts";
import { type Layered, sceneWith } from "../scene/layered.ts";
import { level, upright } from "../scene/marks.ts";
import type { Text } from "../scene/panel.ts";
import { smooth } from "../scene/smooth.ts";
import { scenePicture } from "../scene-picture.ts";

/** A scan with its words for the legend. */
export interface LabelledScan {
  readonly scan: Scan;
  readonly label: string;
}

export interface PlotScanOptions extends PictureSize {
  title?: string;
  note?: string;
  /** Default: the name of the parameter. */
  xLabel?: string;
  /** The interval of MINOS, drawn as lines to the axis. Default: none. */
  minos?: MinosInterval;
}

/** How far −2 ln L rises along a parameter, with the heights of one and two standard deviations. */
export async function plotScan(
  scans: Scan | readonly LabelledScan[],
  { title = "", note = "", minos, width = 760, height = 560, ...options }: PlotScanOptions = {},
): Promise<Picture> {
  const all: readonly LabelledScan[] = "rise" in scans ? [{ scan: scans, label: "" }] : scans;
  const curves = all.map(({ scan, label }, i) => ({
    ...curveOf(scan),
    label,
    colour: colourOf(i),
  }));
  const places = curves.flatMap(({ x }) => x);
  if (places.length === 0) {
    throw new RangeError("Cannot draw a scan of nothing: no fit of it converged");
  }
  const xRange = [Math.min(...places), Math.max(...places)] as const;
  const top = 1.15 * Math.max(1.3, ...curves.flatMap(({ y }) => y));
  const heights = [1, 2, 3, 4, 5].filter((sigmas) => sigmas ** 2 < top);
  const drawn: Layered[] = [
    ...heights.map(
      (sigmas): Layered => ({ layer: level(sigmas ** 2, xRange, { isDashed: true }) }),
    ),
    ...endsOf(minos).map(
      (end): Layered => ({ layer: upright(end, [0, 1], { colour: "#009e73", width: 2 }) }),
    ),
    ...curves.flatMap(({ x, y, colour, label }): Layered[] => {
      const line = smooth(x, y);
      const none = x.map(() => 0);
      return [
        { layer: { kind: "line", ...line, style: { colour } }, label },
        { layer: { kind: "points", x, y, down: none, up: none, colour } },
      ];
    }),
  ];
  const [{ x, y }] = curves as [(typeof curves)[number]]; // one is there, or there were no places
  const lowest = x[y.indexOf(Math.min(...y))]!;
  const scene = sceneWith(drawn, {
    ...{ title, note, xRange, yRange: [0, top] },
    xLabel: options.xLabel ?? all[0]!.scan.name,
    yLabel: "−2 Δ ln L",
    texts: heights.map((sigmas): Text => {
      const at = [lowest, sigmas ** 2 + 0.012 * top] as const;
      return { text: `${sigmas}σ`, at, in: "axes", align: "centre" };
    }),
  });
  return scenePicture(scene, { width, height }, "Scan of −2 ln L");
}

/** The places where a fit converged. */
function curveOf({ at, rise }: Scan): { readonly x: number[]; readonly y: number[] } {
  const good = Array.from(at.keys()).filter((i) => Number.isFinite(rise[i]!));
  good.sort((a, b) => at[a]! - at[b]!);
  return { x: good.map((i) => at[i]!), y: good.map((i) => rise[i]!) };
}

function endsOf(minos: MinosInterval | undefined): number[] {
  if (!minos) return [];
  const { value, minus, plus } = minos;
  return [minus === null ? [] : [value - minus], plus === null ? [] : [value + plus]].flat();
}
