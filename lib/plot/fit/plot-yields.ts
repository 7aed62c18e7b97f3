import { edges as axisOf, type Hist1D, histFromCounts } from "../../hist/index.ts";
import type { ChannelYields } from "../../stats/histfactory/index.ts";
import { comparisonBelow } from "../histogram/comparison.ts";
import { bandOf, pointsOf, stackedAreas } from "../histogram/histogram-content.ts";
import type { PictureSize } from "../paint.ts";
import { colourOf } from "../palette.ts";
import type { Picture } from "../picture.ts";
import { type Layered, sceneWith } from "../scene/layered.ts";
import type { Section } from "../scene/scene.ts";
import { scenePicture } from "../scene-picture.ts";

export interface PlotYieldsOptions extends PictureSize {
  /** Default: the name of the channel, if it is one. */
  title?: string;
  /** Above the frame, on the right: "after the fit". Default: none. */
  note?: string;
  /** One channel alone; each sample keeps its colour from one to the next. Default: all, side by side. */
  channel?: string;
  /** Edges of the bins of that channel. Default: those of bins around 1, 2, 3, …. */
  edges?: ArrayLike<number>;
  /** Default: "bin". */
  xLabel?: string;
  /** Default: "Events / bin". */
  yLabel?: string;
  /** Default: only if it is needed to see both the fullest and the emptiest bin. */
  isLogY?: boolean;
  /** Samples that stand on top of the others, the last one topmost. Default: none. */
  signals?: readonly string[];
  /** So many samples are told apart, the smallest are "others". Default: 10. */
  mostSamples?: number;
}

/**
 * What was seen on what is expected, sample by sample, with the uncertainty of the sum, and below them the
 * ratio; before or after a fit: `plotYields(postfitYields(fit), { note: "after the fit" })`.
 */
export async function plotYields(
  yields: ChannelYields | readonly ChannelYields[],
  options: PlotYieldsOptions = {},
): Promise<Picture> {
  const all = Array.isArray(yields)
    ? (yields as readonly ChannelYields[])
    : [yields as ChannelYields];
  const { channel, signals = [], mostSamples = 10, note = "" } = options;
  const shown = channel === undefined ? all : all.filter((one) => one.channel === channel);
  if (shown.length === 0) {
    const names = all.map((one) => one.channel).join(", ");
    throw new RangeError(`Cannot draw the channel ${channel ?? "of nothing"}: there are ${names}`);
  }
  const { observed, expected, errors, samples, sections } = sideBySide(shown);
  const axis = axisOf(options.edges ?? numbered(observed.length));
  const variances = Float64Array.of(0, ...errors.map((error) => error ** 2), 0);
  const model: Hist1D = { ...histFromCounts(axis, expected), sumW2: variances };
  const data = histFromCounts(axis, observed);
  const order = inOrder(samples, signals, mostSamples);
  const names = [...new Set(all.flatMap((one) => Object.keys(one.samples)))];
  const drawn: Layered[] = [
    ...stackedAreas(
      order.map(({ name, bins }) => ({ histogram: histFromCounts(axis, bins), label: name })),
      order.map(({ name }) => colourOf(names.includes(name) ? names.indexOf(name) : names.length)),
    ),
    { layer: bandOf(model), label: "uncertainty" },
    { layer: pointsOf(data), label: "data" },
  ];
  const xRange = [axis.edges[0]!, axis.edges.at(-1)!] as const;
  const below = comparisonBelow(axis, { kind: "ratio", data, model }, xRange);
  const scene = sceneWith(drawn, {
    title: options.title ?? (shown.length === 1 ? shown[0]!.channel : ""),
    note,
    xLabel: options.xLabel ?? "bin",
    yLabel: options.yLabel ?? "Events / bin",
    xRange,
    isLogY: options.isLogY ?? spansDecades(expected),
    isWholeX: options.edges === undefined,
    ...(shown.length > 1 && { sections, legendAt: "above" as const }),
    below,
  });
  const { width = shown.length > 1 ? 960 : 760, height = 600 } = options;
  const channels = shown.map((one) => one.channel).join(", ");
  return scenePicture(dataFirst(scene), { width, height }, `Yields in ${channels}`);
}

function dataFirst<T extends { readonly legend: readonly unknown[] }>(scene: T): T {
  return { ...scene, legend: [...scene.legend.slice(-1), ...scene.legend.slice(0, -1)] };
}

interface Yields {
  readonly observed: readonly number[];
  readonly expected: readonly number[];
  readonly errors: readonly number[];
  readonly samples: Readonly<Record<string, readonly number[]>>;
  readonly sections: readonly Section[];
}

/** Edges of bins around 1, 2, 3, …. */
function numbered(nBins: number): number[] {
  return Array.from({ length: nBins + 1 }, (_, i) => i + 0.5);
}

/** The bins of all channels in a row. */
function sideBySide(channels: readonly ChannelYields[]): Yields {
  const names = [...new Set(channels.flatMap(({ samples }) => Object.keys(samples)))];
  const row = (of: (channel: ChannelYields) => ArrayLike<number>): number[] =>
    channels.flatMap((channel) => Array.from(of(channel)));
  let from = 0.5;
  const sections = channels.map(({ channel, observed }) => {
    const to = from + observed.length;
    const section = { from, to, label: channel };
    from = to;
    return section;
  });
  return {
    observed: row((one) => one.observed),
    expected: row((one) => one.expected),
    errors: row((one) => one.errors),
    samples: Object.fromEntries(
      names.map((name) => [
        name,
        row(({ samples, observed }) => samples[name] ?? new Float64Array(observed.length)),
      ]),
    ),
    sections,
  };
}

interface Sample {
  readonly name: string;
  readonly bins: readonly number[];
}

/** From the bottom of the stack up: the others, then what is rarest, the signals last. */
function inOrder(
  samples: Yields["samples"],
  signals: readonly string[],
  most: number,
): readonly Sample[] {
  const all = Object.entries(samples).map(([name, bins]) => ({
    ...{ name, bins, total: bins.reduce((sum, n) => sum + n, 0) },
  }));
  const isSignal = ({ name }: Sample): boolean => signals.includes(name);
  const rest = all.filter((one) => !isSignal(one)).sort((a, b) => a.total - b.total);
  const nMerged = all.length > most ? all.length - most + 1 : 0;
  const merged = rest.slice(0, nMerged);
  const others = merged[0] && {
    name: "others",
    bins: merged[0].bins.map((_, i) => merged.reduce((sum, { bins }) => sum + bins[i]!, 0)),
  };
  const onTop = signals.flatMap((name) => all.filter((one) => one.name === name));
  return [...(others ? [others] : []), ...rest.slice(nMerged), ...onTop];
}

function spansDecades(expected: readonly number[]): boolean {
  const filled = expected.filter((n) => n > 0);
  return Math.max(...filled) > 100 * Math.min(...filled);
}
