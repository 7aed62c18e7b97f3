import {
  type Cursor,
  checkEnd,
  countMask,
  damaged,
  isByMember,
  readCount,
  readHeader,
  step,
} from "./cursor.ts";
import { endsOfLists } from "./ends-of-lists.ts";
import { numberFiller, packedFiller } from "./fill-numbers.ts";
import { bitsFiller, passObjectBases, referenceFiller, referencesFiller } from "./fill-objects.ts";
import type { Filler } from "./filler.ts";
import {
  type ArrayShape,
  fixedBytes,
  joinPath,
  type ListShape,
  leastBytes,
  type RecordShape,
  type RestShape,
  type Shape,
  type TextShape,
} from "./shape.ts";

/**
 * A filler for values of that shape. To make room at once, `expected` says how many, and `bytes` how many bytes
 * there are for all of them.
 */
export function fillerOf(shape: Shape, expected: number, bytes: number): Filler {
  switch (shape.is) {
    case "number":
      return numberFiller(shape.kind, expected);
    case "packed":
      return packedFiller(shape, expected);
    case "text":
      return textFiller(shape);
    case "list":
      return listFiller(shape, expected, bytes);
    case "rest":
      return restFiller(shape, expected, bytes);
    case "array":
      return arrayFiller(shape, expected, bytes);
    case "record":
      return recordFiller(shape, expected, bytes);
    case "object base":
      return { read: passObjectBases, columns: () => [] };
    case "bits":
      return bitsFiller(expected);
    case "reference":
      return referenceFiller(expected);
    case "references":
      return referencesFiller(shape.header, expected);
  }
}

function listFiller(shape: ListShape, expected: number, bytes: number): Filler {
  const items = itemsFiller(shape, expected, bytes);
  const ends = endsOfLists(expected);
  const least = leastBytes(shape.item);
  const readByMember = (cursor: Cursor): number => {
    const { item } = shape;
    if (item.is !== "record") throw damaged(cursor);
    checkVersion(cursor, item, cursor.view.getUint16(step(cursor, 2)));
    const count = readCount(cursor, least);
    members(items)(cursor, count);
    return count;
  };
  const readOne = (cursor: Cursor): number => {
    const count = readCount(cursor, least);
    items.read(cursor, count);
    return count;
  };
  return {
    readTogether: underOneHeader((cursor) => ends.add(readOne(cursor))),
    read(cursor, n) {
      for (let i = 0; i < n; i++) {
        if (!shape.header) {
          ends.add(readOne(cursor));
          continue;
        }
        const end = readHeader(cursor);
        ends.add(isByMember(cursor) ? readByMember(cursor) : readOne(cursor));
        checkEnd(cursor, end);
      }
    },
    columns: () => inLists(items, ends.offsets()),
  };
}

function underOneHeader(readOne: (cursor: Cursor) => void): NonNullable<Filler["readTogether"]> {
  return (cursor, n) => {
    const end = readHeader(cursor);
    for (let i = 0; i < n; i++) readOne(cursor);
    checkEnd(cursor, end);
  };
}

function restFiller(shape: RestShape, expected: number, bytes: number): Filler {
  const items = itemsFiller(shape, expected, bytes);
  const ends = endsOfLists(expected);
  const fixed = fixedBytes(shape.item);
  const readEntries: Filler["readEntries"] = (cursor, offsets, from, to) => {
    if (!ends.addAll(offsets, from, to, fixed!)) throw damaged(cursor);
    cursor.at = offsets[from]!;
    cursor.end = offsets[to]!;
    items.read(cursor, (cursor.end - cursor.at) / fixed!);
  };
  return {
    ...(fixed !== undefined && !shape.header && shape.skip === 0 && { readEntries }),
    read(cursor, n) {
      if (n !== 1) throw damaged(cursor);
      step(cursor, shape.skip);
      const end = shape.header ? readHeader(cursor) : cursor.end;
      let count = 0;
      if (fixed !== undefined) {
        count = (end - cursor.at) / fixed;
        if (!Number.isInteger(count)) throw damaged(cursor);
        items.read(cursor, count);
      } else {
        for (; cursor.at < end; count++) items.read(cursor, 1);
        checkEnd(cursor, end);
      }
      ends.add(count);
    },
    columns: () => inLists(items, ends.offsets()),
  };
}

/** A filler for what is in lists: as many as there are bytes for. */
function itemsFiller(shape: ListShape | RestShape, expected: number, bytes: number): Filler {
  const { item } = shape;
  const forItems = Math.max(0, bytes - expected * leastBytes(shape));
  return fillerOf(item, Math.floor(forItems / Math.max(1, leastBytes(item))), forItems);
}

function arrayFiller({ item, length }: ArrayShape, expected: number, bytes: number): Filler {
  const items = fillerOf(item, expected * length, bytes);
  let total = 0;
  return {
    read(cursor, n) {
      if (n * length * leastBytes(item) > cursor.end - cursor.at) throw damaged(cursor);
      items.read(cursor, n * length);
      total += n;
    },
    columns: () =>
      inLists(
        items,
        new Uint32Array(total + 1).map((_, i) => i * length),
      ),
  };
}

/** A filler of records can also be asked for the members alone, as containers written by member have them. */
interface RecordFiller extends Filler {
  readMembers(cursor: Cursor, n: number): void;
}

function recordFiller(shape: RecordShape, expected: number, bytes: number): RecordFiller {
  const fillers = shape.members.map(({ shape: member }) => fillerOf(member, expected, bytes));
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
    readMembers: readInTurn,
    read(cursor, n) {
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

/** An entry of its own has a header if its first bytes tell exactly its length. */
function hasHeader(cursor: Cursor, { header }: RecordShape): boolean {
  if (header !== "maybe") return header;
  const rest = cursor.end - cursor.at - 4;
  return rest >= 2 && cursor.view.getUint32(cursor.at) === rest + countMask;
}

function members(filler: Filler): RecordFiller["readMembers"] {
  return (filler as RecordFiller).readMembers; // the shape of its items is a record
}

/** The class must be as described: a class without a version of its own is known by a checksum instead. */
function checkVersion(cursor: Cursor, shape: RecordShape, version: number): void {
  if (version === shape.version && version > 0) return;
  const isForeign = version === 0 || version === 0xffff;
  const checksum = isForeign ? cursor.view.getUint32(step(cursor, 4)) : undefined;
  if (shape.version !== -1 && checksum !== shape.checksum) throw damaged(cursor);
}

function textFiller({ header }: TextShape): Filler {
  const words: string[] = [];
  const readOne = (cursor: Cursor): void => {
    const short = cursor.bytes[step(cursor, 1)]!;
    const length = short === 255 ? cursor.view.getUint32(step(cursor, 4)) : short;
    const start = step(cursor, length);
    words.push(Buffer.from(cursor.bytes.subarray(start, start + length)).toString());
  };
  return {
    readTogether: underOneHeader(readOne),
    read(cursor, n) {
      for (let i = 0; i < n; i++) {
        const end = header ? readHeader(cursor) : undefined;
        readOne(cursor);
        if (end !== undefined) checkEnd(cursor, end);
      }
    },
    columns: () => [["", words]],
  };
}

function inLists(items: Filler, offsets: Uint32Array): ReturnType<Filler["columns"]> {
  return items.columns().map(([path, values]) => [path, { offsets, values }] as const);
}
