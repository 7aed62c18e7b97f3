import { Command } from "commander";
import { type FileSummary, inspectFile, type TreeSummary } from "../io/index.ts";
import { count } from "./count.ts";

interface InspectFlags {
  readonly json: boolean;
  readonly tree?: string;
}

/** `toplab inspect`: what is in a file of events. */
export function inspectCommand(): Command {
  return new Command("inspect")
    .description("List the trees of a file with their branches, types and numbers of events.")
    .argument("<file>", "a ROOT, Parquet or CSV file, or the http(s) address of a ROOT file")
    .option("--tree <name>", "this tree alone")
    .option("--json", "print JSON", false)
    .addHelpText("after", help)
    .action(run);
}

const help = `
Examples:
  $ toplab inspect data_A.4lep.root
  $ toplab inspect nano.root --tree Events --json
  $ toplab inspect https://example.org/DAOD_PHYSLITE.root

Branches that cannot be read are listed with the reason. The JSON has file, format, bytes, objects
(name, className, title) and trees (name, kind, entries, columns with name, type and what an event
holds: numbers, lists, text or nested; refused with name, type and reason).
Exit code: 0 if the file could be read, 1 if not, 2 for a wrong command.`;

async function run(path: string, { json, tree }: InspectFlags): Promise<void> {
  const { trees: all, ...file } = await inspectFile(path);
  const trees = tree === undefined ? all : all.filter(({ name }) => name === tree);
  if (tree !== undefined && trees.length === 0) {
    const names = all.map(({ name }) => name).join(", ") || "none";
    throw new Error(`Cannot find a tree ${tree} in ${path}: its trees are ${names}`);
  }
  if (json) {
    const told = trees.map(({ nEvents, ...rest }) => ({ ...rest, entries: nEvents }));
    console.log(JSON.stringify({ file: path, ...file, trees: told }, undefined, 2));
  } else console.log(inWords(path, { ...file, trees }));
}

function inWords(path: string, { format, objects, trees }: FileSummary): string {
  const others = objects.filter(({ name }) => !trees.some((tree) => tree.name === name));
  return [
    `${path}: ${format}`,
    ...others.map(({ name, className, title }) => `${name} (${className}) ${title}`.trim()),
    ...trees.flatMap(treeInWords),
  ].join("\n");
}

function treeInWords({ name, kind, nEvents, columns, refused, reason }: TreeSummary): string[] {
  if (reason !== undefined) return [`\n${name} (${kind}) cannot be read: ${reason}`];
  const names = [...columns, ...refused].map((column) => column.name.length);
  const width = Math.min(60, Math.max(0, ...names));
  const head = `\n${name} (${kind}): ${count(nEvents, "event")}, ${count(columns.length, "column")}`;
  return [
    head,
    ...columns.map((column) => `  ${column.name.padEnd(width)}  ${column.type}`),
    ...(refused.length > 0 ? [`not readable: ${refused.length}`] : []),
    ...refused.map((column) => `  ${column.name.padEnd(width)}  ${column.type}: ${column.reason}`),
  ];
}
