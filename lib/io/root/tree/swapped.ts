import type { NumberKind } from "./shape.ts";

/** Copies `n` numbers from a place in a file's bytes to a place in an array. */
type Turn = (bytes: Uint8Array, from: number, to: Float64Array, at: number, n: number) => void;

/** Numbers whose bytes are turned round at once. */
const piece = 2048;
const scratch: Buffer = Buffer.alloc(8 * piece);
const { buffer } = scratch;
const [floats, doubles] = [new Float32Array(buffer), new Float64Array(buffer)];
const [integers, naturals] = [new Int32Array(buffer), new Uint32Array(buffer)];

/** Copies of many numbers: their bytes are turned round in a scratch first, by Node's own code. */
export const swapped: Readonly<Partial<Record<NumberKind, Turn>>> = {
  f4: turning(4, floats),
  i4: turning(4, integers),
  u4: turning(4, naturals),
  f8: turning(8, doubles),
};

function turning(
  width: 4 | 8,
  numbers: Float32Array | Float64Array | Int32Array | Uint32Array,
): Turn {
  return (bytes, from, to, at, n) => {
    for (let done = 0; done < n; done += piece) {
      const count = Math.min(piece, n - done);
      const start = from + width * done;
      const turned = scratch.subarray(0, width * count);
      turned.set(bytes.subarray(start, start + width * count));
      if (width === 4) turned.swap32();
      else turned.swap64();
      to.set(numbers.subarray(0, count), at + done);
    }
  };
}
