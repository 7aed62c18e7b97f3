/** A stretch of a file. */
export interface Place {
  readonly from: number;
  readonly bytes: number;
}

/** A file of which any part can be read: on a disk, or on a server that serves ranges. */
export interface ByteSource {
  /** Path or address, for messages. */
  readonly name: string;
  readonly size: number;
  /** Bytes at each place, in the same order. */
  read(places: readonly Place[]): Promise<Uint8Array[]>;
  close(): Promise<void>;
}

/** A stretch that is read at once, and which of the wanted places lie in it. */
export interface Sweep extends Place {
  readonly members: readonly number[];
}

/** Joins places with no more than `gap` bytes between them, so that many small ones cost one request. */
export function sweeps(places: readonly Place[], gap: number, longest: number): Sweep[] {
  const order = places.map((_, i) => i).sort((a, b) => places[a]!.from - places[b]!.from);
  const joined: { from: number; end: number; members: number[] }[] = [];
  for (const i of order) {
    const { from, bytes } = places[i]!;
    const last = joined.at(-1);
    const end = from + bytes;
    if (last && from <= last.end + gap && Math.max(end, last.end) - last.from <= longest) {
      last.end = Math.max(last.end, end);
      last.members.push(i);
    } else joined.push({ from, end, members: [i] });
  }
  return joined.map(({ from, end, members }) => ({ from, bytes: end - from, members }));
}

/** Cuts the wanted places out of what was read in sweeps. */
export function cutOut(
  places: readonly Place[],
  swept: readonly (readonly [Sweep, Uint8Array])[],
): Uint8Array[] {
  const parts = new Array<Uint8Array>(places.length);
  for (const [sweep, bytes] of swept) {
    for (const i of sweep.members) {
      const start = places[i]!.from - sweep.from;
      parts[i] = bytes.subarray(start, start + places[i]!.bytes);
    }
  }
  return parts;
}
