import { share } from "../team/team.ts";
import type { Crew } from "./crew.ts";
import { featureBytes, sharedRows } from "./workspace.ts";

/** A histogram to fill: rows and the slot it goes to. */
export interface Filling {
  readonly begin: number;
  readonly nRows: number;
  readonly slot: number;
}

/** Where the histogram of a slot begins [bytes]. */
export function slotAt({ workspace: { slots, histogram } }: Crew, slot: number): number {
  return slots + histogram * slot;
}

/** Where the histogram of another member's rows begins [bytes]; members count from 1 here. */
export function partAt({ workspace, team }: Crew, part: number, member: number): number {
  return workspace.parts + workspace.histogram * (part * (team.size - 1) + member - 1);
}

/** Which part each filling is, if its rows are shared among the team; −1 if one member does it alone. */
export function partsOf({ team }: Crew, fillings: readonly Filling[]): number[] {
  let next = 0;
  return fillings.map(({ nRows }) => (team.size > 1 && nRows >= sharedRows ? next++ : -1));
}

/**
 * Fills histograms of the features listed: large leaves by all members, each into a histogram of its
 * own that is still to be added up; small ones by the member with the least to do.
 */
export function fillHistograms(
  crew: Crew,
  fillings: readonly Filling[],
  features: readonly number[],
): void {
  const { team } = crew;
  crew.words.set(features, listAt(crew) / 4);
  const load = new Array<number>(team.size).fill(0);
  const parts = partsOf(crew, fillings);
  for (const [k, { begin, nRows, slot }] of fillings.entries()) {
    const part = parts[k]!;
    if (part < 0) {
      const member = load.indexOf(Math.min(...load));
      load[member]! += nRows;
      if (member === team.index) fill(crew, begin, nRows, slotAt(crew, slot), features.length);
      continue;
    }
    const [from, to] = share(team, nRows);
    const cells = team.index === 0 ? slotAt(crew, slot) : partAt(crew, part, team.index);
    fill(crew, begin + from, to - from, cells, features.length);
  }
}

function fill(crew: Crew, begin: number, nRows: number, cells: number, nFeatures: number): void {
  const { kernel, workspace, team, numbers } = crew;
  const { rows, byRow, stride, pairs, onePairs, histogram } = workspace;
  numbers.fill(0, cells / 8, (cells + histogram) / 8);
  const list = listAt(crew);
  const stage = workspace.stages + workspace.stage * team.index;
  const first = rows + 4 * begin;
  kernel.addPairs(first, nRows, byRow, stride, pairs, list, nFeatures, cells, stage);
  if (!workspace.counting) return;
  const counts = cells + histogram / 2;
  kernel.addPairs(first, nRows, byRow, stride, onePairs, list, nFeatures, counts, stage);
}

/** Where this member's list of features begins [bytes]. */
export function listAt({ workspace: { lists, nFeatures }, team }: Crew): number {
  return lists + 4 * nFeatures * team.index;
}

/** Sums of gradients and hessians of a leaf just filled, over the cells of one feature in all its parts. */
export function sumsOf(crew: Crew, filling: Filling, feature: number): [number, number] {
  const [part] = partsOf(crew, [filling]);
  const parts = [slotAt(crew, filling.slot)];
  for (let member = 1; part! >= 0 && member < crew.team.size; member++) {
    parts.push(partAt(crew, part!, member));
  }
  let [gradient, hessian] = [0, 0];
  for (const start of parts) {
    const first = (start + featureBytes * feature) / 8;
    for (let cell = first; cell < first + 512; cell += 2) {
      gradient += crew.numbers[cell]!;
      hessian += crew.numbers[cell + 1]!;
    }
  }
  return [gradient, hessian];
}
