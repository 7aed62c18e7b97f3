import { setImmediate } from "node:timers/promises";
import { type Random, seededRandom, splitSeed } from "../../../core/index.ts";
import { edgesOf, encodeFeatures } from "../binning/encode.ts";
import { type Crew, crewOf } from "../grow/crew.ts";
import type { GrowthPlan } from "../grow/plan.ts";
import { layOut, type Workspace } from "../grow/workspace.ts";
import { sharedMemory } from "../kernel/kernel.ts";
import { exactSum, largestOf } from "../sample/exact-sum.ts";
import type { TrainingSample } from "../sample/training-sample.ts";
import { alone } from "../team/team.ts";
import { threadsFor, withTeam } from "../team/thread-team.ts";
import { type Tree, withThresholds } from "../tree.ts";
import { type Boosted, boost } from "./boost.ts";
import type { BoostingPlan } from "./boosting-plan.ts";
import { type LossKind, lossOf } from "./loss.ts";
import { type BoostingRules, check, growthPlan } from "./options.ts";

/** Trees that add up: the sum of their values and `start` is the score. */
export interface Boosting {
  readonly start: number;
  readonly trees: readonly Tree[];
  /** Mean loss of the validation events after each tree grown, also after those that were dropped again. */
  readonly validationLoss: readonly number[];
}

/** Grows boosted trees. Once in a while it lets other work of this thread go on. */
export async function trainBoosting(
  sample: TrainingSample,
  validation: TrainingSample | undefined,
  loss: LossKind,
  rules: BoostingRules,
  random: Random,
): Promise<Boosting> {
  const seed = Math.floor(random() * 2 ** 53);
  const { maxBins = 255 } = rules;
  check("bins", maxBins, 2, 255);
  const { features, targets, weights } = sample;
  const growth = growthPlan(features.names, rules);
  const plan = boostingPlan(rules, loss, weights, seed);
  const size = threadsFor(features.nRows * features.columns.length, rules.threads);
  return withTeam(size, async (recruits) => {
    const edges = edgesOf(features, maxBins, seededRandom(splitSeed(seed, "bins")), weights);
    const workspace = spaceFor(sample, validation, edges, growth, size);
    const memory = sharedMemory(workspace.bytes);
    const crew = crewOf(alone, workspace, growth, memory);
    const start = lossOf(loss).start(targets, weights);
    fillMemory(crew, sample, validation, edges, start);
    const job = { workspace, growth, plan };
    const task = { program: "boosting", memory, meeting: workspace.meeting, job };
    const team = await recruits.begin(task);
    team.wait();
    const boosted = boost({ ...crew, team }, plan);
    const { trees, validationLoss } = await collect(boosted, edges, rules.onProgress);
    const nBest = Number.isFinite(plan.patience) ? bestOf(validationLoss) : trees.length;
    return { start, trees: trees.slice(0, nBest), validationLoss };
  });
}

function boostingPlan(
  {
    nTrees = 100,
    learningRate = 0.1,
    subsample = 1,
    featureSample = 1,
    earlyStopping: patience = Infinity,
  }: BoostingRules,
  loss: LossKind,
  weights: Float64Array,
  seed: number,
): BoostingPlan {
  check("trees", nTrees, 1, Infinity);
  check("a learning rate", learningRate, 0, Infinity);
  check("a subsample", subsample, Number.MIN_VALUE, 1);
  check("a feature sample", featureSample, Number.MIN_VALUE, 1);
  check("trees without progress", patience, 1, Infinity);
  const largestWeight = largestOf(weights);
  return { loss, nTrees, learningRate, subsample, featureSample, patience, largestWeight, seed };
}

function spaceFor(
  { features: { nRows } }: TrainingSample,
  validation: TrainingSample | undefined,
  edges: readonly Float64Array[],
  { maxLeaves, maxDepth, minLeafSamples }: GrowthPlan,
  nThreads: number,
): Workspace {
  const nSlots = Math.max(1, Math.min(maxLeaves, 2 ** (Math.min(maxDepth, 32) - 1), nRows));
  return layOut({
    ...{ nRows, nSlots, nThreads, nLeavesAtOnce: nSlots },
    nBins: edges.map(({ length }) => length + 1),
    nValidationRows: validation?.features.nRows ?? 0,
    sumOfValidationWeights: validation ? exactSum(validation.weights) : 0,
    counts: minLeafSamples > 1,
  });
}

/** Writes the events to where all threads find them. */
function fillMemory(
  crew: Crew,
  sample: TrainingSample,
  validation: TrainingSample | undefined,
  edges: readonly Float64Array[],
  start: number,
): void {
  const { numbers, words, workspace } = crew;
  words.set(workspace.nBins, workspace.binCounts / 4);
  const encoder = { ...crew, staging: workspace.staging };
  encodeFeatures(sample.features, edges, encoder, workspace);
  writeRows(numbers, workspace, sample, start);
  for (let row = 0; workspace.counting && row < workspace.nRows; row++) {
    numbers.set([1, sample.weights[row]!], workspace.onePairs / 8 + 2 * row);
  }
  if (!validation) return;
  const { byRow } = workspace.validation;
  encodeFeatures(validation.features, edges, encoder, { byRow, stride: workspace.stride });
  writeRows(numbers, workspace.validation, validation, start);
}

function writeRows(
  numbers: Float64Array,
  space: Pick<Workspace, "nRows" | "scores" | "targets" | "weights">,
  { targets, weights }: TrainingSample,
  start: number,
): void {
  numbers.fill(start, space.scores / 8, space.scores / 8 + space.nRows);
  numbers.set(targets, space.targets / 8);
  numbers.set(weights, space.weights / 8);
}

async function collect(
  boosted: Iterable<Boosted>,
  edges: readonly Float64Array[],
  onProgress: BoostingRules["onProgress"],
): Promise<{ readonly trees: Tree[]; readonly validationLoss: number[] }> {
  const trees: Tree[] = [];
  const losses: number[] = [];
  let paused = performance.now();
  for (const { tree, validationLoss } of boosted) {
    trees.push(withThresholds(tree, edges));
    if (validationLoss !== undefined) losses.push(validationLoss);
    onProgress?.({ nTrees: trees.length, ...(validationLoss !== undefined && { validationLoss }) });
    if (performance.now() - paused < 50) continue;
    await setImmediate();
    paused = performance.now();
  }
  return { trees, validationLoss: losses };
}

/** After how many trees the loss was least. */
function bestOf(losses: readonly number[]): number {
  return losses.indexOf(Math.min(...losses)) + 1;
}
