import { DataError } from "../core/index.ts";

/** What stands for a function or a symbol that was sent: only its kind travels. */
export interface Opaque {
  readonly opaque: string;
}

const maxDepth = 200;
const maxDigits = 10_000;
const typedArrays = {
  Float64Array,
  Float32Array,
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  BigInt64Array,
  BigUint64Array,
};
type TypedArrayName = keyof typeof typedArrays;

/**
 * A value as plain JSON. What JSON lacks is tagged as `{ $: kind, v: content }`: typed arrays, NaN,
 * infinities, −0, undefined, bigints, dates, maps and sets. Functions become {@link Opaque}.
 */
export function encodeValue(value: unknown): unknown {
  return encode(value, [], 0);
}

function encode(value: unknown, above: readonly object[], depth: number): unknown {
  if (typeof value === "object" && value !== null) return encodeObject(value, above, depth);
  switch (typeof value) {
    case "number":
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { $: "number", v: Object.is(value, -0) ? "-0" : String(value) };
    case "undefined":
      return { $: "undefined" };
    case "bigint":
      return { $: "bigint", v: String(value) };
    case "function":
    case "symbol":
      return { $: "opaque", v: typeof value };
    default:
      return value;
  }
}

function encodeObject(value: object, above: readonly object[], depth: number): unknown {
  if (above.includes(value)) throw new TypeError("Cannot send a value that contains itself");
  if (depth > maxDepth) throw new RangeError(`Cannot send a value nested ${depth} deep`);
  const inside = [...above, value];
  const list = (items: Iterable<unknown>): unknown[] =>
    Array.from(items, (item) => encode(item, inside, depth + 1));
  if (Array.isArray(value)) return list(value);
  if (ArrayBuffer.isView(value)) return encodeView(value);
  if (value instanceof Date) return { $: "date", v: value.getTime() };
  if (value instanceof Map) return { $: "map", v: Array.from(value, list) };
  if (value instanceof Set) return { $: "set", v: list(value) };
  if (value instanceof Error) return { name: value.name, message: value.message };
  const entries = Object.entries(value).map(([key, item]) => [
    key,
    encode(item, inside, depth + 1),
  ]);
  return "$" in value ? { $: "object", v: entries } : Object.fromEntries(entries);
}

function encodeView(view: ArrayBufferView): unknown {
  const bytes = Buffer.from(view.buffer, view.byteOffset, view.byteLength);
  const kind = Object.prototype.toString.call(view).slice("[object ".length, -1);
  return { $: kind === "DataView" ? "Uint8Array" : kind, v: bytes.toString("base64") };
}

/** The value that {@link encodeValue} made into JSON; what it cannot have made is a `DataError`. */
export function decodeValue(json: unknown): unknown {
  return decode(json, 0);
}

function decode(json: unknown, depth: number): unknown {
  if (typeof json !== "object" || json === null) return json;
  if (depth > maxDepth)
    throw new DataError("kernel", `a value is nested more than ${maxDepth} deep`);
  if (Array.isArray(json)) return json.map((item) => decode(item, depth + 1));
  if ("$" in json) return decodeTagged(String(json.$), "v" in json ? json.v : undefined, depth);
  return Object.fromEntries(
    Object.entries(json).map(([key, item]) => [key, decode(item, depth + 1)]),
  );
}

function decodeTagged(kind: string, content: unknown, depth: number): unknown {
  const pairs = (): [unknown, unknown][] =>
    arrayOf(content).map((pair) => {
      const [key, item] = arrayOf(pair).map((part) => decode(part, depth + 1));
      return [key, item];
    });
  if (kind in typedArrays) return decodeView(kind as TypedArrayName, String(content)); // just checked
  switch (kind) {
    case "number":
      return Number(content);
    case "undefined":
      return undefined;
    case "bigint":
      return bigint(String(content));
    case "opaque":
      return { opaque: String(content) } satisfies Opaque;
    case "date":
      return new Date(Number(content));
    case "map":
      return new Map(pairs());
    case "set":
      return new Set(arrayOf(content).map((item) => decode(item, depth + 1)));
    case "object":
      return Object.fromEntries(pairs().map(([key, item]) => [String(key), item]));
    default:
      throw new DataError("kernel", `a value of the unknown kind "${kind}" was sent`);
  }
}

function decodeView(kind: TypedArrayName, base64: string): ArrayBufferView {
  const { buffer, byteOffset, byteLength } = Buffer.from(base64, "base64");
  const make = typedArrays[kind];
  if (byteLength % make.BYTES_PER_ELEMENT !== 0) {
    throw new DataError("kernel", `a ${kind} of ${byteLength} bytes was sent`);
  }
  // copied, since an element must start at a multiple of its size
  return new make(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer); // of a Buffer
}

function bigint(digits: string): bigint {
  if (/^-?\d+$/.test(digits) && digits.length <= maxDigits) return BigInt(digits);
  throw new DataError("kernel", "a bigint was sent that is no number, or too long");
}

function arrayOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new DataError("kernel", "a list was expected in a value that was sent");
}
