import { setImmediate } from "node:timers/promises";
import { type Random, seededRandom, splitSeed } from "../../../core/index.ts";
import type { WasmMemory } from "../../../core/wasm.ts";
import { edgesOf, encodeFeatures, stagingBytes } from "../binning/encode.ts";
import { check } from "../boosting/options.ts";
import { arena } from "../kernel/arena.ts";
import { sharedMemory, treeKernel } from "../kernel/kernel.ts";
import { summable } from "../sample/exact-sum.ts";
import type { TrainingSample } from "../sample/training-sample.ts";
import { threadsFor, withTeam } from "../team/thread-team.ts";
import type { Tree } from "../tree.ts";
import { type ForestJob, growForest, type PlantedTree } from "./forest-job.ts";
import type { DeepPlan } from "./grow-deep.ts";
import { cellsBytes } from "./kernel.ts";
import type { DecisionTreeOptions, ForestOptions } from "./options.ts";

/** What sets one kind of forest apart from the others. */
export interface ForestKind {
  readonly randomCuts: boolean;
}

/** Grows the trees of a forest. Once in a while it lets other work of this thread go on. */
export async function trainForest(
  sample: TrainingSample,
  kind: ForestKind,
  options: ForestOptions,
  random: Random,
): Promise<readonly Tree[]> {
  const seed = Math.floor(random() * 2 ** 53);
  const { maxBins = 255, nTrees = 100 } = options;
  check("bins", maxBins, 2, 255);
  check("trees", nTrees, 1, Infinity);
  const { features, weights } = sample;
  const nValues = features.nRows * features.columns.length * nTrees;
  const size = Math.min(threadsFor(nValues / 20, options.threads), nTrees);
  const trees: Tree[] = [];
  const plant = ({ t, tree }: PlantedTree): void => {
    trees[t] = tree;
  };
  await withTeam(size, async (recruits) => {
    const edges = edgesOf(features, maxBins, seededRandom(splitSeed(seed, "bins")), weights);
    const { job, meeting, staging, bytes } = layOut(sample, edges, kind, options, seed, size);
    const memory = sharedMemory(bytes);
    fillMemory(memory, sample, job, staging);
    const team = await recruits.begin({ program: "forest", memory, meeting, job });
    recruits.listen((message) => plant(message as PlantedTree)); // written by the same program
    team.wait();
    let paused = performance.now();
    for (const planted of growForest(team, memory, job)) {
      plant(planted);
      if (performance.now() - paused < 50) continue;
      await setImmediate();
      paused = performance.now();
      options.onProgress?.({ nTrees: trees.filter(Boolean).length });
    }
    await recruits.ended();
  });
  options.onProgress?.({ nTrees });
  return trees;
}

interface Layout {
  readonly job: ForestJob;
  readonly meeting: number;
  readonly staging: number;
  readonly bytes: number;
}

function layOut(
  { features: { nRows } }: TrainingSample,
  edges: readonly Float64Array[],
  { randomCuts }: ForestKind,
  options: ForestOptions,
  seed: number,
  nThreads: number,
): Layout {
  const nFeatures = edges.length;
  const stride = Math.ceil(nFeatures / 4) * 4;
  const memory = arena();
  const meeting = memory.take(64);
  const next = memory.take(64);
  const byRow = memory.take(nRows * stride);
  const pairs = memory.take(nRows * 16);
  const cuts = memory.take(nFeatures * 256 * 8);
  const staging = memory.take(stagingBytes);
  const spaces = Array.from({ length: nThreads }, () => ({
    rows: memory.take(nRows * 4),
    pairs: memory.take(nRows * 16),
    features: memory.take(nFeatures * 4),
    cells: memory.take(cellsBytes + 64),
  }));
  const { bootstrap = true, sampleShare = 1, featureSample = 1, nTrees = 100 } = options;
  check("a sample share", sampleShare, Number.MIN_VALUE, 1);
  check("a feature sample", featureSample, Number.MIN_VALUE, 1);
  const places = { byRow, stride, pairs, cuts, next, spaces };
  const plan = { ...deepPlan(options, nFeatures), randomCuts };
  return {
    job: {
      ...{ plan, nTrees, nRows, nFeatures, ...places, featureSample, seed, edges },
      bootstrap: bootstrap ? sampleShare : 0,
    },
    ...{ meeting, staging, bytes: memory.size() },
  };
}

/** What the options say of single trees. */
export function deepPlan(
  {
    maxDepth = Infinity,
    maxLeaves = Infinity,
    minLeafSamples = 1,
    minLeafWeight = 0,
    maxFeatures = "all",
  }: DecisionTreeOptions,
  nFeatures: number,
): Omit<DeepPlan, "randomCuts"> {
  check("levels", maxDepth, 0, Infinity);
  check("leaves", maxLeaves, 1, Infinity);
  check("events in a leaf", minLeafSamples, 1, Infinity);
  check("a weight in a leaf", minLeafWeight, 0, Infinity);
  const named = { sqrt: Math.floor(Math.sqrt(nFeatures)), all: nFeatures };
  const asked = typeof maxFeatures === "number" ? maxFeatures : named[maxFeatures];
  check("features at a split", asked, 1, Infinity);
  return { maxDepth, maxLeaves, minLeafSamples, minLeafWeight, maxFeatures: asked };
}

/** Writes codes and pairs (−w y, w) to where all threads find them. */
function fillMemory(
  memory: WasmMemory,
  { features, targets, weights }: TrainingSample,
  job: ForestJob,
  staging: number,
): void {
  const numbers = new Float64Array(memory.buffer);
  const encoder = { kernel: treeKernel(memory), numbers, staging };
  encodeFeatures(features, job.edges, encoder, job);
  numbers.fill(Infinity, job.cuts / 8, job.cuts / 8 + 256 * job.nFeatures);
  for (const [f, values] of job.edges.entries()) numbers.set(values, job.cuts / 8 + 256 * f);
  const moments = summable(targets.map((y, row) => weights[row]! * y));
  for (let row = 0; row < weights.length; row++) {
    numbers[job.pairs / 8 + 2 * row] = -moments[row]!;
    numbers[job.pairs / 8 + 2 * row + 1] = weights[row]!;
  }
}
