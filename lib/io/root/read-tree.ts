import { DataError } from "../../core/index.ts";
import { type Column, type EventTable, eventTable } from "../../event/index.ts";
import {
  type FileColumn,
  type FileTable,
  isJaggedNumbers,
  isLists,
  isWords,
} from "./file-column.ts";
import { type OpenTable, openTable } from "./open-table.ts";
import type { Refused, TreeColumn } from "./tree-column.ts";

export interface ReadTreeOptions {
  /** Names of the columns to read. Default: every one that the table can hold. */
  columns?: readonly string[];
  /** First event to read, and the one to stop before. Default: all. */
  from?: number;
  to?: number;
}

export interface TreeChunkOptions extends ReadTreeOptions {
  /** Events at once. Default: about 64 MB of them. */
  events?: number;
}

/** What is in a tree. */
export interface TreeListing {
  readonly nEvents: number;
  readonly columns: readonly TreeColumn[];
  /** Branches that cannot be read, each with the reason. */
  readonly refused: readonly Refused[];
}

/** The columns of a TTree, without reading them. */
export async function listTree(path: string, tree: string): Promise<TreeListing> {
  return withTree(path, tree, async ({ nEvents, columns, refused }) => ({
    nEvents,
    columns: columns.map(({ name, type, holds }) => ({ name, type, holds })),
    refused,
  }));
}

/**
 * Reads columns of a TTree, in the units of the file (CMS writes GeV, ATLAS MeV). Booleans become 0
 * and 1. Left out are nested lists and integers beyond 2⁵³, which the table could not hold exactly;
 * asked for by name, they throw with the reason.
 */
export async function readTree(
  path: string,
  tree: string,
  { columns: names, ...range }: ReadTreeOptions = {},
): Promise<EventTable> {
  return withTree(path, tree, async (open) => {
    const wanted = names
      ? wantedColumns(open, names)
      : open.columns.filter(({ holds }) => holds !== "nested");
    const [from, to] = rangeIn(open, range);
    const { columns } = await readFrom(open, wanted, [from, to]);
    return forEvents(open.where, to - from, columns, names !== undefined);
  });
}

/** Reads columns of a TTree just as they are, nested lists and 64-bit integers included. */
export async function readColumns(
  path: string,
  tree: string,
  { columns: names, ...range }: ReadTreeOptions = {},
): Promise<FileTable> {
  return withTree(path, tree, (open) =>
    readFrom(open, names ? wantedColumns(open, names) : open.columns, rangeIn(open, range)),
  );
}

/** Reads a TTree of any length piece by piece: what is in memory at once does not grow with it. */
export async function* treeChunks(
  path: string,
  tree: string,
  { columns: names, events, ...range }: TreeChunkOptions = {},
): AsyncGenerator<EventTable, void, undefined> {
  const open = await openTable(path, tree);
  try {
    const wanted = names
      ? wantedColumns(open, names)
      : open.columns.filter(({ holds }) => holds !== "nested");
    const [from, to] = rangeIn(open, range);
    const step = events ?? eventsAtOnce(open, wanted);
    for (let start = from; start < to; start += step) {
      const end = Math.min(start + step, to);
      const { columns } = await readFrom(open, wanted, [start, end]);
      yield forEvents(open.where, end - start, columns, true);
    }
  } finally {
    await open.close();
  }
}

async function withTree<T>(
  path: string,
  tree: string,
  work: (open: OpenTable) => Promise<T>,
): Promise<T> {
  const open = await openTable(path, tree);
  try {
    return await work(open);
  } finally {
    await open.close();
  }
}

async function readFrom(
  open: OpenTable,
  wanted: readonly TreeColumn[],
  [from, to]: readonly [number, number],
): Promise<FileTable> {
  const names = wanted.map(({ name }) => name);
  return { nEvents: to - from, columns: await open.read(names, from, to) };
}

/** The columns as an event table holds them. */
function forEvents(
  where: string,
  nEvents: number,
  columns: FileTable["columns"],
  insist: boolean,
): EventTable {
  const held: Record<string, Column> = {};
  for (const [name, values] of Object.entries(columns)) {
    const column = asColumn(values);
    if (typeof column !== "string") held[name] = column;
    else if (insist) throw new DataError(`${where}, ${name}`, column);
  }
  return Object.keys(held).length > 0 ? eventTable(held) : { nEvents, columns: {} };
}

/** The column, or why an event table cannot hold it. */
function asColumn(values: FileColumn): Column | string {
  if (values instanceof Float64Array || isWords(values)) return values;
  if (isLists(values)) {
    if (isJaggedNumbers(values)) return values;
    const inner = values.values;
    if (isLists(inner) || isWords(inner))
      return "holds lists of lists or words: readColumns gives them";
    const exact = asNumbers(inner);
    return typeof exact === "string" ? exact : { offsets: values.offsets, values: exact };
  }
  return asNumbers(values);
}

function asNumbers(values: BigInt64Array | BigUint64Array | Float64Array): Float64Array | string {
  const numbers = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    numbers[i] = Number(values[i]);
    if (Number.isSafeInteger(numbers[i])) continue;
    return `event ${i} has ${values[i]}: beyond 2⁵³ a number is not exact, readColumns gives it`;
  }
  return numbers;
}

function wantedColumns(
  { where, columns, refused }: OpenTable,
  names: readonly string[],
): TreeColumn[] {
  const known = new Map(columns.map((column) => [column.name, column]));
  return names.map((name) => {
    const column = known.get(name);
    if (column) return column;
    const other = refused.find((candidate) => candidate.name === name);
    if (other)
      throw new DataError(where, `cannot read ${name}: it ${other.reason} (${other.type})`);
    const some = columns.slice(0, 20).map((candidate) => candidate.name);
    const more = columns.length > 20 ? `, and ${columns.length - 20} more` : "";
    throw new DataError(where, `no column ${name}: there are ${some.join(", ")}${more}`);
  });
}

function rangeIn(
  { where, nEvents }: OpenTable,
  { from = 0, to = nEvents }: Pick<ReadTreeOptions, "from" | "to">,
): readonly [from: number, to: number] {
  if (Number.isInteger(from) && Number.isInteger(to) && 0 <= from && from <= to && to <= nEvents) {
    return [from, to];
  }
  throw new RangeError(
    `Cannot read events ${from} to ${to} of ${where}: a range within 0 to ${nEvents} is wanted`,
  );
}

/** As many events as take about 64 MB in memory, where most numbers take twice the room that they have in the file. */
function eventsAtOnce(open: OpenTable, wanted: readonly TreeColumn[]): number {
  const bytes = open.bytesOf(wanted.map(({ name }) => name));
  return Math.max(1, Math.floor((33_554_432 * open.nEvents) / Math.max(bytes, 1)));
}
