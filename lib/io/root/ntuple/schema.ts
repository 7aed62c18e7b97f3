import { DataError } from "../../../core/index.ts";
import type { FrameReader } from "./frames.ts";

/** What a field is to its subfields. */
export type Role = "leaf" | "collection" | "record" | "variant" | "streamer";

/** A C++ variable, or a part of one. */
export interface Field {
  readonly id: number;
  readonly name: string;
  readonly typeName: string;
  readonly role: Role;
  readonly parent: number;
  /** How many values every entry has, of a fixed array or a bitset; 0 for others. */
  readonly repetition: number;
  /** The field whose values it shows under another name. */
  readonly projectionOf: number | undefined;
  readonly children: Field[];
  /** Columns with its data: for each way in which they may be written, the columns of that way. */
  readonly representations: ColumnInfo[][];
}

/** Numbers of one kind, one after the other. */
export interface ColumnInfo {
  readonly id: number;
  readonly type: number;
  readonly bits: number;
  /** Values before this one are zero and not stored. */
  readonly isDeferred: boolean;
  /** Lowest and highest value, of quantised numbers. */
  readonly range: readonly [low: number, high: number] | undefined;
}

export interface Schema {
  readonly fields: Field[];
  readonly columns: ColumnInfo[];
}

const roles: readonly Role[] = ["leaf", "collection", "record", "variant", "streamer"];
const flags = { repetitive: 1, projected: 2, checksum: 4, deferred: 1, range: 2 } as const;

/** Adds what a header or the extension in a footer describes. */
export function readSchema(where: string, reader: FrameReader, schema: Schema): void {
  reader.list(() => schema.fields.push(reader.record(() => readField(where, reader, schema))));
  reader.list(() => reader.record(() => readColumn(where, reader, schema)));
  reader.list(() => reader.record(() => readAlias(where, reader, schema)));
  reader.list(() => reader.record(() => {})); // descriptions of streamed classes
}

/** Ties fields to the fields that they are parts of. */
export function tieFields(where: string, { fields }: Schema): Field[] {
  const top: Field[] = [];
  for (const field of fields) {
    if (field.parent === field.id) top.push(field);
    else if (field.parent < field.id) fields[field.parent]!.children.push(field);
    else throw damaged(where);
  }
  return top;
}

function readField(where: string, reader: FrameReader, { fields }: Schema): Field {
  reader.u4(); // version of the field
  reader.u4(); // version of the type
  const parent = reader.u4();
  const [role, flag] = [roles[reader.u2()], reader.u2()];
  if (!role) throw damaged(where);
  const [name, typeName] = [reader.text(), reader.text()];
  reader.text(); // alias
  reader.text(); // description
  const repetition = flag & flags.repetitive ? reader.u8() : 0;
  const projectionOf = flag & flags.projected ? reader.u4() : undefined;
  const rest = { children: [], representations: [] };
  return { id: fields.length, name, typeName, role, parent, repetition, projectionOf, ...rest };
}

function readColumn(where: string, reader: FrameReader, { fields, columns }: Schema): void {
  const [type, bits, fieldId] = [reader.u2(), reader.u2(), reader.u4()];
  const [flag, representation] = [reader.u2(), reader.u2()];
  const field = fields[fieldId];
  const isDeferred = (flag & flags.deferred) !== 0;
  if (isDeferred) reader.i8();
  const range = flag & flags.range ? ([reader.f8(), reader.f8()] as const) : undefined;
  if (!field || representation > field.representations.length) throw damaged(where);
  const column = { id: columns.length, type, bits, isDeferred, range };
  columns.push(column);
  field.representations[representation] ??= [];
  field.representations[representation]!.push(column);
}

function readAlias(where: string, reader: FrameReader, { fields, columns }: Schema): void {
  const [column, field] = [columns[reader.u4()], fields[reader.u4()]];
  if (!column || !field) throw damaged(where);
  field.representations[0] ??= [];
  field.representations[0].push(column);
}

function damaged(where: string): DataError {
  return new DataError(where, "the RNTuple is damaged: its description does not hold together");
}
