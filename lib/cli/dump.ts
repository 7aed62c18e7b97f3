import { Command, InvalidArgumentError } from "commander";
import { inspectFile, readFileColumns, type TreeSummary } from "../io/index.ts";
import { rowsOf, valuesAsJson } from "./dump-values.ts";
import { usage } from "./usage.ts";

interface DumpFlags {
  readonly tree?: string;
  readonly columns?: readonly string[];
  readonly from: number;
  readonly to?: number;
  readonly json: boolean;
}

/** `toplab dump`: values of columns, just as a file has them. */
export function dumpCommand(): Command {
  return new Command("dump")
    .description("Print columns of a file of events, in the file's own units.")
    .argument("<file>", "a ROOT, Parquet or CSV file, or the http(s) address of a ROOT file")
    .option("--tree <name>", "which tree, where a file has several")
    .option("--columns <a,b>", "which columns (default: all that can be read)", names)
    .option("--from <event>", "first event, counted from 0", natural, 0)
    .option("--to <event>", "event to stop before (default: ten events further)", natural)
    .option("--json", "print JSON: a list of values for each column", false)
    .addHelpText("after", help)
    .action(run);
}

const help = `
Examples:
  $ toplab dump data_A.4lep.root --tree mini --columns lep_n,lep_pt --from 0 --to 10
  $ toplab dump nano.root --tree Events --columns event,Muon_pt --to 100 --json

The JSON is {"a": [...], "b": [...]}: one value, list or word for each event. Integers of 64 bits have
all their digits, which JavaScript's JSON.parse rounds beyond 2^53; booleans are 0 and 1; NaN is null and
an infinite number 1e999 or -1e999, since JSON has no other way.
Exit code: 0 if the columns could be read, 1 if not, 2 for a wrong command.`;

async function run(path: string, flags: DumpFlags, command: Command): Promise<void> {
  const { trees } = await inspectFile(path);
  const tree = treeNamed(path, trees, flags.tree, command);
  const { name, nEvents, columns: known } = tree;
  if (tree.reason !== undefined) throw new Error(tree.reason);
  const columns = flags.columns ?? known.map((column) => column.name);
  const { from, to = from + 10 } = flags;
  if (from > nEvents || to < from) {
    usage(command, `Name events within 0 to ${nEvents}, the last not before the first.`);
  }
  const range = { from, to: Math.min(to, nEvents) };
  const table = await readFileColumns(path, { tree: name, columns, ...range });
  if (flags.json) {
    const parts = Object.entries(table.columns).map(
      ([column, values]) => `${JSON.stringify(column)}: [${valuesAsJson(values).join(",")}]`,
    );
    console.log(`{${parts.join(",\n")}}`);
  } else console.log(rowsOf(table, from).join("\n"));
}

function treeNamed(
  path: string,
  trees: readonly TreeSummary[],
  name: string | undefined,
  command: Command,
): TreeSummary {
  const found = name === undefined ? trees : trees.filter((tree) => tree.name === name);
  const [tree, ...others] = found;
  if (tree && others.length === 0) return tree;
  const known = trees.map((each) => each.name).join(", ") || "none";
  return usage(command, `Name a tree of ${path} with --tree; there are: ${known}.`);
}

function names(list: string): string[] {
  return list.split(",").map((name) => name.trim());
}

function natural(word: string): number {
  const value = Number(word);
  if (!(Number.isSafeInteger(value) && value >= 0 && word.trim() !== "")) {
    throw new InvalidArgumentError("It must be a whole number from 0 on.");
  }
  return value;
}
