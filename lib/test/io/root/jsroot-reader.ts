/// <reference types="jsroot" />
import { readFileSync } from "node:fs";
import { openFile } from "jsroot/io";
import { TSelector, treeProcess } from "jsroot/tree";
import { type FileColumn, isLists, quietly } from "../../../io/index.ts";

/** A value of one event as nested arrays of numbers and words. */
export type Nested = number | bigint | string | readonly Nested[];

/** A branch as jsroot has it. */
export interface JsrootBranch {
  readonly fName: string;
  readonly fLeaves: { readonly arr: readonly { readonly fName: string }[] };
  readonly fBranches: { readonly arr: readonly JsrootBranch[] };
}

export interface JsrootTree {
  readonly fBranches: { readonly arr: readonly JsrootBranch[] };
}

/** A tree of a file, as jsroot reads it. */
export async function jsrootTree(path: string, name: string): Promise<JsrootTree> {
  const bytes = readFileSync(path);
  return quietly(async () => {
    const { buffer, byteOffset, length } = bytes;
    const file = await openFile(buffer.slice(byteOffset, byteOffset + length));
    return file.readObject(name);
  });
}

/** Lets jsroot's own reader go through a branch in the fastest way that it has, and tells whether it could. */
export async function jsrootPasses(tree: JsrootTree, branch: JsrootBranch): Promise<boolean> {
  const selector = new TSelector();
  selector.addBranch(branch, "value");
  selector.Process = () => {};
  selector.ProcessArrays = () => {};
  return quietly(() => treeProcess(tree, selector)).then(
    () => true,
    () => false,
  );
}

/** All branches that have data of their own. */
export function leafBranches({ fBranches }: JsrootTree): JsrootBranch[] {
  return fBranches.arr.flatMap((branch) =>
    branch.fBranches.arr.length > 0 ? leafBranches(branch) : [branch],
  );
}

/** What jsroot's own reader gives for a branch, event by event; undefined if it fails. */
export async function jsrootValues(
  tree: JsrootTree,
  branch: JsrootBranch,
): Promise<unknown[] | undefined> {
  const values: unknown[] = [];
  const selector = new TSelector();
  selector.addBranch(branch, "value");
  selector.Process = () => values.push(structuredClone(plain(selector.tgtobj.value)));
  const reading = quietly(() => treeProcess(tree, selector));
  const patience = new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), 20_000).unref();
  });
  const outcome: unknown = await Promise.race([reading, patience]).catch(() => undefined);
  return outcome === undefined ? undefined : values;
}

/** Data without the functions that jsroot gives its objects. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
  const own = Object.entries(value).filter(([, member]) => typeof member !== "function");
  return Object.fromEntries(own.map(([name, member]) => [name, plain(member)]));
}

/** The member of that path of an object, or of all objects in lists around it. */
export function picked(value: unknown, path: readonly string[]): Nested {
  if (Array.isArray(value)) return value.map((item) => picked(item, path));
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  if (typeof value === "boolean") return value ? 1 : 0;
  const [member, ...rest] = path;
  if (member !== undefined && typeof value === "object" && value !== null) {
    return picked(Reflect.get(value, member), rest);
  }
  return value as Nested; // a number or a word
}

/** Our column in the same form. */
export function eventsOf(column: FileColumn): Nested[] {
  if (!isLists(column)) return Array.from<Nested>(column);
  const items = eventsOf(column.values);
  const { offsets } = column;
  return Array.from({ length: offsets.length - 1 }, (_, i) =>
    items.slice(offsets[i], offsets[i + 1]),
  );
}

/** Whether two values are the same; jsroot gives a 64-bit integer as a number where that is exact. */
export function areSame(a: Nested, b: Nested): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => areSame(item, b[i]!));
  }
  if (typeof a === "bigint" || typeof b === "bigint") return String(a) === String(b);
  return Object.is(a, b) || (a === 0 && b === 0);
}
