import { type Cursor, checkEnd, countMask, damaged, readHeader, step } from "./cursor.ts";
import type { Filler } from "./filler.ts";
import { joinPath, type RecordShape, type Shape, widthOf } from "./shape.ts";

/** A filler of records can also be asked for the members alone, as containers written by member have them. */
interface RecordFiller extends Filler {
  readMembers(cursor: Cursor, n: number): void;
  /** Where the numbers of the record that begins there are; missing if it has anything else. */
  readonly layoutAt: ((view: DataView, at: number, end: number) => Layout | undefined) | undefined;
}

/** Records that all have the same length: their headers, and their numbers, counted from where they begin. */
interface Layout {
  readonly bytes: number;
  readonly headers: readonly Header[];
  readonly numbers: readonly { readonly at: number; readonly filler: Filler }[];
}

interface Header {
  readonly at: number;
  readonly count: number;
  readonly version: number;
  /** Of a class without a version of its own. */
  readonly checksum: number | undefined;
}

/** Fills the columns of the members of a class, one filler for each. */
export function recordFiller(shape: RecordShape, fillers: readonly Filler[]): RecordFiller {
  const hasLayout = fillers.every((filler, k) => canBeLaidOut(shape.members[k]!.shape, filler));
  const layoutAt: RecordFiller["layoutAt"] = hasLayout
    ? (view, at, end) => layoutOf(shape, fillers, view, at, end)
    : undefined;
  let layout: Layout | undefined;
  const readMembers = (cursor: Cursor, n: number): void => {
    for (const filler of fillers) filler.read(cursor, n);
  };
  /** Of objects written member by member, base classes are members like the others. */
  const readInTurn = (cursor: Cursor, n: number): void => {
    for (const [k, filler] of fillers.entries()) {
      const { name, shape: member } = shape.members[k]!;
      if (name === "" && member.is === "record") members(filler)(cursor, n);
      else if (filler.readTogether) filler.readTogether(cursor, n);
      else filler.read(cursor, n);
    }
  };
  return {
    layoutAt,
    readMembers: readInTurn,
    read(cursor, n) {
      layout ??= layoutAt?.(cursor.view, cursor.at, cursor.end);
      if (layout && readLaidOut(layout, cursor, n)) return;
      for (let i = 0; i < n; i++) {
        if (!hasHeader(cursor, shape)) {
          readMembers(cursor, 1);
          continue;
        }
        const end = readHeader(cursor);
        checkVersion(cursor, shape, cursor.version);
        readMembers(cursor, 1);
        checkEnd(cursor, end);
      }
    },
    columns: () =>
      shape.members.flatMap(({ name }, k) =>
        fillers[k]!.columns().map(([path, values]) => [joinPath(name, path), values] as const),
      ),
  };
}

function layoutOf(
  shape: RecordShape,
  fillers: readonly Filler[],
  view: DataView,
  from: number,
  end: number,
): Layout | undefined {
  let layout = shape.header ? headerAt(shape, view, from, end) : nothing;
  for (const [k, { shape: member }] of shape.members.entries()) {
    if (!layout) return undefined;
    const part = partAt(member, fillers[k]!, view, from + layout.bytes, end);
    layout = part && joined(layout, part);
  }
  const own = layout?.headers.find(({ at }) => at === 0);
  const isWhole = !shape.header || own?.count === countMask + (layout?.bytes ?? 0) - 4;
  return isWhole ? layout : undefined;
}

const nothing: Layout = { bytes: 0, headers: [], numbers: [] };

function canBeLaidOut(shape: Shape, filler: Filler): boolean {
  if (shape.is === "record") return asRecords(filler).layoutAt !== undefined;
  return filler.readApart !== undefined;
}

function partAt(
  shape: Shape,
  filler: Filler,
  view: DataView,
  at: number,
  end: number,
): Layout | undefined {
  if (shape.is === "record") return asRecords(filler).layoutAt?.(view, at, end);
  if (shape.is !== "number") return undefined;
  return { bytes: widthOf(shape.kind), headers: [], numbers: [{ at: 0, filler }] };
}

function asRecords(filler: Filler): RecordFiller {
  return filler as RecordFiller; // where the shape is a record
}

/** One part and the next behind it. */
function joined(first: Layout, next: Layout): Layout {
  const behind = <T extends { readonly at: number }>(part: T): T => ({
    ...part,
    at: first.bytes + part.at,
  });
  return {
    bytes: first.bytes + next.bytes,
    headers: [...first.headers, ...next.headers.map(behind)],
    numbers: [...first.numbers, ...next.numbers.map(behind)],
  };
}

/** The header that stands there, if it is one of that class. */
function headerAt(
  shape: RecordShape,
  view: DataView,
  from: number,
  end: number,
): Layout | undefined {
  if (shape.header !== true || end - from < 10) return undefined;
  const [count, version] = [view.getUint32(from), view.getUint16(from + 4)];
  const header = { at: 0, count, version, checksum: undefined };
  if (version === shape.version && version > 0) return { ...nothing, bytes: 6, headers: [header] };
  const checksum = view.getUint32(from + 6);
  const isForeign = version === 0 || version === 0xffff;
  if (!isForeign || checksum !== shape.checksum) return undefined;
  return { ...nothing, bytes: 10, headers: [{ ...header, checksum }] };
}

/** Reads records column by column; false, and nothing is read, if one is not laid out like that. */
function readLaidOut({ bytes, headers, numbers }: Layout, cursor: Cursor, n: number): boolean {
  const { at, view } = cursor;
  if (n * bytes > cursor.end - at) return false;
  for (const { at: within, count, version, checksum } of headers) {
    for (let i = 0, from = at + within; i < n; i++, from += bytes) {
      if (view.getUint32(from) !== count || view.getUint16(from + 4) !== version) return false;
      if (checksum !== undefined && view.getUint32(from + 6) !== checksum) return false;
    }
  }
  for (const number of numbers) number.filler.readApart!(view, at + number.at, n, bytes);
  cursor.at = at + n * bytes;
  return true;
}

/** An entry of its own has a header if its first bytes tell exactly its length. */
function hasHeader(cursor: Cursor, { header }: RecordShape): boolean {
  if (header !== "maybe") return header;
  const rest = cursor.end - cursor.at - 4;
  return rest >= 2 && cursor.view.getUint32(cursor.at) === rest + countMask;
}

/** Reads the members alone, for a filler of records. */
export function members(filler: Filler): RecordFiller["readMembers"] {
  return asRecords(filler).readMembers;
}

/** The class must be as described: a class without a version of its own is known by a checksum instead. */
export function checkVersion(cursor: Cursor, shape: RecordShape, version: number): void {
  if (version === shape.version && version > 0) return;
  const isForeign = version === 0 || version === 0xffff;
  const checksum = isForeign ? cursor.view.getUint32(step(cursor, 4)) : undefined;
  if (shape.version !== -1 && checksum !== shape.checksum) throw damaged(cursor);
}
