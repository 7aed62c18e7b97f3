import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { basename, extname } from "node:path";
import type { Command } from "commander";
import { DataError } from "../../core/index.ts";
import {
  type FileColumn,
  type FileTable,
  inspectFile,
  isLists,
  isWords,
  readFileColumns,
} from "../../io/index.ts";
import type { Labelled } from "../../learn/index.ts";
import { usage } from "../usage.ts";
import { labelsOf } from "./labels.ts";

/** Which columns are what. */
export interface TableFlags {
  readonly label: string;
  readonly signal?: string;
  readonly weight?: string;
  readonly group?: string;
  readonly features?: readonly string[];
  readonly without?: readonly string[];
  readonly tree?: string;
}

/** The events to compare on. */
export interface ComparedTable {
  readonly sample: Labelled;
  readonly groups?: Float64Array;
  /** What to tell about the table: columns left out, missing values, negative weights. */
  readonly notes: readonly string[];
  /** A file here for a plan on these columns of this table, as other plans have others. */
  journalFor(path: string, plan: object): string;
}

/** The longest text that this engine can hold is 2²⁹ − 24 characters. */
const longestText = 2 ** 29 - 24;

/** Reads the columns of a table; one that is not there ends the command. */
export async function readTable(
  path: string,
  flags: TableFlags,
  command: Command,
): Promise<ComparedTable> {
  if (/\.(csv|txt)$/i.test(path)) checkText(path);
  else await checkTree(path, flags);
  const { label, signal, weight, group, features, without, tree } = flags;
  const special = [label, weight, group].filter((name) => name !== undefined);
  const table = await readFileColumns(path, {
    ...(tree !== undefined && { tree }),
    ...(features && !path.endsWith(".csv") && { columns: [...new Set([...features, ...special])] }),
  });
  if (table.nEvents === 0) throw new DataError(path, "has no events");
  const need = (name: string): FileColumn => {
    const column = table.columns[name];
    if (column) return column;
    const known = Object.keys(table.columns).join(", ");
    return usage(command, `there is no column "${name}" in ${path}: it has ${known}`);
  };
  const labels = labelsOf(path, label, need(label), signal);
  const weights = weight === undefined ? undefined : numbersOf(path, weight, need(weight));
  const groups = group === undefined ? undefined : numbersOf(path, group, need(group));
  for (const name of (!features && without) || []) need(name);
  const chosen = chosenOf(table, flags, special);
  if (chosen.length === 0) usage(command, `there is no column of ${path} left to learn from`);
  const columns = chosen.map((name) => numbersOf(path, name, need(name)));
  for (const [c, column] of columns.entries()) checkFinite(path, chosen[c]!, column);
  const sample: Labelled = {
    features: { names: chosen, columns, nRows: table.nEvents },
    labels,
    ...(weights && { weights }),
  };
  return {
    ...{ sample, ...(groups && { groups }) },
    notes: [...leftOut(table, features, chosen, special), ...notesOn(sample)],
    journalFor: (file, plan) => {
      const asked = { label, signal, weight, group, features, without, tree };
      const id = createHash("sha256").update(JSON.stringify([plan, asked, table.nEvents]));
      const short = id.digest("hex").slice(0, 8);
      return `${basename(file, extname(file))}.compare-${short}.journal`;
    },
  };
}

function checkText(path: string): void {
  const { size } = statSync(path);
  if (size < longestText) return;
  throw new DataError(
    path,
    `is a text of ${(size / 1e9).toFixed(1)} GB, and 0.5 GB can be read at once: make a Parquet file of it`,
  );
}

/** Throws if the numbers of a file would not fit into the memory; what a comparison needs beside them is looked at later. */
async function checkTree(path: string, { tree: wanted, features }: TableFlags): Promise<void> {
  const { trees } = await inspectFile(path);
  const tree = trees.find(({ name }) => wanted === undefined || name === wanted);
  if (!tree) return; // reading tells what is wrong
  const nColumns = features?.length ?? tree.columns.length;
  const [needed, free] = [16 * tree.nEvents * nColumns, process.availableMemory()];
  if (needed <= free) return;
  throw new DataError(
    path,
    `has ${tree.nEvents} events with ${nColumns} columns: to read them needs ${(needed / 1e9).toFixed(1)} GB of memory, and ${(free / 1e9).toFixed(1)} GB are free; name fewer with --features`,
  );
}

/** The features that are asked for, by default all there are, but those that are to be left out. */
function chosenOf(
  table: FileTable,
  { features, without = [] }: TableFlags,
  special: readonly string[],
): readonly string[] {
  return (features ?? featuresIn(table, special)).filter((name) => !without.includes(name));
}

/** All columns of numbers but those that mean something else. */
function featuresIn({ columns }: FileTable, others: readonly string[]): readonly string[] {
  return Object.keys(columns).filter((name) => {
    const column = columns[name]!;
    return !others.includes(name) && !isWords(column) && !isLists(column);
  });
}

function numbersOf(path: string, name: string, column: FileColumn): Float64Array {
  if (column instanceof Float64Array) return column;
  if (isWords(column)) throw new DataError(path, `${name} holds words, and numbers are wanted`);
  if (isLists(column)) throw new DataError(path, `${name} holds lists, not a number per event`);
  return Float64Array.from(column, Number);
}

function checkFinite(path: string, name: string, column: Float64Array): void {
  const row = column.findIndex((value) => Math.abs(value) === Number.POSITIVE_INFINITY);
  if (row < 0) return;
  throw new DataError(
    path,
    `${name} is ${column[row]} in event ${row}, wanted a finite number or NaN: leave the column out with --without ${name}`,
  );
}

function leftOut(
  { columns }: FileTable,
  asked: readonly string[] | undefined,
  chosen: readonly string[],
  special: readonly string[],
): string[] {
  if (asked) return [];
  const rest = Object.keys(columns).filter((name) => ![...chosen, ...special].includes(name));
  return rest.length === 0 ? [] : [`not learned from: ${rest.join(", ")}`];
}

function notesOn({ features: { names, columns }, weights }: Labelled): string[] {
  const naming = (which: (column: Float64Array) => boolean): string =>
    names.filter((_, c) => which(columns[c]!)).join(", ");
  const missing = naming((column) => column.includes(Number.NaN));
  const constant = naming((column) => column.every((value) => Object.is(value, column[0])));
  const negative = weights?.reduce((n, weight) => n + Number(weight < 0), 0) ?? 0;
  return [
    ...(missing
      ? [`missing values in ${missing}: trees take them, others the training median`]
      : []),
    ...(constant ? [`${constant} does not vary`] : []),
    ...(negative > 0
      ? [
          `${negative} events have a negative weight: gradient boosting trains on them, the others do not`,
        ]
      : []),
  ];
}
