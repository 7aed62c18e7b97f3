import { expect, test } from "vitest";
import { DataError } from "../../../core/index.ts";
import type { FileColumn } from "../../../io/root/file-column.ts";
import { fillerOf } from "../../../io/root/tree/fill.ts";
import { packedShape } from "../../../io/root/tree/packed.ts";
import type { NumberKind, RecordShape, Shape } from "../../../io/root/tree/shape.ts";

/** Fills from one entry written in hexadecimal digits. */
function filled(shape: Shape, hex: string): Record<string, FileColumn> {
  const bytes = Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
  const view = new DataView(bytes.buffer);
  const filler = fillerOf(shape, 1, bytes.length);
  filler.read({ view, bytes, at: 0, end: bytes.length, version: 0, where: "branch" }, 1);
  return Object.fromEntries(filler.columns());
}

const int: Shape = { is: "number", kind: "i4" };
const float: Shape = { is: "number", kind: "f4" };
const lists = (ends: number[], values: FileColumn): FileColumn => ({
  offsets: Uint32Array.of(0, ...ends),
  values,
});

test("vector<float> is a byte count, version 9, a number of items and the items", () => {
  const shape: Shape = { is: "list", header: true, item: float };
  // as ROOT 6 wrote {1, -2}: 4000000e 0009 00000002 3f800000 c0000000
  expect(filled(shape, "4000000e 0009 00000002 3f800000 c0000000")).toEqual({
    "": lists([2], Float64Array.of(1, -2)),
  });
});

test("vector<vector<int>> has a header for the outermost alone", () => {
  const shape: Shape = { is: "list", header: true, item: { is: "list", header: false, item: int } };
  expect(filled(shape, "40000016 0009 00000002 00000001 00000007 00000001 00000008")).toEqual({
    "": lists([2], lists([1, 2], Float64Array.of(7, 8))),
  });
});

test("vector<string> has texts after their lengths, long ones after 255 and four bytes", () => {
  const shape: Shape = { is: "list", header: true, item: { is: "text", header: false } };
  expect(filled(shape, "40000010 0009 00000002 02 6869 ff 00000002 7961")).toEqual({
    "": lists([2], ["hi", "ya"]),
  });
});

const link: RecordShape = {
  is: "record",
  className: "ElementLink",
  header: true,
  version: 1,
  checksum: 0xa706700b,
  members: [
    {
      name: "",
      type: "BASE",
      shape: {
        is: "record",
        className: "ElementLinkBase",
        header: true,
        version: 1,
        checksum: 0xfeb58326,
        members: [
          { name: "m_persKey", type: "unsigned int", shape: { is: "number", kind: "u4" } },
          { name: "m_persIndex", type: "unsigned int", shape: { is: "number", kind: "u4" } },
        ],
      },
    },
  ],
};

test("objects written member by member become a column for each member", () => {
  // as Athena wrote two links: version 9 with the bit for "by member", version 0 and checksum of the class
  const shape: Shape = { is: "list", header: true, item: link };
  const hex = "4000001c 4009 0000 a706700b 00000002 1afd1919 1afd1919 00000000 00000007";
  expect(filled(shape, hex)).toEqual({
    m_persKey: lists([2], Float64Array.of(0x1afd1919, 0x1afd1919)),
    m_persIndex: lists([2], Float64Array.of(0, 7)),
  });
  expect(() => filled(shape, hex.replace("a706700b", "a706700c"))).toThrow(DataError);
});

/** A link as Athena wrote it object by object: version 0 and checksum of the class, then the same of its base. */
function linkBytes(key: number, index: number, checksum = "a706700b"): string {
  const numbers = [key, index].map((n) => n.toString(16).padStart(8, "0")).join("");
  return `40000018 0000 ${checksum} 4000000e 0000 feb58326 ${numbers}`;
}

test("objects written one after the other become a column for each member", () => {
  const shape: Shape = { is: "list", header: true, item: link };
  const head = "4000005a 0009 00000003";
  const links = [linkBytes(3, 1), linkBytes(0xffff_ffff, 2), linkBytes(5, 0)];
  expect(filled(shape, `${head} ${links.join("")}`)).toEqual({
    m_persKey: lists([3], Float64Array.of(3, 0xffff_ffff, 5)),
    m_persIndex: lists([3], Float64Array.of(1, 2, 0)),
  });
  const versioned = "40000010 0001 4000000a 0001 00000007 00000008";
  const mixed = [linkBytes(3, 1), versioned, linkBytes(5, 0)].join("");
  expect(filled(shape, `40000052 0009 00000003 ${mixed}`)).toEqual({
    m_persKey: lists([3], Float64Array.of(3, 7, 5)),
    m_persIndex: lists([3], Float64Array.of(1, 8, 0)),
  });
  const foreign = [linkBytes(3, 1), linkBytes(4, 2, "a706700c"), linkBytes(5, 0)].join("");
  expect(() => filled(shape, `${head} ${foreign}`)).toThrow(DataError);
});

const kinds = [
  ["bool", 1, (view, at) => (view.getUint8(at) === 0 ? 0 : 1)],
  ["u1", 1, (view, at) => view.getUint8(at)],
  ["i2", 2, (view, at) => view.getInt16(at)],
  ["i4", 4, (view, at) => view.getInt32(at)],
  ["u4", 4, (view, at) => view.getUint32(at)],
  ["f4", 4, (view, at) => view.getFloat32(at)],
  ["f8", 8, (view, at) => view.getFloat64(at)],
] as const satisfies (readonly [NumberKind, number, (view: DataView, at: number) => number])[];

test("however many numbers lie together, each is what its own bytes say", () => {
  for (const [kind, width, numberAt] of kinds) {
    for (const n of [1, 255, 256, 2049]) {
      const bytes = Uint8Array.from({ length: 3 + width * n }, (_, i) => (i * i * 7 + i) % 127);
      const view = new DataView(bytes.buffer);
      const filler = fillerOf({ is: "number", kind }, n, bytes.length);
      filler.read({ view, bytes, at: 3, end: bytes.length, version: 0, where: "branch" }, n);
      const wanted = Float64Array.from({ length: n }, (_, i) => numberAt(view, 3 + width * i));
      expect(filler.columns()).toEqual([["", wanted]]);
    }
  }
});

test("an object of its own may come with its header or without", () => {
  const keys: RecordShape = {
    ...link,
    header: "maybe",
    members: [{ name: "smk", type: "int", shape: int }],
  };
  expect(filled(keys, "000008ea")).toEqual({ smk: Float64Array.of(2282) });
  expect(filled(keys, "40000006 0001 000008ea")).toEqual({ smk: Float64Array.of(2282) });
});

test("64-bit integers keep all their bits", () => {
  expect(filled({ is: "number", kind: "u8" }, "ffffffffffffffff")).toEqual({
    "": BigUint64Array.of(2n ** 64n - 1n),
  });
  expect(filled({ is: "number", kind: "i8" }, "8000000000000001")).toEqual({
    "": BigInt64Array.of(-(2n ** 63n) + 1n),
  });
});

test("Double32_t with a range counts its steps, Float16_t keeps 12 bits of the mantissa", () => {
  // a quarter of [-1, 1] in steps of 2/2^16
  expect(filled(packedShape(false, "a [-1, 1, 16]"), "00004000")).toEqual({
    "": Float64Array.of(-0.5),
  });
  expect(filled(packedShape(false, "phi [-pi, pi, 8]"), "00000080")).toEqual({
    "": Float64Array.of(0),
  });
  // 1.5 = 2^0 · 1.1: exponent 127, mantissa 1000 0000 0000
  expect(filled(packedShape(true, ""), "7f 0800")).toEqual({ "": Float64Array.of(1.5) });
  expect(filled(packedShape(true, ""), "7f 2800")).toEqual({ "": Float64Array.of(-1.5) });
});

test("nothing promises more items than there are bytes for", () => {
  const shape: Shape = { is: "list", header: true, item: float };
  expect(() => filled(shape, "4000000a 0009 7fffffff 3f800000")).toThrow(
    "branch: is damaged, or is not written as its description says",
  );
  expect(() => filled(shape, "4000000e 0009 00000001 3f800000 c0000000")).toThrow(DataError);
});
