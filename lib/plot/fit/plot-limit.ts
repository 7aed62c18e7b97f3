import type { ClsResult, StrengthTester, UpperLimit } from "../../stats/histfactory/index.ts";
import type { PictureSize } from "../paint.ts";
import type { Picture } from "../picture.ts";
import { type Layered, sceneWith } from "../scene/layered.ts";
import { bandColours, level, upright } from "../scene/marks.ts";
import type { Layer } from "../scene/panel.ts";
import { scenePicture } from "../scene-picture.ts";

export interface PlotLimitOptions extends PictureSize {
  title?: string;
  note?: string;
  /** Default: "strength of the signal". */
  xLabel?: string;
  /** Tests forty strengths for a smooth curve: `clsTester(model)`. Default: those tested in the search for the limit. */
  tester?: StrengthTester;
  /** Default: false. */
  isLogY?: boolean;
}

/**
 * CLs against the strength of the signal, with what was expected without signal and its bands of one and two
 * standard deviations; excluded is what is below the line of 1 − confidence.
 */
export async function plotLimit(
  limit: UpperLimit,
  { title = "", isLogY = false, width = 760, height = 560, ...options }: PlotLimitOptions = {},
): Promise<Picture> {
  const { observed, expected, confidence } = limit;
  const end = 1.25 * Math.max(observed, expected[4]!);
  const whole = [untested, ...testsUpTo(end, limit, options.tester)];
  const x = whole.map(({ strength }) => strength);
  const quantile = (band: number): number[] => whole.map((test) => test.expected[band]!);
  const edge = 1 - confidence;
  const band = (low: number, high: number, sigmas: 1 | 2): Layer => ({
    ...{ kind: "area", x, low: quantile(low), high: quantile(high) },
    ...bandColours[sigmas - 1]!,
  });
  const lowest = edge / 20;
  const drawn: Layered[] = [
    { layer: band(0, 4, 2), label: "expected ± 2σ" },
    { layer: band(1, 3, 1), label: "expected ± 1σ" },
    { layer: lineOf(x, quantile(2), true), label: "expected" },
    {
      layer: lineOf(
        x,
        whole.map(({ cls }) => cls),
        false,
      ),
      label: "observed",
    },
    {
      layer: level(edge, [0, end], { colour: "#d55e00", width: 2 }),
      label: `CLs = ${short(edge)}`,
    },
    { layer: upright(observed, [lowest, edge], { colour: "#000000" }) },
    { layer: upright(expected[2]!, [lowest, edge], { colour: "#000000", isDashed: true }) },
  ];
  const last = x.at(-1) ?? end;
  const scene = sceneWith(drawn, {
    title,
    note: options.note ?? `limit ${short(observed)}, expected ${short(expected[2]!)}`,
    xLabel: options.xLabel ?? "strength of the signal",
    ...{ yLabel: "CLs", isLogY, xRange: [0, Math.min(end, last)] },
    yRange: isLogY ? [lowest, 2] : [0, 1.05],
  });
  return scenePicture(
    { ...scene, legend: [...scene.legend].reverse() },
    { width, height },
    "Upper limit by CLs",
  );
}

function testsUpTo(
  end: number,
  { tests }: UpperLimit,
  tester: StrengthTester | undefined,
): readonly ClsResult[] {
  if (!tester) return tests.filter(({ strength }) => strength > 0 && strength <= end);
  return Array.from({ length: nTests }, (_, i) => tester(((i + 1) / nTests) * end));
}

const nTests = 40;

/** Without signal nothing is excluded: both hypotheses are the same. */
const untested = { strength: 0, cls: 1, expected: [1, 1, 1, 1, 1] };

function lineOf(x: readonly number[], y: readonly number[], isDashed: boolean): Layer {
  return { kind: "line", x, y, style: { colour: "#000000", isDashed } };
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}
