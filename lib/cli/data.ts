import { Command } from "commander";
import {
  type DatasetEntry,
  dataPlaces,
  datasetEntry,
  type LocalCopy,
  localCopies,
  manifest,
  obtain,
} from "../io/index.ts";
import { showProgress } from "./download-progress.ts";
import { usage } from "./usage.ts";

interface JsonOption {
  readonly json?: boolean;
}

/** `toplab data`: the registered data sets, and the copies of them on this machine. */
export function dataCommand(): Command {
  const data = new Command("data")
    .description("List, fetch and check the data sets of the course.")
    .addHelpText("after", examples);
  data
    .command("list")
    .description("list the data sets and whether they are on this machine")
    .option("--json", "print the whole registry as JSON")
    .action(list);
  data
    .command("get")
    .description("fetch data sets and check them; go on where an earlier try stopped")
    .argument("[ids...]", "data sets to fetch")
    .option("--all", "fetch all of them")
    .action(fetchSets);
  data
    .command("verify")
    .description("check every copy on this machine against its SHA-256")
    .argument("[ids...]", "data sets to check (default: all; a named one must be there)")
    .action(verify);
  data
    .command("where")
    .description("print the path of a data set, or the places where they are looked for")
    .argument("[ids...]", "data sets to find")
    .option("--json", "print JSON")
    .action(where);
  return data;
}

const examples = `
Examples:
  $ toplab data list                    what there is
  $ toplab data get cms-z-mumu          fetch one data set
  $ toplab data get --all               fetch everything, before a lesson without network
  $ toplab data where cms-jpsi-mumu     path of the file, for another program
  $ toplab data verify                  are my copies whole?

A data set is looked for in the cache (TOPLAB_CACHE), in the folder or http address that
TOPLAB_DATA names, and then at its official address. TOPLAB_OFFLINE=1 keeps the network out.
Exit code: 0 if all went well, 1 if a data set is missing or wrong, 2 for a wrong command.`;

async function list({ json }: JsonOption): Promise<void> {
  const rows = await Promise.all(
    manifest().map(async (entry) => ({ ...entry, copies: await copiesOf(entry) })),
  );
  if (json) {
    console.log(JSON.stringify(rows, null, 2));
    return;
  }
  for (const { id, events, bytes, title, copies } of rows) {
    const state = isHere(copies) ? "here" : "-";
    console.log(
      `${id.padEnd(16)} ${String(events).padStart(6)} events ${size(bytes)}  ${state.padEnd(4)}  ${title}`,
    );
  }
  console.log('\n"here": a checked copy is on this machine. Fetch the others: toplab data get ID');
}

async function fetchSets(
  ids: readonly string[],
  { all = false }: { all?: boolean },
  command: Command,
): Promise<void> {
  if (ids.length === 0 && !all) usage(command, "Name a data set, or ask for --all of them.");
  for (const entry of all ? manifest() : entriesOf(ids, command)) {
    const progress = showProgress(entry.file);
    try {
      const { path, from } = await obtain(entry, { onProgress: progress.update });
      progress.end();
      console.log(`${entry.id}: ${from === "network" ? "downloaded to" : "already here:"} ${path}`);
    } catch (error) {
      progress.end();
      fail(`${entry.id}: ${error instanceof Error ? error.message : error}`);
    }
  }
}

async function verify(ids: readonly string[], _options: unknown, command: Command): Promise<void> {
  for (const entry of ids.length > 0 ? entriesOf(ids, command) : manifest()) {
    const copies = await copiesOf(entry);
    for (const { path, fault } of copies) {
      if (fault) fail(`${entry.id}: WRONG ${path} ${fault}; remove it and fetch it again`);
      else console.log(`${entry.id}: right ${path}`);
    }
    if (copies.length > 0) continue;
    if (ids.length > 0) fail(`${entry.id}: not on this machine; toplab data get ${entry.id}`);
    else console.log(`${entry.id}: not on this machine`);
  }
}

async function where(
  ids: readonly string[],
  { json }: JsonOption,
  command: Command,
): Promise<void> {
  if (ids.length === 0) return printPlaces(json);
  const found = await Promise.all(
    entriesOf(ids, command).map(async (entry) => {
      const copy = (await copiesOf(entry)).find(({ fault }) => !fault);
      return { id: entry.id, path: copy?.path };
    }),
  );
  if (json)
    console.log(JSON.stringify(Object.fromEntries(found.map((f) => [f.id, f.path ?? null]))));
  for (const { id, path } of found) {
    if (!path) fail(`${id}: not on this machine; toplab data get ${id}`);
    else if (!json) console.log(path);
  }
}

function printPlaces(json = false): void {
  const places = dataPlaces();
  const lines = [
    `cache    ${places.cache}`,
    ...places.mirrors.map((mirror) => `mirror   ${mirror}`),
    `network  ${places.offline ? "kept out by TOPLAB_OFFLINE" : "official addresses"}`,
  ];
  console.log(json ? JSON.stringify(places, null, 2) : lines.join("\n"));
}

async function copiesOf(entry: DatasetEntry): Promise<LocalCopy[]> {
  const copies: LocalCopy[] = [];
  for await (const copy of localCopies(entry, dataPlaces())) copies.push(copy);
  return copies;
}

function isHere(copies: readonly LocalCopy[]): boolean {
  return copies.some(({ fault }) => !fault);
}

function entriesOf(ids: readonly string[], command: Command): DatasetEntry[] {
  return ids.map((id) => {
    try {
      return datasetEntry(id);
    } catch (error) {
      return usage(command, error instanceof Error ? error.message : String(error));
    }
  });
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

function size(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2).padStart(6)} MB`;
}
