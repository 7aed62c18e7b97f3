import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DataError, seededRandom } from "../../../core/index.ts";
import { lz4Block } from "../../../io/root/unzip/lz4.ts";
import { unzip } from "../../../io/root/unzip/unzip.ts";
import reference from "../../reference/root-blocks.json" with { type: "json" };

const { integers, blocks } = reference;

function plain(): Uint8Array {
  const bytes = new Uint8Array(4 * integers);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < integers; i++) view.setInt32(4 * i, (i * i) % 251);
  return bytes;
}

/** A block with ROOT's nine-byte header. */
function zlibBlock(bytes: Uint8Array): Uint8Array {
  const packed = deflateSync(bytes);
  const lengths = [packed.length, bytes.length].flatMap((n) => [n & 255, (n >> 8) & 255, n >> 16]);
  return Uint8Array.from([..."ZL".split("").map((c) => c.charCodeAt(0)), 8, ...lengths, ...packed]);
}

/** Cut off or not, with three bytes changed. */
function damagedCopy(stored: Uint8Array, seed: number): Uint8Array {
  const random = seededRandom(seed);
  const damaged = stored.slice(0, seed % 4 ? stored.length : Math.floor(stored.length * random()));
  for (let k = 0; k < 3; k++) damaged[Math.floor(damaged.length * random())] = 256 * random();
  return damaged;
}

async function outcomeOf(stored: Uint8Array): Promise<unknown> {
  try {
    return await unzip("file", stored, 4 * integers);
  } catch (error) {
    return error;
  }
}

describe("what ROOT compressed", () => {
  for (const [algorithm, base64] of Object.entries(blocks)) {
    test(`with ${algorithm} is unpacked to what its own library packed`, async () => {
      const stored = Uint8Array.from(Buffer.from(base64, "base64"));
      expect(Uint8Array.from(await unzip("file", stored, 4 * integers))).toEqual(plain());
    });

    test(`with ${algorithm} and damaged is never unpacked to another length, and never hangs`, async () => {
      const stored = Uint8Array.from(Buffer.from(base64, "base64"));
      for (let seed = 0; seed < 60; seed++) {
        const outcome = await outcomeOf(damagedCopy(stored, seed));
        if (outcome instanceof Uint8Array) expect(outcome.length).toBe(4 * integers);
        else expect(outcome).toBeInstanceOf(DataError);
      }
    });
  }

  test("in several blocks is put together", async () => {
    const halves = [plain().subarray(0, 3000), plain().subarray(3000)];
    const stored = halves.map(zlibBlock);
    const joined = new Uint8Array(stored[0]!.length + stored[1]!.length);
    joined.set(stored[0]!);
    joined.set(stored[1]!, stored[0]!.length);
    expect(Uint8Array.from(await unzip("file", joined, 4 * integers))).toEqual(plain());
  });

  test("and what it did not compress comes back as it is", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1 }), async (bytes) => {
        expect(await unzip("file", bytes, bytes.length)).toEqual(bytes);
      }),
    );
  });

  test("with something else says so", () => {
    const stored = Uint8Array.from([65, 66, 0, 1, 0, 0, 9, 0, 0, 1]);
    expect(() => unzip("run.root, tree", stored, 99)).toThrow(
      "run.root, tree: is damaged: its compressed data is not what it says",
    );
    stored[6] = 99;
    expect(() => unzip("run.root, tree", stored, 99)).toThrow(
      'run.root, tree: cannot be unpacked: its compression "AB" is none that ROOT has',
    );
  });
});

test("an LZ4 match may overlap what it writes: four bytes become ten equal ones", () => {
  // one literal, then a match of nine bytes, one back; then no literals
  expect(lz4Block(Uint8Array.of(0x15, 7, 1, 0, 0), 10)).toEqual(new Uint8Array(10).fill(7));
});

test("an LZ4 match cannot begin before the data does", () => {
  expect(() => lz4Block(Uint8Array.of(0x10, 7, 2, 0, 0), 5)).toThrow("damaged");
});
