import { createHash } from "node:crypto";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { type FileColumn, isLists, isWords, listTree, readColumns } from "../../../io/index.ts";
import reference from "../../reference/root-branches.json" with { type: "json" };
import { hasSample, samples } from "../sample-data.ts";

for (const { file, tree, branches, names: packed, digests } of reference) {
  const what = `${branches} branches of ${tree} in ${file} have the values that uproot reads`;
  test.skipIf(!hasSample(file))(what, async () => {
    const path = join(samples, file);
    const { columns } = await listTree(path, tree);
    const known = new Set(columns.map(({ name }) => name));
    const table = await readColumns(path, tree);
    const names = inflateSync(Buffer.from(packed, "base64")).toString().split("\n");
    const different = names.filter((name, i) => {
      const own = [name, name.slice(name.lastIndexOf("/") + 1)].find((n) => known.has(n));
      const digest = own === undefined ? "none" : digestOf(table.columns[own]!);
      return digest !== digests.slice(4 * i, 4 * i + 4) && !isEmptyObject(name, table.columns);
    });
    expect(different).toEqual([]);
  });
}

/** uproot gives lists of objects as such, unless they are all empty; we have a column for each member. */
function isEmptyObject(name: string, columns: Readonly<Record<string, FileColumn>>): boolean {
  const stem = `${name.slice(name.lastIndexOf("/") + 1)}.`;
  const members = Object.keys(columns).filter((column) => column.startsWith(stem));
  return members.length > 0 && members.every((member) => itemsIn(columns[member]!) === 0);
}

function itemsIn(column: FileColumn): number {
  return isLists(column) ? itemsIn(column.values) : column.length;
}

function digestOf(column: FileColumn): string {
  const sha = createHash("sha1").update(bytesOf(innermost(column)));
  for (let level = column; isLists(level); level = level.values) {
    const { offsets } = level;
    if (offsets.length === 1) break; // no lists, as in lists that are all empty
    const lengths = Float64Array.from(
      { length: offsets.length - 1 },
      (_, i) => offsets[i + 1]! - offsets[i]!,
    );
    sha.update(new Uint8Array(lengths.buffer));
  }
  return sha.digest("hex").slice(0, 4);
}

function innermost(column: FileColumn): FileColumn {
  return isLists(column) ? innermost(column.values) : column;
}

function bytesOf(values: FileColumn): Uint8Array {
  if (isLists(values)) return new Uint8Array(0);
  if (isWords(values)) return Buffer.from(values.join("\0"));
  const copy = values.slice();
  if (copy instanceof Float64Array) {
    for (let i = 0; i < copy.length; i++) if (Number.isNaN(copy[i])) copy[i] = Number.NaN;
  }
  return new Uint8Array(copy.buffer);
}
