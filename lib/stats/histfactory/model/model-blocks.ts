import type { Channel, Sample } from "../workspace/workspace.ts";
import { type BlockLists, closeLists, emptyLists, startBlock, typed } from "./block-lists.ts";
import { addModifiers } from "./block-modifiers.ts";
import type { ModelChannel, ModelParameter } from "./model.ts";
import type { Interpolation, ModelArrays } from "./model-arrays.ts";
import type { ParameterSet, PlacedModifier } from "./parameter-set.ts";

/** What the arrays of a model are made from; channels are sorted, `placed` follows them. */
export interface ModelParts {
  readonly channels: readonly Channel[];
  readonly regions: readonly ModelChannel[];
  readonly samples: readonly string[];
  readonly placed: readonly PlacedModifier[];
  readonly sets: readonly ParameterSet[];
  readonly parameters: readonly ModelParameter[];
  readonly interpolation: Interpolation;
}

/** The flat arrays of a model. */
export function modelArrays(parts: ModelParts): ModelArrays {
  const { regions, samples, placed, sets, parameters, interpolation } = parts;
  const lists = emptyLists();
  const positions = {
    position: startsOf(sets),
    statStart: statStarts(placed),
    sizes: new Map(sets.map(({ name, inits }) => [name, inits.length])),
  };
  for (const [c, channel] of parts.channels.entries()) {
    const { offset, nBins } = regions[c]!;
    for (const sample of channel.samples.toSorted(bySample(samples))) {
      startBlock(lists, samples.indexOf(sample.name), offset, nBins);
      for (const n of sample.data) lists.nominal.push(n);
      addModifiers(lists, { sample, channel, ...positions });
    }
  }
  closeLists(lists);
  const { offset, nBins } = regions.at(-1)!;
  return {
    ...typed(lists),
    nBins: offset + nBins,
    nParameters: parameters.length,
    nBlocks: lists.blockBin.length,
    interpolation,
    localBin: localBins(lists, parameters),
  };
}

function startsOf(sets: readonly ParameterSet[]): Map<string, number> {
  const starts = new Map<string, number>();
  let next = 0;
  for (const { name, inits } of sets) {
    starts.set(name, next);
    next += inits.length;
  }
  return starts;
}

/** Components of a staterror run through the bins of its channels, one after the other. */
function statStarts(placed: readonly PlacedModifier[]): Map<string, number> {
  const [starts, lengths] = [new Map<string, number>(), new Map<string, number>()];
  for (const { channel, sample, modifier } of placed) {
    const key = `${modifier.name}\n${channel.name}`;
    if (modifier.type !== "staterror" || starts.has(key)) continue;
    const start = lengths.get(modifier.name) ?? 0;
    starts.set(key, start);
    lengths.set(modifier.name, start + sample.data.length);
  }
  return starts;
}

/** The only bin of each constrained parameter that touches no other and no factor or template. */
function localBins(lists: BlockLists, parameters: readonly ModelParameter[]): Int32Array {
  const bins = new Int32Array(parameters.length).fill(-1);
  for (let k = 0; k < lists.blockBin.length; k++) {
    for (let i = lists.binFactorStart[k]!; i < lists.binFactorStart[k + 1]!; i++) {
      for (let b = 0; b < lists.blockSize[k]!; b++) {
        const p = lists.binParameters[lists.binFactorList[i]! + b]!;
        const bin = lists.blockBin[k]! + b;
        bins[p] = bins[p] === -1 || bins[p] === bin ? bin : -2;
      }
    }
  }
  return bins.map((bin, p) => (bin >= 0 && parameters[p]!.constraint ? bin : -1));
}

function bySample(samples: readonly string[]): (a: Sample, b: Sample) => number {
  return (a, b) => samples.indexOf(a.name) - samples.indexOf(b.name);
}
