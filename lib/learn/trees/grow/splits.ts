import { share } from "../team/team.ts";
import type { Crew } from "./crew.ts";
import { type Filling, partAt, partsOf, slotAt } from "./histograms.ts";
import { noSplit, type Searched, type Split, searchFeature } from "./search.ts";
import { featureBytes, splitNumbers } from "./workspace.ts";

/** Leaves to search: one whose histogram was filled, and perhaps its sibling, whose slot still holds their parent's. */
export interface Task {
  readonly filled: Searched & Filling;
  readonly sibling?: Searched & Filling;
}

/** The best split of each task's filled leaf and of its sibling. Each member looks at its share of the features. */
export function findSplits(
  crew: Crew,
  tasks: readonly Task[],
  features: readonly number[],
): (readonly [Readonly<Split>, Readonly<Split>])[] {
  const { team } = crew;
  const mine = features.slice(...share(team, features.length));
  const parts = partsOf(
    crew,
    tasks.map(({ filled }) => filled),
  );
  for (const [k, task] of tasks.entries()) {
    addUp(crew, task, parts[k]!, mine);
    write(crew, 2 * k, search(crew, task.filled, mine));
    write(crew, 2 * k + 1, task.sibling ? search(crew, task.sibling, mine) : noSplit);
  }
  team.wait();
  const found = tasks.map((_, k) => [read(crew, 2 * k), read(crew, 2 * k + 1)] as const);
  team.wait();
  return found;
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

function search(crew: Crew, leaf: Searched & Filling, features: readonly number[]): Split {
  const { numbers, workspace, plan } = crew;
  const best = { ...noSplit };
  for (const feature of features) {
    const first = (slotAt(crew, leaf.slot) + featureBytes * feature) / 8;
    const cells = { numbers, first, counts: first + workspace.histogram / 16, feature };
    searchFeature({ ...cells, nBins: workspace.nBins[feature]! }, leaf, plan, best);
  }
  return best;
}

function placeOf({ workspace, team }: Crew, leaf: number, member: number): number {
  return workspace.found / 8 + (leaf * team.size + member) * splitNumbers;
}

function write(crew: Crew, leaf: number, split: Readonly<Split>): void {
  const { gain, feature, code, missingLeft, leftGradient, leftHessian } = split;
  const place = placeOf(crew, leaf, crew.team.index);
  crew.numbers.set([gain, feature, code, missingLeft, leftGradient, leftHessian], place);
}

/** The best that any member has found; of equals, that of the first feature. */
function read(crew: Crew, leaf: number): Readonly<Split> {
  let best = placeOf(crew, leaf, 0);
  for (let member = 1; member < crew.team.size; member++) {
    const other = placeOf(crew, leaf, member);
    if (crew.numbers[other]! > crew.numbers[best]!) best = other;
  }
  const [gain, feature, code, missingLeft, leftGradient, leftHessian] = crew.numbers.subarray(
    best,
    best + splitNumbers,
  ) as unknown as number[];
  return {
    gain: gain!,
    feature: feature!,
    code: code!,
    missingLeft: missingLeft!,
    leftGradient: leftGradient!,
    leftHessian: leftHessian!,
  };
}
