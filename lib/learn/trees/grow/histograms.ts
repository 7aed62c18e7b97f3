import type { Crew } from "./crew.ts";
import type { Piece, Side } from "./partition.ts";
import { featureBytes, sharedRows } from "./workspace.ts";

/** A histogram to fill: rows and the slot it goes to. */
export interface Filling extends Side {
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
  for (const [k, { pieces, nRows, slot }] of fillings.entries()) {
    const part = parts[k]!;
    if (part < 0) {
      const member = load.indexOf(Math.min(...load));
      load[member]! += nRows;
      if (member === team.index) fill(crew, pieces, slotAt(crew, slot), features.length);
      continue;
    }
    const cells = team.index === 0 ? slotAt(crew, slot) : partAt(crew, part, team.index);
    fill(crew, [pieces[team.index]!], cells, features.length);
  }
}

function fill(crew: Crew, pieces: readonly Piece[], cells: number, nFeatures: number): void {
  const { kernel, workspace, team, numbers } = crew;
  const { byRow, stride, pairs, onePairs, histogram } = workspace;
  numbers.fill(0, cells / 8, (cells + histogram) / 8);
  const list = listAt(crew);
  const stage = workspace.stages + workspace.stage * team.index;
  for (const { place, nRows } of pieces) {
    kernel.addPairs(place, nRows, byRow, stride, pairs, list, nFeatures, cells, stage);
    if (!workspace.counting) continue;
    const counts = cells + histogram / 2;
    kernel.addPairs(place, nRows, byRow, stride, onePairs, list, nFeatures, counts, stage);
  }
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
