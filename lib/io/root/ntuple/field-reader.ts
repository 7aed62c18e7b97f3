import { DataError } from "../../../core/index.ts";
import type { FileColumn, FileNumbers } from "../file-column.ts";
import { filled, type Growing, room } from "../tree/growing.ts";
import { joinPath } from "../tree/shape.ts";
import type { Cluster } from "./clusters.ts";
import type { ColumnReader } from "./column-reader.ts";
import { formOf } from "./field-form.ts";
import type { ColumnInfo, Field } from "./schema.ts";

/** Collects the values of a field, as columns of numbers, words and lists. */
export interface FieldReader {
  /** Reads values from one to before another, counted within a cluster; `total` if all entries have equally many. */
  read(cluster: Cluster, range: readonly [from: number, to: number], total?: number): Promise<void>;
  columns(): (readonly [path: string, values: FileColumn])[];
}

/** A column that a field gives. */
export interface FieldLeaf {
  readonly path: string;
  readonly kind: "number" | "text";
  readonly type: string;
  readonly lists: number;
}

/** What a field gives, or UnreadableField. */
export function leavesOfField(field: Field): FieldLeaf[] {
  const inner = (child: Field, name: string, lists: number): FieldLeaf[] =>
    leavesOfField(child).map((leaf) => ({
      ...leaf,
      path: joinPath(name, leaf.path),
      lists: leaf.lists + lists,
    }));
  switch (formOf(field)) {
    case "text":
      return [{ path: "", kind: "text", type: field.typeName, lists: 0 }];
    case "number":
    case "count":
      return [{ path: "", kind: "number", type: field.typeName, lists: 0 }];
    case "bits":
      return [{ path: "", kind: "number", type: field.typeName, lists: 1 }];
    case "wrapper":
      return inner(field.children[0]!, "", 0);
    case "array":
    case "list":
      return inner(field.children[0]!, "", 1);
    case "record":
      return field.children.flatMap((child) => inner(child, memberName(child), 0));
  }
}

export function fieldReader(field: Field, columns: ColumnReader, where: string): FieldReader {
  switch (formOf(field)) {
    case "text":
      return textReader(field, columns, where);
    case "number":
      return numberReader(field, columns);
    case "count":
      return countReader(field, columns, where);
    case "bits":
      return repeated(numberReader(field, columns), field.repetition);
    case "wrapper":
      return fieldReader(field.children[0]!, columns, where);
    case "array":
      return repeated(fieldReader(field.children[0]!, columns, where), field.repetition);
    case "list":
      return listReader(field, columns, where);
    case "record":
      return recordReader(field, columns, where);
  }
}

/** All columns that a field and its parts are written in. */
export function columnsOfField(field: Field): ColumnInfo[] {
  return [...field.representations.flat(), ...field.children.flatMap(columnsOfField)];
}

/** A base class is not named: its members count as the class's own. */
function memberName({ name }: Field): string {
  return name.startsWith(":") ? "" : name;
}

/** The columns in which a field is written in this cluster. */
function chosen({ representations }: Field, { pages }: Cluster): ColumnInfo[] {
  return representations.find(([first]) => first && pages[first.id]) ?? representations[0] ?? [];
}

function numberReader(field: Field, columns: ColumnReader): FieldReader {
  const values: Growing<FileNumbers> = { values: emptyFor(field), n: 0 };
  return {
    async read(cluster, range, total) {
      const [column] = chosen(field, cluster);
      const read = await columns.elements(cluster, column!, range, total);
      const at = room(values, read.length);
      if (isQuantised(column!) && field.typeName === "float") roundToFloats(read);
      const into = values.values;
      if (into.constructor === read.constructor)
        into.set(read as never, at); // of one kind
      else for (let i = 0; i < read.length; i++) into[at + i] = converted(into, read[i]!);
    },
    columns: () => [["", filled(values)]],
  };
}

function isQuantised({ type }: ColumnInfo): boolean {
  return type === 29;
}

function roundToFloats(values: FileNumbers): void {
  for (let i = 0; i < values.length; i++) values[i] = Math.fround(Number(values[i]));
}

function emptyFor({ typeName }: Field): FileNumbers {
  if (/^(std::)?int64_t$/.test(typeName)) return new BigInt64Array(0);
  return /^(std::)?uint64_t$/.test(typeName) ? new BigUint64Array(0) : new Float64Array(0);
}

/** A field may be written in columns of another width than its own. */
function converted(into: FileNumbers, value: number | bigint): never {
  return (into instanceof Float64Array ? Number(value) : BigInt(value)) as never; // fits `into`
}

/** Where lists begin and end in the column of their values. */
async function listEnds(
  field: Field,
  columns: ColumnReader,
  where: string,
  cluster: Cluster,
  [from, to]: readonly [number, number],
  total?: number,
): Promise<Float64Array> {
  const [index] = chosen(field, cluster);
  const first = Math.max(from - 1, 0);
  const read = await columns.elements(cluster, index!, [first, to], total);
  const ends = new Float64Array(to - from + 1);
  for (let i = from === 0 ? 1 : 0; i < ends.length; i++) {
    ends[i] = Number(read[from - first + i - 1]);
    if (i > 0 && ends[i]! < ends[i - 1]!) {
      throw new DataError(where, "the RNTuple is damaged: a list ends before it begins");
    }
  }
  return ends;
}

function listReader(field: Field, columns: ColumnReader, where: string): FieldReader {
  const items = fieldReader(field.children[0]!, columns, where);
  const offsets = offsetsOfLists();
  return {
    async read(cluster, range, total) {
      const ends = await listEnds(field, columns, where, cluster, range, total);
      offsets.add(ends);
      await items.read(cluster, [ends[0]!, ends.at(-1)!]);
    },
    columns: () => inLists(items, offsets.all()),
  };
}

function textReader(field: Field, columns: ColumnReader, where: string): FieldReader {
  const words: string[] = [];
  return {
    async read(cluster, range, total) {
      const ends = await listEnds(field, columns, where, cluster, range, total);
      const [, letters] = chosen(field, cluster);
      const [start, end] = [ends[0]!, ends.at(-1)!];
      const bytes = Buffer.from(
        (await columns.elements(cluster, letters!, [start, end])) as Float64Array,
      );
      for (let i = 1; i < ends.length; i++) {
        words.push(bytes.toString("utf8", ends[i - 1]! - start, ends[i]! - start));
      }
    },
    columns: () => [["", words]],
  };
}

/** Lengths of the lists of another field. */
function countReader(field: Field, columns: ColumnReader, where: string): FieldReader {
  const counts: Growing<Float64Array> = { values: new Float64Array(0), n: 0 };
  return {
    async read(cluster, range, total) {
      const ends = await listEnds(field, columns, where, cluster, range, total);
      const at = room(counts, ends.length - 1);
      for (let i = 1; i < ends.length; i++) counts.values[at + i - 1] = ends[i]! - ends[i - 1]!;
    },
    columns: () => [["", filled(counts)]],
  };
}

function recordReader(field: Field, columns: ColumnReader, where: string): FieldReader {
  const members = field.children.map((child) => fieldReader(child, columns, where));
  return {
    async read(cluster, range, total) {
      for (const member of members) await member.read(cluster, range, total);
    },
    columns: () =>
      field.children.flatMap((child, k) =>
        members[k]!.columns().map(
          ([path, values]) => [joinPath(memberName(child), path), values] as const,
        ),
      ),
  };
}

/** The same number of items for every value. */
function repeated(items: FieldReader, times: number): FieldReader {
  let n = 0;
  return {
    async read(cluster, [from, to], total) {
      n += to - from;
      const all = total === undefined ? undefined : total * times;
      await items.read(cluster, [from * times, to * times], all);
    },
    columns: () =>
      inLists(
        items,
        Uint32Array.from({ length: n + 1 }, (_, i) => i * times),
      ),
  };
}

function offsetsOfLists(): { add(ends: Float64Array): void; all(): Uint32Array } {
  const offsets: Growing<Uint32Array> = { values: new Uint32Array(1), n: 1 };
  return {
    add(ends) {
      const at = room(offsets, ends.length - 1);
      const before = offsets.values[at - 1]!;
      for (let i = 1; i < ends.length; i++)
        offsets.values[at + i - 1] = before + ends[i]! - ends[0]!;
    },
    all: () => filled(offsets),
  };
}

function inLists(items: FieldReader, offsets: Uint32Array): ReturnType<FieldReader["columns"]> {
  return items.columns().map(([path, values]) => [path, { offsets, values }] as const);
}
