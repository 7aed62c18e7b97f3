import {
  type Cursor,
  checkEnd,
  countMask,
  damaged,
  isByMember,
  memberBit,
  readCount,
  readHeader,
  step,
} from "./cursor.ts";
import { endsOfLists } from "./ends-of-lists.ts";
import { numberFiller, packedFiller } from "./fill-numbers.ts";
import { bitsFiller, passObjectBases, referenceFiller, referencesFiller } from "./fill-objects.ts";
import { checkVersion, members, recordFiller } from "./fill-records.ts";
import type { Filler } from "./filler.ts";
import {
  type ArrayShape,
  fixedBytes,
  type ListShape,
  leastBytes,
  type RestShape,
  type Shape,
  type TextShape,
  usualBytes,
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
      return recordFiller(
        shape,
        shape.members.map(({ shape: member }) => fillerOf(member, expected, bytes)),
      );
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
    if (count > 0) items.read(cursor, count);
    return count;
  };
  const readAll = (cursor: Cursor, n: number): void => {
    for (let i = 0; i < n; i++) {
      if (!shape.header) {
        ends.add(readOne(cursor));
        continue;
      }
      const end = readHeader(cursor);
      ends.add(isByMember(cursor) ? readByMember(cursor) : readOne(cursor));
      checkEnd(cursor, end);
    }
  };
  const fixed = shape.header ? fixedBytes(shape.item) : undefined;
  const readEntries: Filler["readEntries"] = (cursor, offsets, entries) => {
    for (let i = 0; i < entries; i++) {
      const count = countIn(cursor, offsets[i]!, offsets[i + 1]!, fixed!);
      if (count === undefined) {
        readAll(cursor, 1);
        checkEnd(cursor, cursor.end);
      } else {
        items.read(cursor, count);
        ends.add(count);
      }
    }
  };
  return {
    ...(fixed !== undefined && { readEntries }),
    readTogether: underOneHeader((cursor) => ends.add(readOne(cursor))),
    read: readAll,
    columns: () => inLists(items, ends.offsets()),
  };
}

/** How many items there are in an entry that is a header, a number, and items of that length; undefined if it is something else. */
function countIn(cursor: Cursor, from: number, end: number, each: number): number | undefined {
  const { view } = cursor;
  cursor.at = from;
  cursor.end = end;
  if (end - from < 10 || view.getUint32(from) !== countMask + end - from - 4) return undefined;
  const count = view.getUint32(from + 6);
  if (view.getUint16(from + 4) & memberBit || from + 10 + count * each !== end) return undefined;
  cursor.at = from + 10;
  return count;
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
  const readEntries: Filler["readEntries"] = (cursor, offsets, entries) => {
    if (!ends.addAll(offsets, entries, fixed!)) throw damaged(cursor);
    cursor.at = offsets[0]!;
    cursor.end = offsets[entries]!;
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

/** A filler for what is in lists: about as many as there are bytes for. */
function itemsFiller(shape: ListShape | RestShape, expected: number, bytes: number): Filler {
  const { item } = shape;
  const forItems = Math.max(0, bytes - expected * leastBytes(shape));
  return fillerOf(item, Math.floor(forItems / Math.max(1, usualBytes(item))), forItems);
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
