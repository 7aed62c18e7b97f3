import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DataError, seededRandom } from "../../../core/index.ts";
import { listTree, readColumns, readTree, treeChunks } from "../../../io/index.ts";
import { decodePage } from "../../../io/root/ntuple/elements.ts";
import { type Field, ntupleFile } from "./ntuple-file.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "toplab-ntuple-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function written(fields: Readonly<Record<string, Field>>, cluster?: number): string {
  const path = join(folder, "events.root");
  writeFileSync(path, ntupleFile(fields, cluster === undefined ? {} : { cluster }));
  return path;
}

const float = fc.float({ noDefaultInfinity: true });
const event = fc.record({
  pt: float,
  mass: fc.double(),
  charge: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  id: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  hits: fc.array(float, { maxLength: 4 }),
  trigger: fc.string({ unit: "grapheme", maxLength: 6 }),
});

describe("an RNTuple", () => {
  test("gives numbers, 64-bit integers, lists and words, in any range and whatever the clusters", async () => {
    const events = fc.array(event, { minLength: 1, maxLength: 25 });
    const sizes = fc.tuple(fc.nat(24), fc.nat(25), fc.integer({ min: 1, max: 25 }));
    await fc.assert(
      fc.asyncProperty(events, sizes, async (rows, [a, b, cluster]) => {
        const path = written(
          {
            pt: { type: "float", values: rows.map(({ pt }) => pt) },
            mass: { type: "double", values: rows.map(({ mass }) => mass) },
            charge: { type: "std::int32_t", values: rows.map(({ charge }) => charge) },
            id: { type: "std::uint64_t", values: rows.map(({ id }) => id) },
            hits: { type: "std::vector<float>", values: rows.map(({ hits }) => hits) },
            trigger: { type: "std::string", values: rows.map(({ trigger }) => trigger) },
          },
          cluster,
        );
        const [from, to] = [Math.min(a, rows.length), rows.length].map((n) =>
          Math.min(n, Math.max(a, b)),
        );
        const part = rows.slice(from, to);
        const { nEvents, columns } = await readColumns(path, "events", { from: from!, to: to! });
        expect(nEvents).toBe(part.length);
        expect(columns["pt"]).toEqual(Float64Array.from(part, ({ pt }) => pt));
        expect(columns["mass"]).toEqual(Float64Array.from(part, ({ mass }) => mass));
        expect(columns["charge"]).toEqual(Float64Array.from(part, ({ charge }) => charge));
        expect(columns["id"]).toEqual(BigUint64Array.from(part, ({ id }) => id));
        expect(columns["trigger"]).toEqual(part.map(({ trigger }) => trigger));
        const { offsets, values } = columns["hits"] as {
          offsets: Uint32Array;
          values: Float64Array;
        };
        expect(values).toEqual(Float64Array.from(part.flatMap(({ hits }) => hits)));
        for (const [i, { hits }] of part.entries()) {
          expect(offsets[i + 1]! - offsets[i]!).toBe(hits.length);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("lists its fields with their types, and is an event table where numbers are exact", async () => {
    const path = written({
      met: { type: "float", values: [20.5, 31] },
      event: { type: "std::uint64_t", values: [7n, 2n ** 53n - 1n] },
      jet_pt: { type: "std::vector<float>", values: [[50, 30], []] },
    });
    expect(await listTree(path, "events")).toEqual({
      nEvents: 2,
      refused: [],
      columns: [
        { name: "met", type: "float", holds: "numbers" },
        { name: "event", type: "std::uint64_t", holds: "numbers" },
        { name: "jet_pt", type: "std::vector<float>", holds: "lists" },
      ],
    });
    const { columns } = await readTree(path, "events");
    expect(columns["event"]).toEqual(Float64Array.of(7, 2 ** 53 - 1));
    expect(columns["jet_pt"]).toEqual({
      offsets: Uint32Array.of(0, 2, 2),
      values: Float64Array.of(50, 30),
    });
  });

  test("comes piece by piece as it comes whole", async () => {
    const values = Array.from({ length: 1000 }, (_, i) => Array.from({ length: i % 4 }, () => i));
    const path = written({ hits: { type: "std::vector<float>", values } }, 137);
    const pieces: number[] = [];
    for await (const piece of treeChunks(path, "events", { events: 90 })) {
      const { values: part } = piece.columns["hits"] as { values: Float64Array };
      pieces.push(...part);
    }
    expect(pieces).toEqual(values.flat());
  });

  test("that is damaged is refused with a reason, or gives its number of entries", async () => {
    const values = Array.from({ length: 60 }, (_, i) => Array.from({ length: i % 3 }, () => i / 7));
    const whole = ntupleFile(
      {
        hits: { type: "std::vector<float>", values },
        name: { type: "std::string", values: values.map(String) },
      },
      { cluster: 20 },
    );
    const random = seededRandom(3);
    for (let i = 0; i < 150; i++) {
      const damaged = Uint8Array.from(
        whole.subarray(0, i % 5 ? whole.length : whole.length * random()),
      );
      for (let k = 0; k < 4; k++) damaged[Math.floor(damaged.length * random())] = 256 * random();
      const path = join(folder, "damaged.root");
      writeFileSync(path, damaged);
      const outcome: unknown = await readColumns(path, "events").catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(DataError);
      else expect(outcome).toHaveProperty("nEvents");
    }
  });
});

describe("columns of the RNTuple specification", () => {
  const column = (type: number, bits: number, range?: readonly [number, number]) => ({
    ...{ id: 0, type, bits, isDeferred: false, range },
  });
  const page = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);

  test("split puts first bytes first: 1 and 258 as 01 02 00 01", () => {
    expect(decodePage(column(0x12, 16), page(1, 2, 0, 1), 2)).toEqual(Float64Array.of(1, 258));
  });

  test("zigzag counts 0, −1, 1, −2, also for the largest", () => {
    expect(
      decodePage(column(0x11, 16), page(0, 1, 2, 3, 254, 255, 0, 0, 0, 0, 255, 255), 6),
    ).toEqual(Float64Array.of(0, -1, 1, -2, 32767, -32768));
    const all = page(254, 255, ...new Array(14).fill(255));
    expect(decodePage(column(0x15, 64), all, 2)).toEqual(
      BigInt64Array.of(2n ** 63n - 1n, -(2n ** 63n)),
    );
  });

  test("delta adds up: the index of {1.0}, {}, {1.0, 2.0} is 1, 1, 3", () => {
    expect(decodePage(column(0x1a, 32), page(1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0), 3)).toEqual(
      Float64Array.of(1, 1, 3),
    );
  });

  test("bits come lowest first", () => {
    expect(decodePage(column(0x00, 1), page(0b0000_0101, 1), 9)).toEqual(
      Float64Array.of(1, 0, 1, 0, 0, 0, 0, 0, 1),
    );
  });

  test("half floats: 1, −2, the smallest, infinity", () => {
    expect(decodePage(column(0x0b, 16), page(0, 0x3c, 0, 0xc0, 1, 0, 0, 0x7c), 4)).toEqual(
      Float64Array.of(1, -2, 2 ** -24, Number.POSITIVE_INFINITY),
    );
  });

  test("a truncated float keeps its first bits, a quantised one is a step of its range", () => {
    // 1.5 is 0 01111111 1000…: its first 16 bits are 0x3fc0
    expect(decodePage(column(0x1c, 16), page(0xc0, 0x3f), 1)).toEqual(Float64Array.of(1.5));
    expect(decodePage(column(0x1d, 8, [-1, 1]), page(0, 255, 51), 3)).toEqual(
      Float64Array.of(-1, 1, -1 + 51 * (2 / 255)),
    );
  });
});
