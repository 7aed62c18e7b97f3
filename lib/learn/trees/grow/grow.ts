import { addLeaf, emptyTree, type GrownTree } from "../tree.ts";
import type { Crew } from "./crew.ts";
import { type Filling, fillHistograms, sumsOf } from "./histograms.ts";
import { partitionLeaves } from "./partition.ts";
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
  readonly split: Readonly<Split>;
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
  const filling = { begin: 0, nRows, slot };
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

/** Splits leaves and tells the pairs of their children; those that can be split in turn have a slot each. */
function divide(
  crew: Crew,
  tree: GrownTree,
  chosen: readonly OpenLeaf[],
  mayGoOn: boolean,
  free: number[],
): OpenLeaf[][] {
  const lefts = partitionLeaves(crew, chosen);
  return chosen.map((parent, k) => {
    const children = childrenOf(crew.plan, tree, parent, lefts[k]!);
    const heavier = Math.max(...children.map(({ hessian }) => hessian));
    const isLast = parent.depth + 1 >= crew.plan.maxDepth || heavier < 2 * crew.plan.minLeafWeight;
    if (isLast || !mayGoOn) {
      free.push(parent.slot);
      return children;
    }
    const slot = free.pop()!;
    const leftIsSmall = children[0]!.nRows <= children[1]!.nRows;
    return children.map((child, i) => ({
      ...child,
      slot: leftIsSmall === (i === 0) ? slot : parent.slot,
    }));
  });
}

/** Enters the split and its two leaves in the tree. */
function childrenOf(
  plan: GrowthPlan,
  tree: GrownTree,
  { node, depth, begin, nRows, split, gradient, hessian, lower, upper }: OpenLeaf,
  nLeft: number,
): OpenLeaf[] {
  const { leftGradient, leftHessian } = split;
  const both = { depth: depth + 1, slot: -1, split: noSplit, lower, upper };
  const sides = bounded(plan.monotone[split.feature]!, plan, [
    { ...both, begin, nRows: nLeft, gradient: leftGradient, hessian: leftHessian },
    {
      ...{ ...both, begin: begin + nLeft, nRows: nRows - nLeft },
      ...{ gradient: gradient - leftGradient, hessian: hessian - leftHessian },
    },
  ]);
  const children = sides.map((side) => ({ ...side, node: addLeaf(tree, side.hessian) }));
  for (const child of children) tree.value[child.node] = leafValue(child, plan);
  tree.feature[node] = split.feature;
  tree.code[node] = split.code;
  tree.missingLeft[node] = split.missingLeft;
  tree.gain[node] = split.gain;
  tree.left[node] = children[0]!.node;
  tree.right[node] = children[1]!.node;
  return children;
}

/** Below a monotone split neither side may cross the middle of their values. */
function bounded<Side extends Searched>(
  direction: number,
  plan: GrowthPlan,
  [left, right]: readonly [Side, Side],
): [Side, Side] {
  if (direction === 0) return [left, right];
  const middle = (leafValue(left, plan) + leafValue(right, plan)) / 2;
  return direction > 0
    ? [
        { ...left, upper: middle },
        { ...right, lower: middle },
      ]
    : [
        { ...left, lower: middle },
        { ...right, upper: middle },
      ];
}

/** The same leaves with their best splits; for the larger of two siblings, by what the parent has and the other has not. */
function searchAll(
  crew: Crew,
  families: readonly (readonly OpenLeaf[])[],
  features: readonly number[],
): OpenLeaf[] {
  const searched = families.filter(([first]) => first!.slot >= 0).map(smallerFirst);
  if (searched.length === 0) return families.flat();
  const tasks = searched.map(
    ([filled, sibling]): Task => ({ filled: filled!, ...(sibling && { sibling }) }),
  );
  fillHistograms(
    crew,
    tasks.map(({ filled }) => filled),
    features,
  );
  crew.team.wait();
  const splits = findSplits(crew, tasks, features);
  const withSplits = searched.flatMap((family, k) =>
    family.map((leaf, i) => ({ ...leaf, split: splits[k]![i]! })),
  );
  return [...withSplits, ...families.filter(([first]) => first!.slot < 0).flat()];
}

function smallerFirst(family: readonly OpenLeaf[]): readonly OpenLeaf[] {
  const [left, right] = family;
  return right && right.nRows < left!.nRows ? [right, left!] : family;
}
