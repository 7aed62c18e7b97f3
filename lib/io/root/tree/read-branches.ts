import { DataError } from "../../../core/index.ts";
import { type FileColumn, isLists } from "../file-column.ts";
import {
  type Basket,
  type BasketPlace,
  entryOffsets,
  openBasket,
  readStored,
  storedBytes,
} from "./basket.ts";
import { type Cursor, checkEnd } from "./cursor.ts";
import { fillerOf } from "./fill.ts";
import type { Filler } from "./filler.ts";
import type { BranchSource, OpenTree } from "./open-tree.ts";
import { fixedBytes, type Shape } from "./shape.ts";

/** Most bytes of a file that are held while they wait to be unpacked. */
const batchBytes = 33_554_432;

/** Columns of one branch, by path. */
export type BranchColumns = ReadonlyMap<string, FileColumn>;

/** The basket that each branch was read from last: the next range of events may begin within it. */
export type LastBaskets = Map<
  BranchSource,
  { readonly place: BasketPlace; readonly basket: Basket }
>;

/** One basket of one branch that is to be read. */
interface Job {
  readonly source: BranchSource;
  readonly place: BasketPlace;
  readonly filling: Filling;
}

interface Filling {
  /** Made when the first basket tells how much room is needed. */
  filler: Filler | undefined;
  /** Entries wanted. */
  readonly from: number;
  readonly to: number;
  readonly nBaskets: number;
}

/** Reads entries of branches, in the order in which their baskets come, a batch of bytes at a time. */
export async function readBranches(
  tree: OpenTree,
  sources: readonly BranchSource[],
  [from, to]: readonly [from: number, to: number],
  last: LastBaskets = new Map(),
): Promise<Map<BranchSource, BranchColumns>> {
  const fillings = new Map<BranchSource, Filling>();
  const jobs: Job[] = [];
  for (const source of new Set(sources)) {
    const places = source.places().filter((p) => p.entry < to && p.entry + p.entries > from);
    checkComplete(source, places, from, to);
    const filling = { filler: undefined, from, to, nBaskets: places.length };
    fillings.set(source, filling);
    for (const place of places) jobs.push({ source, place, filling });
  }
  for await (const [batch, stored] of readAhead(tree, jobs, last)) {
    for (let i = 0; i < batch.length; i++) {
      const waiting = fill(tree, batch[i]!, stored[i], last);
      if (waiting !== undefined) await waiting; // only where a decoder has to be waited for
    }
  }
  return new Map(
    [...fillings].map(([source, { filler = fillerOf(source.shape, 0, 0) }]) => [
      source,
      new Map(filler.columns()),
    ]),
  );
}

/** The bytes of the jobs in batches, each read while the one before is unpacked. */
async function* readAhead(
  tree: OpenTree,
  jobs: readonly Job[],
  last: LastBaskets,
): AsyncGenerator<[Job[], (Uint8Array | undefined)[]], void, undefined> {
  const batches = inBatches(jobs);
  const read = (batch: readonly Job[]): Promise<(Uint8Array | undefined)[]> => {
    const places = batch.map(({ source, place }) =>
      last.get(source)?.place === place ? { ...place, stored: inCache } : place,
    );
    return readStored(tree.where, tree.file.source, places);
  };
  let next = batches[0] && read(batches[0]);
  for (const [i, batch] of batches.entries()) {
    const stored = await next;
    const following = batches[i + 1];
    next = following && read(following);
    next?.catch(() => {}); // it is awaited in the next round
    yield [batch, stored ?? []];
  }
}

/** Stands for a basket that need not be read again. */
const inCache = { fNevBuf: 0, fLast: 0, fKeylen: 0 };

function inBatches(jobs: readonly Job[]): Job[][] {
  const batches: Job[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const job of jobs) {
    const more = storedBytes(job.place);
    if (bytes + more > batchBytes) {
      batches.push([]);
      bytes = 0;
    }
    batches.at(-1)!.push(job);
    bytes += more;
  }
  return batches;
}

function fill(
  tree: OpenTree,
  job: Job,
  stored: Uint8Array | undefined,
  last: LastBaskets,
): undefined | Promise<void> {
  const { source, place } = job;
  const known = last.get(source);
  const basket = known?.place === place ? known.basket : openBasket(source.where, place, stored);
  const finish = (opened: Basket): undefined | Promise<void> => {
    if (place.entry + place.entries > job.filling.to) last.set(source, { place, basket: opened });
    else if (known?.place === place) last.delete(source);
    return fillFrom(tree, job, opened);
  };
  return basket instanceof Promise ? basket.then(finish) : finish(basket);
}

/** Takes the wanted entries out of a basket. */
function fillFrom(
  tree: OpenTree,
  { source, place, filling }: Job,
  basket: Basket,
): undefined | Promise<void> {
  const { where, shape } = source;
  const from = Math.max(filling.from - place.entry, 0);
  const to = Math.min(filling.to - place.entry, place.entries);
  const { data } = basket;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const cursor: Cursor = { view, bytes: data, at: 0, end: data.length, version: 0, where };
  filling.filler ??= fillerFor(source, filling, place, data.length);
  const { filler } = filling;
  const fixed = fixedBytes(shape);
  if (fixed !== undefined) {
    if (data.length !== fixed * place.entries) {
      throw new DataError(where, wrongLength(data.length, place, fixed));
    }
    cursor.at = fixed * from;
    cursor.end = fixed * to;
    filler.read(cursor, to - from);
    return undefined;
  }
  const offsets = entryOffsets(where, basket, place.entries, [from, to]);
  if (offsets) {
    readEntries(filler, cursor, offsets, to - from);
    return undefined;
  }
  return offsetsOf(tree, source, place, cursor).then((all) =>
    readEntries(filler, cursor, all.subarray(from), to - from),
  );
}

function readEntries(
  filler: Filler,
  cursor: Cursor,
  offsets: ArrayLike<number>,
  entries: number,
): void {
  if (filler.readEntries) {
    filler.readEntries(cursor, offsets, entries);
    return;
  }
  for (let i = 0; i < entries; i++) {
    cursor.at = offsets[i]!;
    cursor.end = offsets[i + 1]!;
    filler.read(cursor, 1);
    checkEnd(cursor, cursor.end);
  }
}

function wrongLength(bytes: number, { entries }: BasketPlace, each: number): string {
  return `a basket has ${bytes} bytes for ${entries} entries of ${each}: it is damaged, or not written as its description says`;
}

/** Where entries begin in a basket that does not say it: one entry has all, and counts of another branch tell. */
async function offsetsOf(
  tree: OpenTree,
  source: BranchSource,
  place: BasketPlace,
  { bytes, where }: Cursor,
): Promise<Float64Array> {
  if (place.entries === 1) return Float64Array.of(0, bytes.length);
  const counter = source.countedBy === undefined ? undefined : tree.sources.get(source.countedBy);
  const each = bytesEach(source.shape);
  if (!counter || each === undefined)
    throw new DataError(where, "a basket does not say where its entries begin");
  const range = [place.entry, place.entry + place.entries] as const;
  const counts = (await readBranches(tree, [counter], range)).get(counter)?.get("");
  const offsets = new Float64Array(place.entries + 1);
  if (!counts || isLists(counts)) throw new DataError(where, `${counter.name} does not count`);
  for (let i = 0; i < place.entries; i++) offsets[i + 1] = offsets[i]! + each * Number(counts[i]);
  if (offsets[place.entries] === bytes.length) return offsets;
  throw new DataError(where, `a basket has another length than ${counter.name} counts`);
}

function bytesEach(shape: Shape): number | undefined {
  return shape.is === "rest" && !shape.header && shape.skip === 0
    ? fixedBytes(shape.item)
    : undefined;
}

/** Every entry that is wanted must be in a basket. */
function checkComplete(
  { where }: BranchSource,
  places: readonly BasketPlace[],
  from: number,
  to: number,
): void {
  let next = from;
  for (const { entry, entries } of places) {
    if (entry > next) break;
    next = entry + entries;
  }
  if (next < to)
    throw new DataError(where, `has only ${Math.max(next, 0)} entries, wanted up to ${to}`);
}

/** Most bytes to make room for before they have been seen. */
const mostRoom = 2 ** 28;

/** A filler with room for all that is wanted, if its baskets are like this first one. */
function fillerFor(
  { shape }: BranchSource,
  { from, to, nBaskets }: Filling,
  place: BasketPlace,
  bytes: number,
): Filler {
  const share = Math.min(1, (to - from) / place.entries) * nBaskets;
  const expected = Math.min(to - from, Math.ceil(place.entries * share));
  return fillerOf(shape, expected, Math.min(mostRoom, Math.ceil(bytes * share)));
}
