import { listParquet, readParquet } from "../parquet.ts";
import type { FileTable } from "../root/index.ts";
import { openTable } from "../root/open-table.ts";
import { formatOf, inspectFile, readFileColumns } from "./event-file.ts";

/** An open file of any format, of which columns of any range of events can be read. */
export interface EventReader {
  readonly where: string;
  readonly nEvents: number;
  readonly names: readonly string[];
  read(names: readonly string[], from: number, to: number): Promise<FileTable["columns"]>;
  close(): Promise<void>;
}

/** Trees that hold the events in the known layouts; a file may have others beside. */
const usualTrees = ["mini", "analysis", "CollectionTree", "EventData", "Events", "Delphes"];

/** Opens a ROOT, Parquet or CSV file; without `tree` the one that the known layouts have. */
export async function openEvents(path: string, tree?: string): Promise<EventReader> {
  const { format } = await formatOf(path);
  if (format === "Parquet") return parquetReader(path);
  if (format === "CSV") return csvReader(path);
  const name = tree ?? (await likelyTree(path));
  const { where, nEvents, columns, read, close } = await openTable(path, name);
  return { where, nEvents, names: columns.map((column) => column.name), read, close };
}

async function likelyTree(path: string): Promise<string> {
  const { trees } = await inspectFile(path);
  const names = trees.map(({ name }) => name);
  return usualTrees.find((name) => names.includes(name)) ?? names[0] ?? "Events";
}

async function parquetReader(path: string): Promise<EventReader> {
  const { nEvents, columns } = await listParquet(path);
  return {
    where: path,
    nEvents,
    names: columns.filter(({ holds }) => holds).map(({ name }) => name),
    read: async (names, from, to) =>
      (await readParquet(path, { columns: names, range: [from, to] })).columns,
    close: async () => {},
  };
}

/** A CSV file is read at once: it has no parts that could be found. */
async function csvReader(path: string): Promise<EventReader> {
  const { nEvents, columns } = await readFileColumns(path);
  return {
    where: path,
    nEvents,
    names: Object.keys(columns),
    read: async (names, from, to) => {
      const some = names.map((name) => {
        const values = columns[name]!;
        return [name, "offsets" in values ? values : values.slice(from, to)] as const;
      });
      return Object.fromEntries(some);
    },
    close: async () => {},
  };
}
