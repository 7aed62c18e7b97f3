import { DataError } from "../core/index.ts";
import { type Column, type EventTable, eventTable, type Jagged } from "../event/index.ts";
import { columnsOf, type ReadableColumn, type Refused, type TreeColumn } from "./branch.ts";
import { findTree, guarded, openRoot, readBranch, type Tree } from "./root.ts";

export interface ReadTreeOptions {
  /** Names of the columns to read. Default: every one that holds numbers or lists of numbers. */
  columns?: readonly string[];
}

/** What is in a tree. */
export interface TreeListing {
  readonly nEvents: number;
  readonly columns: readonly TreeColumn[];
  /** Branches that `readTree` leaves out, each with the reason. */
  readonly refused: readonly Refused[];
}

interface OpenTree {
  readonly where: string;
  readonly tree: Tree;
  readonly columns: readonly ReadableColumn[];
  readonly refused: readonly Refused[];
}

/** The columns of a TTree, without reading them. */
export async function listTree(path: string, tree: string): Promise<TreeListing> {
  const { tree: found, columns, refused } = await openTree(path, tree);
  const plain = columns.map(({ name, type, holds }) => ({ name, type, holds }));
  return { nEvents: found.fEntries, columns: plain, refused };
}

/**
 * Reads columns of a TTree, in the units of the file (CMS writes GeV, ATLAS MeV). Booleans become 0
 * and 1. Left out are branches that do not hold numbers, or hold integers beyond 2⁵³, which would not be
 * exact; asked for by name, they throw with the reason.
 */
export async function readTree(
  path: string,
  tree: string,
  { columns }: ReadTreeOptions = {},
): Promise<EventTable> {
  const open = await openTree(path, tree);
  const wanted = columns ? columns.map((name) => columnNamed(open, name)) : open.columns;
  const read: Record<string, Column> = {};
  for (const column of wanted) {
    try {
      read[column.name] = await readColumn(open, column);
    } catch (error) {
      if (columns || !(error instanceof InexactInteger)) throw error;
    }
  }
  return Object.keys(read).length > 0
    ? eventTable(read)
    : { nEvents: open.tree.fEntries, columns: {} };
}

/** A 64-bit integer that a number cannot hold, in a column that a reader of all columns can do without. */
class InexactInteger extends DataError {}

async function openTree(path: string, name: string): Promise<OpenTree> {
  const file = await openRoot(path);
  const tree = await findTree(file, path, name);
  const where = `${path}, ${name}`;
  const all = await guarded(where, async () =>
    columnsOf(tree.fBranches.arr, (className, member) => {
      const info = file.findStreamerInfo(className);
      return info?.fElements.arr.find(({ fName }) => fName === member)?.fTypeName.trim();
    }),
  );
  const columns = all.filter((column) => "branch" in column);
  const refused = all.filter((column) => "reason" in column);
  return { where, tree, columns, refused };
}

function columnNamed({ where, columns, refused }: OpenTree, name: string): ReadableColumn {
  const column = columns.find((candidate) => candidate.name === name);
  if (column) return column;
  const known = refused.find((candidate) => candidate.name === name);
  if (known) {
    throw new DataError(where, `cannot read ${name}: it ${known.reason} (${known.type})`);
  }
  const names = columns.slice(0, 20).map((candidate) => candidate.name);
  const more = columns.length > 20 ? `, and ${columns.length - 20} more` : "";
  throw new DataError(where, `no column ${name}: there are ${names.join(", ")}${more}`);
}

async function readColumn({ where, tree }: OpenTree, column: ReadableColumn): Promise<Column> {
  const at = `${where}, ${column.name}`;
  const { fEntries } = column.branch;
  if (fEntries !== tree.fEntries) {
    throw new DataError(at, `has ${fEntries} entries, but the tree has ${tree.fEntries} events`);
  }
  const read = column.holds === "lists" ? readLists : readNumbers;
  return read(at, tree, column);
}

async function readNumbers(at: string, tree: Tree, column: ReadableColumn): Promise<Column> {
  const values = new Float64Array(tree.fEntries);
  let nRead = 0;
  const take = (value: unknown): void => {
    values[nRead] = toNumber(at, nRead, value);
    nRead++;
  };
  if (tree.fEntries > 0) {
    const { leaf, branch } = column;
    await readBranch(
      at,
      tree,
      branch,
      leaf
        ? { one: (leaves) => take(memberOf(leaves, leaf)) }
        : {
            one: take,
            many: (numbers) => {
              for (let i = 0; i < numbers.length; i++) take(numbers[i]);
            },
          },
    );
  }
  return complete(at, nRead, tree, values);
}

async function readLists(at: string, tree: Tree, column: ReadableColumn): Promise<Column> {
  const lists: ArrayLike<unknown>[] = [];
  const one = (value: unknown): void => {
    if (!isList(value)) throw new DataError(at, `event ${lists.length} has no list of numbers`);
    lists.push(value);
  };
  if (tree.fEntries > 0) await readBranch(at, tree, column.branch, { one });
  return complete(at, lists.length, tree, joined(at, lists));
}

function complete<T>(at: string, nRead: number, { fEntries }: Tree, column: T): T {
  if (nRead === fEntries) return column;
  throw new DataError(at, `only ${nRead} of ${fEntries} events could be read`);
}

function joined(at: string, lists: readonly ArrayLike<unknown>[]): Jagged {
  const offsets = new Uint32Array(lists.length + 1);
  for (const [event, list] of lists.entries()) offsets[event + 1] = offsets[event]! + list.length;
  const values = new Float64Array(offsets[lists.length]!);
  for (const [event, list] of lists.entries()) {
    const start = offsets[event]!;
    for (let i = 0; i < list.length; i++) values[start + i] = toNumber(at, event, list[i]);
  }
  return { offsets, values };
}

function memberOf(object: unknown, name: string): unknown {
  return typeof object === "object" && object !== null ? Reflect.get(object, name) : undefined;
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && "length" in value);
}

/** jsroot gives an integer beyond 2⁵³ as a bigint: as numbers, neighbours there fall together. */
function toNumber(at: string, event: number, value: unknown): number {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "bigint") {
    throw new InexactInteger(at, `event ${event} has ${value}: beyond 2⁵³ a number is not exact`);
  }
  throw new DataError(at, `event ${event} has a value of another kind, wanted a number`);
}
