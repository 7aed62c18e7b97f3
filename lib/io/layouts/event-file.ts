import { open } from "node:fs/promises";
import { DataError } from "../../core/index.ts";
import { type EventTable, isJagged, isText } from "../../event/index.ts";
import { readCsv } from "../csv.ts";
import { listParquet, readParquet } from "../parquet.ts";
import { isWebAddress } from "../places.ts";
import {
  type FileTable,
  inspectRoot,
  type RootKey,
  readColumns,
  type TreeColumn,
  type TreeSummary,
} from "../root/index.ts";

/** A file with events, and all that is in it. */
export interface FileSummary {
  readonly format: "ROOT" | "Parquet" | "CSV";
  readonly bytes: number;
  /** Of a ROOT file. */
  readonly objects: readonly RootKey[];
  /** The events of a Parquet or CSV file are one tree, "events". */
  readonly trees: readonly TreeSummary[];
}

export interface ReadFileOptions {
  /** Of a ROOT file with several trees. */
  tree?: string;
  /** Default: all that can be read. */
  columns?: readonly string[];
  from?: number;
  /** Default: the end. */
  to?: number;
}

/** Looks into a ROOT, Parquet or CSV file without reading its events; a CSV file has to be read for that. */
export async function inspectFile(path: string): Promise<FileSummary> {
  const { format, bytes } = await formatOf(path);
  if (format === "ROOT") return { format, ...(await inspectRoot(path)) };
  return { format, bytes, objects: [], trees: [await plainTree(path, format)] };
}

/** Reads columns of a ROOT, Parquet or CSV file just as they are in it. */
export async function readFileColumns(
  path: string,
  { tree, columns, from = 0, to }: ReadFileOptions = {},
): Promise<FileTable> {
  const { format } = await formatOf(path);
  const wanted = columns && { columns };
  if (format === "ROOT") {
    const name = tree ?? (await onlyTree(path));
    return readColumns(path, name, { ...wanted, from, ...(to !== undefined && { to }) });
  }
  if (format === "Parquet") {
    const end = to ?? (await listParquet(path)).nEvents;
    return readParquet(path, { ...wanted, range: [from, end] });
  }
  return cut(path, await readCsv(path), columns, from, to);
}

/** The name of the tree of a file that has one; its newest version counts. */
async function onlyTree(path: string): Promise<string> {
  const { trees } = await inspectRoot(path);
  const [tree, ...others] = trees;
  if (tree && others.length === 0) return tree.name;
  const names = trees.map(({ name }) => name).join(", ");
  throw new DataError(path, tree ? `has several trees, name one: ${names}` : "has no tree");
}

/** What kind of file it is, by its first bytes or its name. */
export async function formatOf(
  path: string,
): Promise<{ format: FileSummary["format"]; bytes: number }> {
  if (isWebAddress(path)) return { format: "ROOT", bytes: 0 };
  const file = await open(path);
  try {
    const stat = await file.stat();
    if (stat.isDirectory()) throw new DataError(path, "is a folder; a file is wanted");
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    const bytes = stat.size;
    const letters = buffer.toString("latin1", 0, bytesRead);
    if (letters === "root" || path.endsWith(".root")) return { format: "ROOT", bytes };
    const isParquet = letters === "PAR1" || path.endsWith(".parquet");
    return { format: isParquet ? "Parquet" : "CSV", bytes };
  } finally {
    await file.close();
  }
}

async function plainTree(path: string, kind: "Parquet" | "CSV"): Promise<TreeSummary> {
  const { nEvents, columns } =
    kind === "CSV" ? csvColumns(await readCsv(path)) : await parquetColumns(path);
  const readable = columns.filter((column) => "holds" in column);
  const refused = columns
    .filter((column) => !("holds" in column))
    .map(({ name, type }) => ({ name, type, reason: "holds neither numbers nor text" }));
  return { name: "events", kind, nEvents, columns: readable, refused };
}

interface Listed {
  readonly nEvents: number;
  readonly columns: (TreeColumn | Omit<TreeColumn, "holds">)[];
}

async function parquetColumns(path: string): Promise<Listed> {
  const { nEvents, columns } = await listParquet(path);
  return {
    nEvents,
    columns: columns.map(({ name, type, holds }) => ({ name, type, ...(holds && { holds }) })),
  };
}

function csvColumns({ nEvents, columns }: EventTable): Listed {
  const holds = (values: EventTable["columns"][string]): TreeColumn["holds"] => {
    if (isJagged(values)) return "lists";
    return isText(values) ? "text" : "numbers";
  };
  return {
    nEvents,
    columns: Object.entries(columns).map(([name, values]) => ({
      name,
      type: isText(values) ? "text" : "number",
      holds: holds(values),
    })),
  };
}

function cut(
  path: string,
  { nEvents, columns }: EventTable,
  names: readonly string[] = Object.keys(columns),
  from: number,
  to: number = nEvents,
): FileTable {
  const some = names.map((name) => {
    const values = columns[name];
    if (!values)
      throw new RangeError(
        `No column ${name} in ${path}: it has ${Object.keys(columns).join(", ")}`,
      );
    if (isJagged(values)) throw new DataError(path, `${name} holds lists`);
    return [name, values.slice(from, to)] as const;
  });
  return { nEvents: Math.max(0, Math.min(to, nEvents) - from), columns: Object.fromEntries(some) };
}
