import { share } from "../team/team.ts";
import type { Crew } from "./crew.ts";
import type { Split } from "./search.ts";

/** A leaf that is to be split: its rows and how. */
export interface Divided {
  readonly begin: number;
  readonly nRows: number;
  readonly split: Readonly<Split>;
}

/** Puts the rows that go left before those that go right, in each of the leaves; tells how many go left. */
export function partitionLeaves(crew: Crew, leaves: readonly Divided[]): number[] {
  const { team, words, workspace } = crew;
  const counts = workspace.counts / 4;
  for (const [k, leaf] of leaves.entries()) {
    words[counts + k * team.size + team.index] = sortShare(crew, leaf);
  }
  team.wait();
  const lefts = leaves.map((leaf, k) => {
    const mine = counts + k * team.size;
    return copyShare(crew, leaf, words.subarray(mine, mine + team.size));
  });
  team.wait();
  return lefts;
}

function sortShare({ team, kernel, workspace }: Crew, { begin, nRows, split }: Divided): number {
  const [from, to] = share(team, nRows);
  const column = workspace.byColumn + split.feature * workspace.nRows;
  const start = 4 * (begin + from);
  // With NaN on the right its code 0 becomes the highest.
  const shift = split.missingLeft ? 0 : 1;
  return kernel.partition(
    ...([workspace.rows + start, to - from, column] as const),
    ...([shift, split.code - shift, workspace.scratch + start] as const),
  );
}

/** Copies this member's sorted rows to where they belong; `lefts` tells how many go left in each share. */
function copyShare(
  { team, kernel, workspace: { rows, scratch } }: Crew,
  { begin, nRows }: Divided,
  lefts: Int32Array,
): number {
  const [from, to] = share(team, nRows);
  const nLeft = lefts.reduce((sum, n) => sum + n, 0);
  const before = lefts.subarray(0, team.index).reduce((sum, n) => sum + n, 0);
  const mine = lefts[team.index]!;
  kernel.copyRows(scratch + 4 * (begin + from), mine, rows + 4 * (begin + before));
  const right = begin + nLeft + from - before;
  kernel.reverseRows(scratch + 4 * (begin + from + mine), to - from - mine, rows + 4 * right);
  return nLeft;
}
