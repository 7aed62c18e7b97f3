import { binContents, binErrors, type Hist1D } from "../../../hist/index.ts";
import { checkWorkspace } from "./read-workspace.ts";
import type { Modifier, ParameterSettings, Sample, Workspace } from "./workspace.ts";

/** Events in each bin: numbers, or a histogram, which also knows its statistical errors. */
export type Bins = readonly number[] | Float64Array | Hist1D;

/**
 * One uncertainty of a sample. A number is relative and of the yield: 0.1 for ±10 %. `up` and `down` are what the
 * yield is multiplied by, or the bins, at +1 and −1 standard deviation; bins that are only known at `up` are
 * mirrored.
 */
export type SystematicSketch =
  | number
  | { readonly up: number; readonly down: number }
  | { readonly up: Bins; readonly down?: Bins };

/** A process in a channel, as a student would tell of it. */
export interface SampleSketch {
  readonly yields: Bins;
  /** Free strengths that multiply it, by name: "mu". */
  readonly strengths?: readonly string[];
  /** Statistical error of each bin, from the number of simulated events. Default: those of a histogram, or none. */
  readonly errors?: readonly number[];
  /** By name; the same name in another sample or channel is the same uncertainty. */
  readonly systematics?: Readonly<Record<string, SystematicSketch>>;
  /** Whether the uncertainty of the luminosity applies. Default: true, if there is one. */
  readonly luminosity?: boolean;
}

export interface ChannelSketch {
  readonly observed: Bins;
  readonly samples: Readonly<Record<string, SampleSketch>>;
}

/** A measurement in a few lines. */
export interface WorkspaceSketch {
  readonly channels: Readonly<Record<string, ChannelSketch>>;
  /** The strength to be measured. Default: "mu". */
  readonly poi?: string;
  /** Relative uncertainty of the luminosity. Default: none. */
  readonly luminosity?: number;
  /** Settings of parameters that differ from the defaults. */
  readonly parameters?: readonly ParameterSettings[];
  /** Default: "measurement". */
  readonly name?: string;
}

/**
 * A workspace from a sketch of it.
 *
 * `buildWorkspace({ channels: { SR: { observed: [51], samples: { signal: { yields: [12], strengths: ["mu"] } } } } })`
 */
export function buildWorkspace({
  channels,
  poi = "mu",
  luminosity,
  parameters = [],
  name = "measurement",
}: WorkspaceSketch): Workspace {
  const lumi = { name: "lumi", auxdata: [1], sigmas: [luminosity ?? 0], bounds: [[0.5, 1.5]] };
  return checkWorkspace({
    channels: Object.entries(channels).map(([channel, { samples }]) => ({
      name: channel,
      samples: Object.entries(samples).map(([sample, sketch]) =>
        sampleOf(sample, sketch, channel, luminosity !== undefined),
      ),
    })),
    observations: Object.entries(channels).map(([channel, { observed }]) => ({
      name: channel,
      data: numbersOf(observed),
    })),
    measurements: [
      {
        name,
        config: {
          poi,
          parameters: [
            ...(luminosity === undefined ? [] : [{ ...lumi, inits: [1] }]),
            ...parameters,
          ],
        },
      },
    ],
    version: "1.0.0",
  });
}

function sampleOf(
  name: string,
  { yields, strengths = [], errors, systematics = {}, luminosity = true }: SampleSketch,
  channel: string,
  hasLuminosity: boolean,
): Sample {
  const data = numbersOf(yields);
  const statistical = errors ?? ("sumW2" in yields ? Array.from(binErrors(yields)) : undefined);
  const modifiers: Modifier[] = [
    ...strengths.map((strength) => ({ name: strength, type: "normfactor" as const, data: null })),
    ...(hasLuminosity && luminosity ? [{ name: "lumi", type: "lumi" as const, data: null }] : []),
    ...Object.entries(systematics).map(([systematic, sketch]) =>
      systematicOf(systematic, sketch, data),
    ),
    ...(statistical
      ? [{ name: `staterror_${channel}`, type: "staterror" as const, data: statistical }]
      : []),
  ];
  return { name, data, modifiers };
}

function systematicOf(
  name: string,
  sketch: SystematicSketch,
  nominal: readonly number[],
): Modifier {
  if (typeof sketch === "number") {
    return { name, type: "normsys", data: { lo: 1 - sketch, hi: 1 + sketch } };
  }
  const { up, down } = sketch;
  if (typeof up === "number") {
    return { name, type: "normsys", data: { lo: Number(down), hi: up } };
  }
  const high = numbersOf(up);
  const low =
    down === undefined || typeof down === "number"
      ? high.map((value, b) => 2 * (nominal[b] ?? 0) - value)
      : numbersOf(down);
  return { name, type: "histosys", data: { lo_data: low, hi_data: high } };
}

function numbersOf(bins: Bins): number[] {
  return Array.from("sumW" in bins ? binContents(bins) : bins);
}
