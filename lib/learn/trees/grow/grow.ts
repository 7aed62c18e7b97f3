import { share } from "../team/team.ts";
import { addLeaf, emptyTree, type GrownTree } from "../tree.ts";
import type { Crew } from "./crew.ts";
import { type Filling, fillHistograms, sumsOf } from "./histograms.ts";
import { type Piece, partitionLeaves, type Side } from "./partition.ts";
import type { GrowthPlan } from "./plan.ts";
import { leafValue, noSplit, type Searched, type Split } from "./search.ts";
import { findSplits, type Task } from "./splits.ts";

/** A leaf of a grown tree and where its rows are in the list of rows. */
export interface Leaf {
  readonly node: number;
  readonly begin: number;
  readonly nRows: number;
}

export interface Growth {
  readonly tree: GrownTree;
  readonly leaves: readonly Leaf[];
}

/** A leaf while the tree grows; with a split it waits to be split, without one it stays a leaf. */
interface OpenLeaf extends Leaf, Searched, Filling {
  readonly depth: number;
  lower: number;
  upper: number;
  /** Where its histogram is, −1 if it has none. */
  slot: number;
  split: Split;
}

/** Grows a tree on the first `nRows` of the rows listed, with the features whose numbers are given. */
export function growTree(crew: Crew, nRows: number, features: readonly number[]): Growth {
  const tree = emptyTree();
  const leaves: Leaf[] = [];
  const free = Array.from({ length: crew.workspace.nSlots }, (_, i) => i);
  let open: OpenLeaf[] = [];
  const keep = (leaf: OpenLeaf): void => {
    if (leaf.split.gain > 0) open.push(leaf);
    else leaves.push(leaf);
    if (leaf.split.gain === 0 && leaf.slot >= 0) free.push(leaf.slot);
  };
  keep(plantRoot(crew, tree, nRows, features, free.pop()!));
  let nLeaves = 1;
  while (open.length > 0 && nLeaves < crew.plan.maxLeaves) {
    const chosen = choose(crew.plan, open, crew.plan.maxLeaves - nLeaves);
    open = open.filter((leaf) => !chosen.includes(leaf));
    nLeaves += chosen.length;
    const mayGoOn = nLeaves < crew.plan.maxLeaves;
    const pairs = divide(crew, tree, chosen, mayGoOn, free);
    for (const leaf of searchAll(crew, pairs, features)) keep(leaf);
  }
  leaves.push(...open);
  return { tree, leaves };
}

/** The leaves to split next: the best one, or all there are, the best first if there is not room for all. */
function choose({ growth }: GrowthPlan, open: readonly OpenLeaf[], room: number): OpenLeaf[] {
  if (growth === "leaf-wise") {
    return [open.reduce((best, leaf) => (leaf.split.gain > best.split.gain ? leaf : best))];
  }
  if (open.length <= room) return [...open];
  return [...open].sort((a, b) => b.split.gain - a.split.gain).slice(0, room);
}

function plantRoot(
  crew: Crew,
  tree: GrownTree,
  nRows: number,
  features: readonly number[],
  slot: number,
): OpenLeaf {
  const filling = { begin: 0, nRows, slot, pieces: shares(crew, nRows) };
  fillHistograms(crew, [filling], features);
  crew.team.wait();
  const [gradient, hessian] = sumsOf(crew, filling, features[0]!);
  crew.team.wait();
  const sums = { gradient, hessian, nRows, lower: -Infinity, upper: Infinity };
  const node = addLeaf(tree, hessian);
  tree.value[node] = leafValue(sums, crew.plan);
  const root = { ...filling, ...sums };
  const [[split]] = findSplits(crew, [{ filled: root }], features) as [[Split, Split]];
  return { ...root, node, depth: 0, split };
}

/** The rows listed, a piece for each member of the team. */
function shares({ team, workspace: { rows } }: Crew, nRows: number): Piece[] {
  return Array.from({ length: team.size }, (_, index) => {
    const [from, to] = share({ ...team, index }, nRows);
    return { place: rows + 4 * from, nRows: to - from };
  });
}

/** Splits leaves and tells the pairs of their children; those that can be split in turn have a slot each. */
function divide(
  crew: Crew,
  tree: GrownTree,
  chosen: readonly OpenLeaf[],
  mayGoOn: boolean,
  free: number[],
): Family[] {
  const sides = partitionLeaves(crew, chosen);
  return chosen.map((parent, k) => {
    const family = childrenOf(crew.plan, tree, parent, sides[k]!);
    const [left, right] = family;
    const heavier = Math.max(left.hessian, right.hessian);
    const isLast = parent.depth + 1 >= crew.plan.maxDepth || heavier < 2 * crew.plan.minLeafWeight;
    if (isLast || !mayGoOn) {
      free.push(parent.slot);
      return family;
    }
    const [small, large] = left.nRows <= right.nRows ? family : [right, left];
    small.slot = free.pop()!;
    large.slot = parent.slot;
    return [small, large];
  });
}

type Family = readonly [OpenLeaf, OpenLeaf];

/** Enters the split and its two leaves in the tree. */
function childrenOf(
  plan: GrowthPlan,
  tree: GrownTree,
  parent: OpenLeaf,
  [leftSide, rightSide]: readonly [Side, Side],
): Family {
  const { node, begin, split } = parent;
  const { leftGradient, leftHessian } = split;
  const [gradient, hessian] = [parent.gradient - leftGradient, parent.hessian - leftHessian];
  const left = newLeaf(tree, parent, begin, leftSide, leftGradient, leftHessian);
  const right = newLeaf(tree, parent, begin + leftSide.nRows, rightSide, gradient, hessian);
  const direction = plan.monotone[split.feature]!;
  if (direction !== 0) {
    // Below a monotone split neither side may cross the middle of their values.
    const middle = (leafValue(left, plan) + leafValue(right, plan)) / 2;
    const [low, high] = direction > 0 ? [left, right] : [right, left];
    low.upper = middle;
    high.lower = middle;
  }
  for (const child of [left, right]) tree.value[child.node] = leafValue(child, plan);
  tree.feature[node] = split.feature;
  tree.code[node] = split.code;
  tree.missingLeft[node] = split.missingLeft;
  tree.gain[node] = split.gain;
  tree.left[node] = left.node;
  tree.right[node] = right.node;
  return [left, right];
}

function newLeaf(
  tree: GrownTree,
  { depth, lower, upper }: OpenLeaf,
  begin: number,
  { nRows, pieces }: Side,
  gradient: number,
  hessian: number,
): OpenLeaf {
  return {
    node: addLeaf(tree, hessian),
    depth: depth + 1,
    begin,
    nRows,
    pieces,
    gradient,
    hessian,
    lower,
    upper,
    slot: -1,
    split: noSplit,
  };
}

/** Finds the best splits; for the larger of two siblings by what the parent has and the smaller has not. */
function searchAll(
  crew: Crew,
  families: readonly Family[],
  features: readonly number[],
): OpenLeaf[] {
  const searched = families.filter(([first]) => first.slot >= 0);
  const filled = searched.map(([small]) => small);
  fillHistograms(crew, filled, features);
  crew.team.wait();
  if (searched.length === 0) return families.flat();
  const tasks = searched.map(([small, sibling]): Task => ({ filled: small, sibling }));
  for (const [k, [small, large]] of findSplits(crew, tasks, features).entries()) {
    searched[k]![0].split = small;
    searched[k]![1].split = large;
  }
  return families.flat();
}
