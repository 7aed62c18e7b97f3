import { seededRandom, splitSeed } from "../../../core/index.ts";
import type { WasmMemory } from "../../../core/wasm.ts";
import { shuffled } from "../../shuffle.ts";
import type { Team } from "../team/team.ts";
import type { Tree } from "../tree.ts";
import { type DeepPlan, type DeepSpace, type Digger, growDeep, nodesFor } from "./grow-deep.ts";
import { forestKernel } from "./kernel.ts";

/** What a thread must know to grow trees of a forest; plain. */
export interface ForestJob {
  readonly plan: DeepPlan;
  readonly nTrees: number;
  readonly nRows: number;
  readonly nFeatures: number;
  readonly byRow: number;
  readonly stride: number;
  /** Where the edges are that random cuts are drawn by. */
  readonly cuts: number;
  /** The pairs (−w y, w) of all events. */
  readonly pairs: number;
  /** Number of the next tree that nobody grows yet. */
  readonly next: number;
  /** One for each member of the team. */
  readonly spaces: readonly Pick<DeepSpace, "rows" | "pairs" | "features" | "cells">[];
  /** Draw as many events as this share of all, with replacement; 0: take all as they are. */
  readonly bootstrap: number;
  /** The share of features that each tree may ask for. */
  readonly featureSample: number;
  readonly seed: number;
  readonly edges: readonly Float64Array[];
}

export interface PlantedTree {
  readonly t: number;
  readonly tree: Tree;
}

/** Grows trees that no other member has begun, until none is left; tree `t` is the same whoever grows it. */
export function* growForest(
  team: Team,
  memory: WasmMemory,
  job: ForestJob,
): Generator<PlantedTree> {
  const { buffer } = memory;
  const [words, numbers] = [new Int32Array(buffer), new Float64Array(buffer)];
  const { byRow, stride, cuts, nFeatures, plan } = job;
  const space = { ...job.spaces[team.index]!, byRow, stride, nFeatures, edges: cuts };
  const kernel = forestKernel(memory);
  const digger = { kernel, numbers, words, plan, space, nodes: nodesFor(job.nRows) };
  for (;;) {
    const t = Atomics.add(words, job.next / 4, 1);
    if (t >= job.nTrees) return;
    const random = seededRandom(splitSeed(job.seed, "tree", t));
    const nRows = drawRows(digger, job, random);
    const order = shuffled(nFeatures, random);
    words.set(order, space.features / 4);
    const nAsked = Math.max(1, Math.round(job.featureSample * nFeatures));
    const seed = Math.floor(random() * 2 ** 32);
    yield { t, tree: growDeep(digger, nRows, nAsked, seed, job.edges) };
  }
}

/** Lists the rows of a tree and writes their pairs, times how often each was drawn. Tells how many rows. */
function drawRows({ words, numbers, space }: Digger, job: ForestJob, random: () => number): number {
  const { nRows, bootstrap } = job;
  const drawn = new Uint16Array(nRows);
  const nDraws = Math.round(bootstrap * nRows);
  for (let k = 0; k < nDraws; k++) drawn[Math.floor(random() * nRows)]!++;
  let n = 0;
  for (let row = 0; row < nRows; row++) {
    const times = bootstrap > 0 ? drawn[row]! : 1;
    if (times === 0) continue;
    words[space.rows / 4 + n++] = row;
    numbers[space.pairs / 8 + 2 * row] = times * numbers[job.pairs / 8 + 2 * row]!;
    numbers[space.pairs / 8 + 2 * row + 1] = times * numbers[job.pairs / 8 + 2 * row + 1]!;
  }
  return n;
}
