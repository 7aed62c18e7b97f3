import { DataError } from "../../../core/index.ts";
import type { ByteSource, Place } from "../file/byte-source.ts";
import { unzip } from "../unzip/unzip.ts";
import { type Branch, integer, type MemoryBasket } from "./branch.ts";

/** A run of entries of one branch that is stored in one piece. */
export interface BasketPlace {
  /** First entry, and how many. */
  readonly entry: number;
  readonly entries: number;
  /** Where in the file; or the basket itself, where the tree's description holds it. */
  readonly stored: Place | MemoryBasket;
}

/** The data of a basket, unpacked. */
export interface Basket {
  readonly data: Uint8Array;
  /** Where each entry begins, in four bytes each behind the first four, and what to take away; missing where all have the same length. */
  readonly offsets: { readonly view: DataView; readonly shift: number } | undefined;
}

/** Where the baskets of a branch are, in the order of their entries. */
export function basketPlaces(where: string, branch: Branch): BasketPlace[] {
  const places: BasketPlace[] = [];
  let next = integer(branch.fFirstEntry ?? 0);
  const last = Math.min(branch.fWriteBasket, branch.fBasketEntry.length - 1);
  for (let i = 0; i <= last; i++) {
    const place = basketPlace(branch, i, last);
    if (!place) continue;
    if (place.entry !== next || !(place.entries >= 0)) {
      const what = `its basket ${i} begins with entry ${place.entry}, not ${next}`;
      throw new DataError(where, `is damaged: ${what}`);
    }
    if (place.entries > 0) places.push(place);
    next = place.entry + place.entries;
  }
  return places;
}

/** Undefined for the last basket if it was never filled. */
function basketPlace(branch: Branch, i: number, last: number): BasketPlace | undefined {
  const entry = integer(branch.fBasketEntry[i]);
  const from = integer(branch.fBasketSeek[i]);
  const inMemory = from > 0 ? undefined : branch.fBaskets.arr[i];
  if (inMemory) return { entry, entries: inMemory.fNevBuf, stored: inMemory };
  const end = integer(i === last ? branch.fEntryNumber : branch.fBasketEntry[i + 1]);
  if (from === 0 || end === entry) return undefined;
  return { entry, entries: end - entry, stored: { from, bytes: branch.fBasketBytes[i] ?? 0 } };
}

/** The bytes of baskets that are in the file, in one go; those of others are in memory. */
export async function readStored(
  where: string,
  source: ByteSource,
  baskets: readonly BasketPlace[],
): Promise<(Uint8Array | undefined)[]> {
  const places = baskets.flatMap(({ stored }) => (isPlace(stored) ? [stored] : []));
  for (const { from, bytes } of places) {
    if (from < 0 || bytes <= 0 || from + bytes > source.size) {
      throw new DataError(
        where,
        "the ROOT file is cut off or damaged: a basket lies beyond its end",
      );
    }
  }
  const read = await source.read(places);
  let next = 0;
  return baskets.map(({ stored }) => (isPlace(stored) ? read[next++] : undefined));
}

/** Bytes that a basket takes in the file. */
export function storedBytes({ stored }: BasketPlace): number {
  return isPlace(stored) ? stored.bytes : 0;
}

function isPlace(stored: BasketPlace["stored"]): stored is Place {
  return "from" in stored;
}

/** Unpacks a basket and finds its entries. */
export function openBasket(
  where: string,
  { stored, entries }: BasketPlace,
  bytes: Uint8Array | undefined,
): Basket | Promise<Basket> {
  if (bytes) return fromFile(where, entries, bytes);
  if (isPlace(stored)) throw new DataError(where, "a basket was not read");
  return fromMemory(where, stored);
}

function fromFile(where: string, entries: number, bytes: Uint8Array): Basket | Promise<Basket> {
  const head = basketHead(where, bytes);
  const { keyBytes, objectBytes } = head;
  const border = head.last - keyBytes;
  if (head.entries !== entries || head.bytes !== bytes.length) {
    throw new DataError(
      where,
      `a basket has ${head.entries} entries where ${entries} were announced`,
    );
  }
  if (border < 0 || border > objectBytes) throw new DataError(where, "a basket is damaged");
  const finish = (plain: Uint8Array): Basket => {
    const data = plain.subarray(0, border);
    if (plain.length === border) return { data, offsets: undefined };
    return { data, offsets: offsetsIn(where, plain, entries, keyBytes, border) };
  };
  const plain = unzip(where, bytes.subarray(keyBytes), objectBytes);
  return plain instanceof Promise ? plain.then(finish) : finish(plain);
}

/** What a basket says of itself: the label that every object has, and behind it numbers of its own. */
interface BasketHead {
  readonly bytes: number;
  readonly objectBytes: number;
  readonly keyBytes: number;
  readonly entries: number;
  /** Where its data ends and the offsets begin, counted from its label. */
  readonly last: number;
}

/** Read by hand, as there may be very many. */
function basketHead(where: string, bytes: Uint8Array): BasketHead {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 64) throw new DataError(where, "a basket is damaged");
  let at = view.getUint16(4) > 1000 ? 34 : 26;
  for (let i = 0; i < 3; i++) at += 1 + (bytes[at] ?? 0); // its class, its name and the tree's
  const keyBytes = view.getUint16(14);
  if (at + 19 > keyBytes || keyBytes > bytes.length) {
    throw new DataError(where, "a basket is damaged");
  }
  if (view.getInt32(at + 6) < 0) at++; // flags follow
  return {
    bytes: view.getInt32(0),
    objectBytes: view.getUint32(6),
    keyBytes,
    entries: view.getInt32(at + 10),
    last: view.getInt32(at + 14),
  };
}

function offsetsIn(
  where: string,
  plain: Uint8Array,
  entries: number,
  keyBytes: number,
  border: number,
): Basket["offsets"] {
  const view = new DataView(plain.buffer, plain.byteOffset + border, plain.length - border);
  const count = view.byteLength < 4 ? 0 : view.getInt32(0);
  if (count === 0) return undefined;
  if (count < entries || 4 + 4 * entries > view.byteLength) {
    throw new DataError(where, "a basket is damaged: offsets are missing");
  }
  return { view, shift: keyBytes };
}

function fromMemory(where: string, basket: MemoryBasket): Basket {
  const { fBufferRef, fEntryOffset, fKeylen, fLast, fNevBuf } = basket;
  const border = fLast - fKeylen;
  const view = border === 0 ? new DataView(new ArrayBuffer(0)) : fBufferRef?.arr;
  if (!view || !(border <= view.byteLength)) throw new DataError(where, "a basket is damaged");
  const data = new Uint8Array(view.buffer, view.byteOffset, border);
  if (!fEntryOffset || fEntryOffset.length < fNevBuf) return { data, offsets: undefined };
  const table = new DataView(new ArrayBuffer(4 + 4 * fNevBuf));
  for (let i = 0; i < fNevBuf; i++) table.setInt32(4 + 4 * i, fEntryOffset[i]!);
  return { data, offsets: { view: table, shift: fKeylen } };
}

let scratch = new Int32Array(0);

/** Where the entries from one to before another begin, and the last ends; good until it is called again. */
export function entryOffsets(
  where: string,
  { data, offsets }: Basket,
  entries: number,
  [from, to]: readonly [number, number],
): Int32Array | undefined {
  if (!offsets) return undefined;
  const { view, shift } = offsets;
  if (scratch.length <= to - from) scratch = new Int32Array(2 * (to - from) + 1);
  let last = 0;
  let falls = from === 0 && view.getInt32(4) !== shift;
  for (let i = from; i <= to; i++) {
    const offset = i === entries ? data.length : view.getInt32(4 + 4 * i) - shift;
    if (offset < last) falls = true;
    scratch[i - from] = offset;
    last = offset;
  }
  if (!falls && last <= data.length) return scratch;
  throw new DataError(where, "a basket is damaged: its offsets fall, or begin late");
}
