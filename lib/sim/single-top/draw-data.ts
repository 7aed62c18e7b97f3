import { normal, poisson } from "../../core/index.ts";
import { streamOf } from "../stream.ts";
import type { Observation, SampleJson, ShapeJson, WorkspaceJson } from "./workspace-json.ts";

/** How often tops and antitops are made, in units of what is expected. */
export interface Strengths {
  readonly mu_t: number;
  readonly mu_tbar: number;
}

/**
 * What an experiment would count: every uncertain thing is drawn from its own uncertainty, one value for all channels,
 * and then every bin from its Poisson distribution.
 */
export function drawData(
  workspace: WorkspaceJson,
  strengths: Strengths,
  seed: number,
  part: string,
): readonly Observation[] {
  const thetas = new Map<string, number>();
  const theta = (name: string): number => {
    const known = thetas.get(name) ?? normal(streamOf(seed, `${part}/${name}`));
    thetas.set(name, known);
    return known;
  };
  const luminosity = 1 + luminosityError(workspace) * theta("lumi");
  return workspace.channels.map(({ name, samples }) => {
    const random = streamOf(seed, `${part}/counts/${name}`);
    const means = samples[0]!.data.map(() => 0);
    for (const sample of samples) {
      const expected = morphed(sample, { ...strengths, luminosity }, theta);
      for (const [bin, mean] of expected.entries()) means[bin]! += mean;
    }
    return { name, data: means.map((mean) => poisson(random, mean)) };
  });
}

type Theta = (name: string) => number;

/** The bins of a sample where its uncertain things have these values; interpolated in the simplest way. */
function morphed(
  { name, data: nominal, modifiers }: SampleJson,
  scales: Strengths & { readonly luminosity: number },
  theta: Theta,
): readonly number[] {
  let factor = 1;
  const bins = [...nominal];
  for (const modifier of modifiers) {
    if (modifier.type === "normfactor") factor *= scales[modifier.name as keyof Strengths]; // its two
    if (modifier.type === "lumi") factor *= scales.luminosity;
    if (modifier.type === "normsys") factor *= scaled(modifier.data, theta(modifier.name));
    if (modifier.type === "histosys") addShape(bins, nominal, modifier.data, theta(modifier.name));
    if (modifier.type === "staterror") {
      for (let b = 0; b < bins.length; b++) {
        bins[b]! += modifier.data[b]! * theta(`${modifier.name}/${name}/${b}`);
      }
    }
  }
  return bins.map((mean) => Math.max(0, factor * mean));
}

const scaled = ({ lo, hi }: { readonly lo: number; readonly hi: number }, t: number): number =>
  t > 0 ? hi ** t : lo ** -t;

function addShape(
  bins: number[],
  nominal: readonly number[],
  { lo_data: lo, hi_data: hi }: ShapeJson,
  t: number,
): void {
  const there = t > 0 ? hi : lo;
  for (let b = 0; b < bins.length; b++) bins[b]! += Math.abs(t) * (there[b]! - nominal[b]!);
}

function luminosityError({ measurements }: WorkspaceJson): number {
  const { parameters } = measurements[0]!.config;
  return parameters.find(({ name }) => name === "lumi")!.sigmas![0]!; // it is in every workspace of ours
}
