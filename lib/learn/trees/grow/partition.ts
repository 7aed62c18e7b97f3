import type { TreeKernel } from "../kernel/tree-kernel.ts";
import { share } from "../team/team.ts";
import type { Crew } from "./crew.ts";
import type { Split } from "./search.ts";

/** A leaf that is to be split: its rows and how. */
export interface Divided {
  readonly begin: number;
  readonly nRows: number;
  readonly split: Readonly<Split>;
}

/** Rows that follow each other in a list: where it begins [bytes] and how many they are. */
export interface Piece {
  readonly place: number;
  readonly nRows: number;
}

/** One side of a leaf that was split: its rows, and where each member of the team has put its share of them. */
export interface Side {
  readonly nRows: number;
  readonly pieces: readonly Piece[];
}

/**
 * Puts the rows that go left before those that go right, in each of the leaves; tells the left and the right side.
 * Until the members meet again, rows may only be read from the pieces.
 */
export function partitionLeaves(
  crew: Crew,
  leaves: readonly Divided[],
): readonly (readonly [Side, Side])[] {
  const { team, kernel, words, workspace } = crew;
  const counts = workspace.counts / 4;
  for (const [k, leaf] of leaves.entries()) {
    words[counts + k * team.size + team.index] = sortShare(crew, leaf);
  }
  team.wait();
  return leaves.map((leaf, k) => {
    const first = counts + k * team.size;
    const [left, right] = sidesOf(crew, leaf, words.subarray(first, first + team.size));
    return [
      settle(crew, left, leaf.begin, kernel.copyRows),
      settle(crew, right, leaf.begin + left.nRows, kernel.reverseRows),
    ];
  });
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

/** `lefts` tells how many rows go left in each member's share: these come first in it, then those that go right. */
function sidesOf(
  { team, workspace: { scratch } }: Crew,
  { begin, nRows }: Divided,
  lefts: Int32Array,
): readonly [Side, Side] {
  const left: Piece[] = [];
  const right: Piece[] = [];
  for (const [index, nLeft] of lefts.entries()) {
    const [from, to] = share({ ...team, index }, nRows);
    const place = scratch + 4 * (begin + from);
    left.push({ place, nRows: nLeft });
    right.push({ place: place + 4 * nLeft, nRows: to - from - nLeft });
  }
  const nLeft = lefts.reduce((sum, n) => sum + n, 0);
  return [
    { nRows: nLeft, pieces: left },
    { nRows: nRows - nLeft, pieces: right },
  ];
}

/** Copies this member's sorted rows of one side to where they belong, in the order they had, and tells so. */
function settle(
  { team, workspace: { rows } }: Crew,
  { nRows, pieces }: Side,
  begin: number,
  copy: TreeKernel["copyRows"],
): Side {
  const before = pieces.slice(0, team.index).reduce((sum, piece) => sum + piece.nRows, 0);
  const place = rows + 4 * (begin + before);
  const mine = pieces[team.index]!;
  copy(mine.place, mine.nRows, place);
  return { nRows, pieces: pieces.map((piece) => (piece === mine ? { ...mine, place } : piece)) };
}
