import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeValue, encodeValue } from "../../kernel/values.ts";

function roundTrip(value: unknown): unknown {
  return decodeValue(JSON.parse(JSON.stringify(encodeValue(value))));
}

test("numbers that JSON does not know arrive as they are", () => {
  for (const value of [Number.NaN, Infinity, -Infinity, -0, 0, undefined, null, 10n ** 30n]) {
    expect(roundTrip(value)).toBe(value);
    expect(roundTrip({ value: [value] })).toEqual({ value: [value] });
  }
});

test("typed arrays keep their type and every bit", () => {
  const values = [
    Float64Array.of(Number.NaN, -0, 1e-310, Math.PI),
    Float32Array.of(1.5, -Infinity),
    Uint8Array.of(1, 2, 3),
    new Uint32Array(8).subarray(2, 5),
    BigInt64Array.of(-(2n ** 62n)),
  ];
  expect(roundTrip(values)).toEqual(values);
});

test("any tree of records, lists, maps, sets and dates survives the way", () => {
  const tree = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withNullPrototype: false,
    withSparseArray: false,
  });
  fc.assert(
    fc.property(tree, (value) => {
      expect(roundTrip(value)).toEqual(value);
    }),
  );
});

test("records whose keys look like our own tags are not mistaken for them", () => {
  const tricky = { $: "Float64Array", v: "x", ["__proto__"]: 1 };
  expect(roundTrip(tricky)).toEqual(tricky);
});

test("a function becomes a mark of what was there", () => {
  expect(roundTrip({ answer: Math.sin })).toEqual({ answer: { opaque: "function" } });
});

test("a value that contains itself cannot be sent", () => {
  const loop: unknown[] = [];
  loop.push(loop);
  expect(() => encodeValue(loop)).toThrow("contains itself");
});

test("what a cell forged is refused, not guessed at", () => {
  const deep = JSON.parse(`${"[".repeat(5000)}${"]".repeat(5000)}`);
  const forged = [
    { $: "Float64Array", v: "AAA=" },
    { $: "map", v: "no list" },
    { $: "bigint", v: "0x10" },
    { $: "bigint", v: "9".repeat(1_000_000) },
    { $: "constructor" },
    deep,
  ];
  for (const json of forged) expect(() => decodeValue(json)).toThrow(/^kernel: /);
});
