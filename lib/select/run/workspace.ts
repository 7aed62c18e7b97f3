import { add, binContents, type Hist1D, scale, subtract } from "../../hist/index.ts";
import {
  buildWorkspace,
  type ChannelSketch,
  type SampleSketch,
  type SystematicSketch,
  type Workspace,
} from "../../stats/histfactory/index.ts";
import type { Analysis, RegionSpec, SystematicSpec } from "../config/analysis.ts";
import { type Process, processesOf } from "./processes.ts";
import type { WantedHistogram } from "./wanted-histogram.ts";

export interface WorkspaceOptions {
  /** Takes what is expected in place of the data, in all regions; those that are blind always do. Default: false. */
  readonly asimov?: boolean;
}

type HistogramOf = (wanted: WantedHistogram) => Hist1D;

/** The signal and control regions as a workspace: what is written with `writeWorkspace` pyhf reads. */
export function workspaceOf(
  analysis: Analysis,
  histogram: HistogramOf,
  { asimov = false }: WorkspaceOptions,
): Workspace {
  const { luminosity, measurement, regions } = analysis;
  const channels: Record<string, ChannelSketch> = {};
  for (const region of regions) {
    if (region.kind === "validation") continue;
    const channel = channelOf(analysis, region, histogram, asimov);
    if (channel) channels[region.name] = channel;
  }
  if (Object.keys(channels).length === 0) {
    throw new RangeError(
      "Cannot make a workspace: nothing is expected in any signal or control region",
    );
  }
  return buildWorkspace({
    ...{ channels, poi: measurement.poi, name: measurement.name },
    ...(luminosity?.uncertainty !== undefined && { luminosity: luminosity.uncertainty }),
  });
}

/** A region; nothing if no event is expected in it. */
function channelOf(
  analysis: Analysis,
  { name: region, fit: variable, isBlind }: RegionSpec,
  histogram: HistogramOf,
  asimov: boolean,
): ChannelSketch | undefined {
  const present = processesOf(analysis).flatMap((process) => {
    const yields = notBelow0(histogram({ region, variable, process: process.name }));
    return binContents(yields).some((content) => content !== 0) ? [{ process, yields }] : [];
  });
  if (present.length === 0) return undefined;
  const expected = present.map(({ yields }) => yields).reduce(add);
  const samples: Record<string, SampleSketch> = {};
  for (const { process, yields } of present) {
    samples[process.name] = {
      yields,
      luminosity: process.kind === "simulation",
      strengths: strengthsOf(analysis, process),
      systematics: systematicsOf(analysis, process, (systematic) => {
        const bins = histogram({ region, variable, process: process.name, systematic });
        return onlyWhere(expected, notBelow0(bins));
      }),
    };
  }
  const hasData = analysis.samples.some(({ kind }) => kind === "data");
  const isObserved = hasData && !isBlind && !asimov;
  return {
    samples,
    observed: isObserved ? histogram({ region, variable, process: "data" }) : expected,
  };
}

/** Bins in which negative weights prevail expect nothing: a fit could not bear less. */
function notBelow0({ axis, sumW, sumW2 }: Hist1D): Hist1D {
  return { axis, sumW: sumW.map((w) => Math.max(w, 0)), sumW2 };
}

/**
 * Nothing in bins where nothing is expected: an event that a change moves there would pin the change to one side, and
 * another one to the other, so that a fit ends in a kink.
 */
function onlyWhere(expected: Hist1D, { axis, sumW, sumW2 }: Hist1D): Hist1D {
  return { axis, sumW: sumW.map((w, b) => (expected.sumW[b]! > 0 ? w : 0)), sumW2 };
}

function strengthsOf({ measurement }: Analysis, { name }: Process): readonly string[] {
  return measurement.strengths
    .filter(({ processes }) => processes.includes(name))
    .map((strength) => strength.name);
}

function systematicsOf(
  { systematics }: Analysis,
  process: Process,
  changed: (systematic: string) => Hist1D,
): Readonly<Record<string, SystematicSketch>> {
  const sketches: Record<string, SystematicSketch> = {};
  for (const systematic of systematics) {
    const touched = process.samples.filter(({ name }) => systematic.samples.includes(name));
    if (touched.length === 0) continue;
    const sketch = sketchOf(systematic, changed);
    if (sketch !== undefined) sketches[systematic.name] = sketch;
  }
  return sketches;
}

/** A change of the bins, of one bin as a factor; nothing if it changes nothing. */
function sketchOf(
  systematic: SystematicSpec,
  changed: (systematic: string) => Hist1D,
): SystematicSketch | undefined {
  if (systematic.kind === "normalisation") return systematic.size;
  const { name } = systematic;
  const nominal = changed("nominal");
  const up = changed(`${name}_up`);
  const isMirrored = systematic.kind === "weight" && !systematic.down;
  const down = isMirrored ? notBelow0(subtract(scale(nominal, 2), up)) : changed(`${name}_down`);
  const [middle, high, low] = [nominal, up, down].map(binContents);
  const isSame = middle!.every((content, b) => content === high![b] && content === low![b]);
  if (isSame) return undefined;
  if (middle!.length > 1 || !(high![0]! > 0 && low![0]! > 0)) return { up: high!, down: low! };
  return { up: high![0]! / middle![0]!, down: low![0]! / middle![0]! };
}
