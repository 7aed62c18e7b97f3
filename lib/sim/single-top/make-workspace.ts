import { channelNames } from "./cuts.ts";
import { channelStarts } from "./rows.ts";
import { type SampleId, sampleIds } from "./samples.ts";
import { singleTopSystematics } from "./systematics/index.ts";
import type { Template, Templates } from "./templates.ts";
import type { WorkspaceJson } from "./workspace-json.ts";

type Sample = WorkspaceJson["channels"][number]["samples"][number];
type Modifier = Sample["modifiers"][number];

/** What is left out: samples below this share of a channel, changes of a rate below this, and of every bin below that. */
const [LEAST_SAMPLE, LEAST_RATE, LEAST_SHAPE] = [5e-4, 2e-4, 2e-3];

/** Uncertainty of the luminosity of 2015, 3.2 fb⁻¹. */
const LUMINOSITY_ERROR = 0.021;

/** A workspace as pyhf has it, of templates; nothing is observed yet. */
export function makeWorkspace(templates: Templates): WorkspaceJson {
  const channels = channelNames.map((name, c) => {
    const [from, to] = [channelStarts[c]!, channelStarts[c + 1]!];
    const totals = sampleIds.map((id) => sum(templates.get(id)!.nominal.subarray(from, to)));
    const least = LEAST_SAMPLE * totals.reduce((a, b) => a + b, 0);
    const samples = sampleIds
      .filter((_, s) => totals[s]! > least)
      .map((id) => sampleIn(name, id, templates.get(id)!, from, to));
    return { name, samples };
  });
  const strength = { inits: [1], bounds: [[0, 5] as const] };
  return {
    channels,
    observations: channels.map(({ name, samples }) => ({
      name,
      data: samples[0]!.data.map(() => 0),
    })),
    measurements: [
      {
        name: "single top",
        config: {
          poi: "mu_t",
          parameters: [
            { name: "mu_t", ...strength },
            { name: "mu_tbar", ...strength },
            {
              ...{ name: "lumi", auxdata: [1], sigmas: [LUMINOSITY_ERROR], inits: [1] },
              bounds: [[0.5, 1.5]],
            },
          ],
        },
      },
    ],
    version: "1.0.0",
  };
}

function sampleIn(
  channel: string,
  id: SampleId,
  template: Template,
  from: number,
  to: number,
): Sample {
  const nominal = template.nominal.subarray(from, to);
  const modifiers: Modifier[] = [
    ...(id === "t" || id === "tbar"
      ? [{ name: `mu_${id}`, type: "normfactor" as const, data: null }]
      : []),
    ...(id.startsWith("multijet") ? [] : [{ name: "lumi", type: "lumi" as const, data: null }]),
    ...singleTopSystematics.flatMap(({ name }, k) =>
      modifiersOf(
        name,
        nominal,
        template.changes[k]!.subarray(from, to),
        template.noise[k]!.subarray(from, to),
      ),
    ),
    {
      ...{ name: `staterror_${channel}`, type: "staterror" },
      data: Array.from(template.variance.subarray(from, to), (v) => digits(Math.sqrt(v))),
    },
  ];
  return { name: id, data: Array.from(nominal, digits), modifiers };
}

/** A systematic as a change of the rate and, where it is seen above the noise of the simulation, one of the shape. */
function modifiersOf(
  name: string,
  nominal: Float64Array,
  change: Float64Array,
  noise: Float64Array,
): Modifier[] {
  const rate = sum(change) / sum(nominal);
  const rateNoise = Math.sqrt(sum(noise)) / sum(nominal);
  const shape = change.map((by, bin) => by - rate * nominal[bin]!);
  const modifiers: Modifier[] = [];
  if (Math.abs(rate) > Math.max(LEAST_RATE, rateNoise)) {
    modifiers.push({ name, type: "normsys", data: { lo: digits(1 - rate), hi: digits(1 + rate) } });
  }
  if (isSeen(shape, nominal, noise)) {
    const at = (way: 1 | -1): number[] =>
      Array.from(nominal, (n, bin) => digits(Math.max(0, n + way * shape[bin]!)));
    modifiers.push({ name, type: "histosys", data: { lo_data: at(-1), hi_data: at(1) } });
  }
  return modifiers;
}

/** Whether a shape matters, and is more than twice as far from nothing as chance would bring it. */
function isSeen(shape: Float64Array, nominal: Float64Array, noise: Float64Array): boolean {
  const isLarge = shape.some((by, bin) => Math.abs(by) > LEAST_SHAPE * nominal[bin]!);
  const total = sum(noise);
  if (!isLarge || total === 0) return isLarge;
  let chi2 = 0;
  for (let bin = 0; bin < shape.length; bin++) {
    chi2 += shape[bin]! ** 2 / (noise[bin]! + total / (100 * shape.length));
  }
  return chi2 > 2 * shape.length;
}

const sum = (bins: Float64Array): number => bins.reduce((total, n) => total + n, 0);

/** Four digits after the point, or three significant ones: less than what is known. */
const digits = (x: number): number => Number(x > 10 ? x.toFixed(2) : x.toPrecision(5));
