import type { Random } from "../../core/index.ts";
import { shuffled } from "../shuffle.ts";

export interface FoldOptions {
  /** Each fold gets its share of every class. Usually the labels. */
  readonly stratify?: ArrayLike<number>;
  /** Rows of the same group stay together: the muons of one event, the events made from one. */
  readonly groups?: ArrayLike<number>;
}

/**
 * The number of the fold, 0 to k − 1, in which each row is tested. Rows come in random order, big groups
 * first, and each goes to the fold that has the smallest share of its classes so far.
 */
export function folds(
  nRows: number,
  k: number,
  random: Random,
  options: FoldOptions = {},
): Uint16Array {
  checkFolds(nRows, k, options);
  const { classes, sizes } = classesOf(nRows, options.stratify);
  const groups = groupsOf(nRows, options.groups);
  if (groups.length < k) {
    throw new RangeError(
      `Cannot make ${k} folds of ${groups.length} groups: each needs one at least`,
    );
  }
  const order = [...shuffled(groups.length, random)].map((g) => groups[g]!);
  if (options.groups) order.sort((a, b) => b.length - a.length);
  const filled = Array.from({ length: k }, () => new Float64Array(sizes.length));
  const rows = new Uint32Array(k);
  const folded = new Uint16Array(nRows);
  for (const group of order) {
    const cost = (f: number): number =>
      group.reduce((sum, row) => sum + filled[f]![classes[row]!]! / sizes[classes[row]!]! ** 2, 0);
    const best = smallest(k, cost, rows);
    for (const row of group) {
      folded[row] = best;
      filled[best]![classes[row]!]!++;
    }
    rows[best]! += group.length;
  }
  return folded;
}

/** The rows in that fold and those in all others: what to test on, and what to train on. */
export function splitFold(
  folded: Uint16Array,
  fold: number,
): { readonly train: Uint32Array; readonly test: Uint32Array } {
  const all = Uint32Array.from(folded, (_, row) => row);
  return {
    train: all.filter((row) => folded[row] !== fold),
    test: all.filter((row) => folded[row] === fold),
  };
}

function checkFolds(nRows: number, k: number, { stratify, groups }: FoldOptions): void {
  if (!(Number.isInteger(k) && k >= 2 && k <= nRows && k < 2 ** 16)) {
    throw new RangeError(
      `Cannot make ${k} folds of ${nRows} rows: the number of folds must be a whole number from 2 to that of rows`,
    );
  }
  for (const [what, values] of Object.entries({ stratify, groups })) {
    if (!values || values.length === nRows) continue;
    throw new RangeError(
      `Cannot make folds of ${nRows} rows: ${what} has ${values.length} values, and each row needs one`,
    );
  }
}

/** The class of each row, counted from 0, and how many rows each class has. */
function classesOf(
  nRows: number,
  stratify: ArrayLike<number> = new Uint8Array(nRows),
): { readonly classes: Uint32Array; readonly sizes: readonly number[] } {
  const known = new Map<number, number>();
  const sizes: number[] = [];
  const classes = Uint32Array.from(stratify, (label) => {
    const c = known.get(label) ?? known.size;
    known.set(label, c);
    sizes[c] = (sizes[c] ?? 0) + 1;
    return c;
  });
  return { classes, sizes };
}

function groupsOf(nRows: number, groups?: ArrayLike<number>): readonly (readonly number[])[] {
  if (!groups) return Array.from({ length: nRows }, (_, row) => [row]);
  const rows = new Map<number, number[]>();
  for (let row = 0; row < nRows; row++) {
    const known = rows.get(groups[row]!);
    if (known) known.push(row);
    else rows.set(groups[row]!, [row]);
  }
  return [...rows.values()];
}

/** The fold of least cost, among equal ones the one with fewest rows. */
function smallest(k: number, cost: (fold: number) => number, rows: Uint32Array): number {
  let [best, least] = [0, cost(0)];
  for (let f = 1; f < k; f++) {
    const c = cost(f);
    if (c < least || (c === least && rows[f]! < rows[best]!)) [best, least] = [f, c];
  }
  return best;
}
