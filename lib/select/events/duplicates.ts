/** Pairs of numbers seen so far, each with where; memory is 32 bytes for each. */
export interface SeenPairs {
  /** The number under which the pair was added before, or −1; it is then added under the new one. */
  add(run: number, event: number, number: number): number;
}

/** Remembers (run, event) of every event; `expected` of them at first. */
export function seenPairs(expected = 1024): SeenPairs {
  let capacity = 2 ** Math.ceil(Math.log2(2 * Math.max(expected, 16)));
  let [runs, events, numbers] = tables(capacity);
  let n = 0;
  const slotOf = (run: number, event: number): number => {
    let slot = hash(run, event) & (capacity - 1);
    while (numbers[slot]! >= 0 && !(runs[slot] === run && events[slot] === event)) {
      slot = (slot + 1) & (capacity - 1);
    }
    return slot;
  };
  const put = (run: number, event: number, number: number): void => {
    const slot = slotOf(run, event);
    [runs[slot], events[slot], numbers[slot]] = [run, event, number];
  };
  const grow = (): void => {
    const old = { runs, events, numbers };
    capacity *= 2;
    [runs, events, numbers] = tables(capacity);
    for (let i = 0; i < old.numbers.length; i++) {
      if (old.numbers[i]! >= 0) put(old.runs[i]!, old.events[i]!, old.numbers[i]!);
    }
  };
  return {
    add(run, event, number) {
      const before = numbers[slotOf(run, event)]!;
      if (before >= 0) return before;
      if (2 * ++n > capacity) grow();
      put(run, event, number);
      return -1;
    },
  };
}

function tables(capacity: number): [Float64Array, Float64Array, Float64Array] {
  const empty = (): Float64Array => new Float64Array(capacity);
  return [empty(), empty(), empty().fill(-1)];
}

/** Mixes the low and high halves of both numbers (constants of MurmurHash3). */
function hash(run: number, event: number): number {
  let h = Math.imul(run | 0, 0xcc9e2d51) ^ Math.imul(event | 0, 0x1b873593);
  h ^= Math.imul(Math.floor(event / 4294967296) | 0, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
