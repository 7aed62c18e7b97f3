import { DataError } from "../../../core/index.ts";
import type { Channel, Sample, Scales, Templates } from "../workspace/workspace.ts";
import type { BlockLists } from "./block-lists.ts";
import { normCoefficients } from "./interpolation.ts";

/** A block while it is added, and where the parameters of each set begin. */
export interface Place {
  readonly sample: Sample;
  readonly channel: Channel;
  readonly position: ReadonlyMap<string, number>;
  /** For each staterror in each channel, its first component there. */
  readonly statStart: ReadonlyMap<string, number>;
  readonly sizes: ReadonlyMap<string, number>;
}

/** Adds what the modifiers of a sample do to its block. */
export function addModifiers(lists: BlockLists, place: Place): void {
  const { sample, channel, position } = place;
  for (const modifier of sample.modifiers) {
    const first = position.get(modifier.name)!;
    switch (modifier.type) {
      case "normfactor":
      case "lumi":
        addFactor(lists, first, -1);
        break;
      case "normsys":
        addNormalisation(lists, first, modifier.data, place);
        break;
      case "histosys":
        addTemplate(lists, first, modifier.data, sample.data);
        break;
      case "staterror":
        addBinFactor(
          lists,
          first + place.statStart.get(`${modifier.name}\n${channel.name}`)!,
          sample,
        );
        break;
      default:
        checkComponents(place, modifier.name);
        addBinFactor(lists, first, sample);
    }
  }
}

function addFactor(lists: BlockLists, parameter: number, coefficients: number): void {
  lists.factorParameter.push(parameter);
  lists.factorCoefficients.push(coefficients);
}

function addNormalisation(
  lists: BlockLists,
  parameter: number,
  { lo, hi }: Scales,
  { sample, channel }: Place,
): void {
  if (!(lo > 0 && hi > 0)) {
    throw new DataError(
      `channel "${channel.name}", sample "${sample.name}"`,
      `has a normsys from ${lo} to ${hi}; both factors must be above 0, for their logarithms are taken`,
    );
  }
  if (lo === 1 && hi === 1) return;
  addFactor(lists, parameter, lists.coefficients.length);
  lists.coefficients.push(...normCoefficients(lo, hi));
}

function addTemplate(
  lists: BlockLists,
  parameter: number,
  { lo_data: low, hi_data: high }: Templates,
  nominal: readonly number[],
): void {
  const odd = nominal.map((_, b) => (high[b]! - low[b]!) / 2);
  const even = nominal.map((n, b) => (high[b]! - n - (n - low[b]!)) / 16);
  const isSymmetric = even.every((shift, b) => Math.abs(shift) <= 1e-15 * Math.abs(nominal[b]!)); // of rounding
  if (isSymmetric && odd.every((shift) => shift === 0)) return;
  lists.templateParameter.push(parameter);
  lists.templateOdd.push(lists.templates.length);
  lists.templates.push(...odd);
  lists.templateEven.push(isSymmetric ? -1 : lists.templates.length);
  if (!isSymmetric) lists.templates.push(...even);
}

function addBinFactor(lists: BlockLists, first: number, { data }: Sample): void {
  lists.binFactorList.push(lists.binParameters.length);
  for (let b = 0; b < data.length; b++) lists.binParameters.push(first + b);
}

/** A shapefactor that two channels share has as many components as bins in the first of them. */
function checkComponents({ sample, channel, sizes }: Place, name: string): void {
  const size = sizes.get(name)!;
  if (sample.data.length <= size) return;
  throw new DataError(
    `channel "${channel.name}", sample "${sample.name}"`,
    `has ${sample.data.length} bins, but ${name} has ${size} components from its first channel; ` +
      "they must be as many",
  );
}
