import { existsSync, readFileSync, statSync } from "node:fs";
import { DataError } from "../../core/index.ts";
import type { EventTable } from "../../event/index.ts";
import {
  describeEvents,
  inspectFile,
  listParquet,
  readEvents,
  readParquet,
  type TreeSummary,
} from "../../io/index.ts";
import { openEvents } from "../../io/layouts/event-reader.ts";
import type { Kind } from "../expression/index.ts";
import type { EventFile } from "./event-file.ts";
import { partOf } from "./table-file.ts";

/** A layout that none of the known ones is: columns just as they are. */
const plain = "columns as they are";

/** Looks into a file of any known layout. */
export async function describeFile(path: string, tree: string | undefined): Promise<EventFile> {
  const { trees, format } = await inspectFile(path);
  const metadata = format === "Parquet" ? (await listParquet(path)).metadata : wordsBeside(path);
  const known = await layoutOf(path, tree);
  const all = trees.find(({ name }) => name === tree) ?? (await usualTree(path, trees)); // only ROOT has names
  const kinds: Record<string, Kind> = {};
  for (const { name, holds } of [...all.columns, ...known.columns]) {
    if (holds === "numbers" || holds === "lists")
      kinds[name] = { what: "number", isList: holds === "lists" };
  }
  const { size: bytes, mtimeMs: modified } = statSync(path, { throwIfNoEntry: false }) ?? {
    size: 0,
    mtimeMs: 0,
  };
  const { layout, nEvents } = known;
  return { file: path, path, tree, layout, nEvents, kinds, bytes, modified, metadata };
}

/** The tree that is read without a name; a file may have others beside. */
async function usualTree(path: string, trees: readonly TreeSummary[]): Promise<TreeSummary> {
  const [first, ...others] = trees;
  if (!first || others.length === 0) return first!; // `describeEvents` has found events
  const { names, close } = await openEvents(path);
  await close();
  const known = new Set(names);
  return (
    trees.find(({ columns: all }) => all.length > 0 && all.every(({ name }) => known.has(name))) ??
    first
  );
}

/** Reads columns of the events from one to before another. */
export async function readChunk(
  { path, tree, layout, events }: Pick<EventFile, "path" | "tree" | "layout" | "events">,
  columns: readonly string[],
  from: number,
  to: number,
): Promise<EventTable> {
  if (columns.length === 0) return { nEvents: to - from, columns: {} };
  if (events) return partOf(events, columns, from, to);
  if (layout === plain) return readParquet(path, { columns, range: [from, to] });
  return readEvents(path, { columns, from, to, ...(tree !== undefined && { tree }) });
}

async function layoutOf(
  path: string,
  tree: string | undefined,
): Promise<Pick<Awaited<ReturnType<typeof describeEvents>>, "layout" | "nEvents" | "columns">> {
  try {
    return await describeEvents(path, tree);
  } catch (error) {
    if (!(error instanceof DataError && path.endsWith(".parquet"))) throw error;
    const { nEvents } = await listParquet(path); // throws if it is damaged
    return { layout: plain, nEvents, columns: [] };
  }
}

/** What is known of a CSV sample lies in FILE.json. */
function wordsBeside(path: string): Readonly<Record<string, string>> {
  const beside = `${path}.json`;
  if (!path.endsWith(".csv") || !existsSync(beside)) return {};
  try {
    return JSON.parse(readFileSync(beside, "utf8")) as Record<string, string>; // as we write it
  } catch (cause) {
    throw new DataError(beside, "is no JSON", { cause });
  }
}
