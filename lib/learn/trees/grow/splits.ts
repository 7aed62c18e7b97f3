import { share } from "../team/team.ts";
import type { Crew } from "./crew.ts";
import { type Filling, listAt, partAt, partsOf, slotAt } from "./histograms.ts";
import {
  fall,
  isPlain,
  leastGain,
  leastHessian,
  noSplit,
  type Searched,
  type Split,
  searchBounded,
} from "./search.ts";
import { featureBytes, splitNumbers } from "./workspace.ts";

/** Leaves to search: one whose histogram was filled, and perhaps its sibling, whose slot still holds their parent's. */
export interface Task {
  readonly filled: Searched & Filling;
  readonly sibling?: Searched & Filling;
}

/**
 * The best split of each task's filled leaf and of its sibling. Each member looks at its share of the features.
 * Until the members meet again, what they have found must stay.
 */
export function findSplits(
  crew: Crew,
  tasks: readonly Task[],
  features: readonly number[],
): (readonly [Split, Split])[] {
  const { team } = crew;
  const [from, to] = share(team, features.length);
  const parts = partsOf(
    crew,
    tasks.map(({ filled }) => filled),
  );
  for (const [k, task] of tasks.entries()) {
    addUp(crew, task, parts[k]!, features.slice(from, to));
    search(crew, task.filled, features, from, to, 2 * k);
    if (task.sibling) search(crew, task.sibling, features, from, to, 2 * k + 1);
  }
  team.wait();
  return tasks.map(
    ({ sibling }, k) => [read(crew, 2 * k), sibling ? read(crew, 2 * k + 1) : noSplit] as const,
  );
}

/** Adds the members' histograms of the filled leaf, and takes it off its parent's, which leaves the sibling's. */
function addUp(
  crew: Crew,
  { filled, sibling }: Task,
  part: number,
  features: readonly number[],
): void {
  const { kernel, team, workspace } = crew;
  const sum = slotAt(crew, filled.slot);
  for (const feature of features) {
    const n = workspace.nBins[feature]! + 1;
    for (const kind of workspace.counting ? [0, workspace.histogram / 2] : [0]) {
      const cells = kind + featureBytes * feature;
      for (let member = 1; part >= 0 && member < team.size; member++) {
        kernel.addCells(partAt(crew, part, member) + cells, sum + cells, n);
      }
      if (sibling) kernel.subtractCells(sum + cells, slotAt(crew, sibling.slot) + cells, n);
    }
  }
}

/** Notes this member's best split of a leaf, the `k`-th looked at, among features `from` to `to` of those listed. */
function search(
  crew: Crew,
  leaf: Searched & Filling,
  features: readonly number[],
  from: number,
  to: number,
  k: number,
): void {
  const { kernel, numbers, plan, workspace } = crew;
  const before = fall(leaf, plan);
  const place = placeOf(crew, k, crew.team.index);
  const slot = slotAt(crew, leaf.slot);
  if (!isPlain(leaf, plan)) {
    const split = searchOneByOne(crew, leaf, slot, features.slice(from, to));
    numbers.set([split.gain, split.feature, split.code, split.missingLeft], place);
    numbers.set([split.leftGradient, split.leftHessian], place + 4);
    return;
  }
  kernel.searchLeaf(
    slot,
    listAt(crew) + 4 * from,
    to - from,
    workspace.binCounts,
    leaf.gradient,
    leaf.hessian,
    plan.l2,
    leastHessian(plan),
    2 * (before + leastGain(before, plan)),
    8 * place,
  );
  numbers[place] = numbers[place + 1]! < 0 ? 0 : numbers[place]! / 2 - before;
}

function searchOneByOne(
  { numbers, workspace, plan }: Crew,
  leaf: Searched,
  slot: number,
  features: readonly number[],
): Split {
  return features.reduce((best, feature) => {
    const first = (slot + featureBytes * feature) / 8;
    const counts = first + workspace.histogram / 16;
    const nBins = workspace.nBins[feature]!;
    return searchBounded({ numbers, first, counts, nBins, feature }, leaf, plan, best);
  }, noSplit);
}

function placeOf({ workspace, team }: Crew, leaf: number, member: number): number {
  return workspace.found / 8 + (leaf * team.size + member) * splitNumbers;
}

/** The best that any member has found; of equals, that of the first feature. */
function read(crew: Crew, leaf: number): Split {
  const { numbers, team } = crew;
  let best = placeOf(crew, leaf, 0);
  for (let member = 1; member < team.size; member++) {
    const other = placeOf(crew, leaf, member);
    if (numbers[other]! > numbers[best]!) best = other;
  }
  return {
    gain: numbers[best]!,
    feature: numbers[best + 1]!,
    code: numbers[best + 2]!,
    missingLeft: numbers[best + 3]!,
    leftGradient: numbers[best + 4]!,
    leftHessian: numbers[best + 5]!,
  };
}
