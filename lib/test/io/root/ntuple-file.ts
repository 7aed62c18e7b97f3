/** Values of a field, one for each entry. */
export type Field =
  | { readonly type: "float" | "double" | "std::int32_t"; readonly values: readonly number[] }
  | { readonly type: "std::uint64_t"; readonly values: readonly bigint[] }
  | { readonly type: "std::vector<float>"; readonly values: readonly (readonly number[])[] }
  | { readonly type: "std::string"; readonly values: readonly string[] };

/** A column of a field in one cluster. */
interface Column {
  readonly type: number;
  readonly bits: number;
  readonly page: Buffer;
  readonly elements: number;
}

const u2 = (n: number): Buffer => write(2, (b) => b.writeUInt16LE(n));
const u4 = (n: number): Buffer => write(4, (b) => b.writeUInt32LE(n));
const u8 = (n: number): Buffer => write(8, (b) => b.writeBigInt64LE(BigInt(n)));
const text = (s: string): Buffer => Buffer.concat([u4(Buffer.byteLength(s)), Buffer.from(s)]);

function write(size: number, put: (buffer: Buffer) => void): Buffer {
  const buffer = Buffer.alloc(size);
  put(buffer);
  return buffer;
}

function record(...parts: readonly Buffer[]): Buffer {
  const payload = Buffer.concat(parts);
  return Buffer.concat([u8(payload.length + 8), payload]);
}

function list(items: readonly Buffer[], after: Buffer = Buffer.alloc(0)): Buffer {
  const payload = Buffer.concat([u4(items.length), ...items, after]);
  return Buffer.concat([u8(-(payload.length + 8)), payload]);
}

function envelope(kind: number, ...parts: readonly Buffer[]): Buffer {
  const payload = Buffer.concat(parts);
  const length = payload.length + 16;
  return Buffer.concat([u8(kind + 65536 * length), payload, u8(0)]);
}

function numbers<T>(
  values: readonly T[],
  size: number,
  put: (b: Buffer, v: T, at: number) => void,
) {
  return write(values.length * size, (b) => {
    for (const [i, value] of values.entries()) put(b, value, i * size);
  });
}

function ends(lengths: readonly number[]): Buffer {
  let end = 0;
  return numbers(lengths, 8, (b, length, at) => {
    end += length;
    b.writeBigUInt64LE(BigInt(end), at);
  });
}

/** The columns of entries from one to before another, without compression or rearranged bytes. */
function columnsOf(field: Field, from: number, to: number): Column[] {
  const float = (values: readonly number[]): Column => ({
    ...{ type: 0x0c, bits: 32, elements: values.length },
    page: numbers(values, 4, (b, v, at) => b.writeFloatLE(v, at)),
  });
  const index = (lengths: readonly number[]): Column => ({
    ...{ type: 0x0f, bits: 64, elements: lengths.length, page: ends(lengths) },
  });
  switch (field.type) {
    case "float":
      return [float(field.values.slice(from, to))];
    case "double": {
      const page = numbers(field.values.slice(from, to), 8, (b, v, at) => b.writeDoubleLE(v, at));
      return [{ type: 0x0d, bits: 64, page, elements: to - from }];
    }
    case "std::int32_t": {
      const page = numbers(field.values.slice(from, to), 4, (b, v, at) => b.writeInt32LE(v, at));
      return [{ type: 0x07, bits: 32, page, elements: to - from }];
    }
    case "std::uint64_t": {
      const page = numbers(field.values.slice(from, to), 8, (b, v, at) =>
        b.writeBigUInt64LE(v, at),
      );
      return [{ type: 0x0a, bits: 64, page, elements: to - from }];
    }
    case "std::vector<float>": {
      const lists = field.values.slice(from, to);
      return [index(lists.map(({ length }) => length)), float(lists.flat())];
    }
    case "std::string": {
      const words = field.values.slice(from, to).map((word) => Buffer.from(word));
      const page = Buffer.concat(words);
      const letters = { type: 0x02, bits: 8, page, elements: page.length };
      return [index(words.map(({ length }) => length)), letters];
    }
  }
}

/** Fields and columns as the header describes them; a vector has its items as a field of their own. */
function schema(fields: Readonly<Record<string, Field>>): Buffer {
  const fieldFrames: Buffer[] = [];
  const columnFrames: Buffer[] = [];
  const field = (parent: number | undefined, role: number, name: string, type: string): number => {
    const id = fieldFrames.length;
    const head = Buffer.concat([u4(0), u4(0), u4(parent ?? id), u2(role), u2(0)]);
    fieldFrames.push(record(head, text(name), text(type), text(""), text("")));
    return id;
  };
  const column = (of: number, { type, bits }: Column): void => {
    columnFrames.push(record(u2(type), u2(bits), u4(of), u2(0), u2(0)));
  };
  for (const [name, values] of Object.entries(fields)) {
    const columns = columnsOf(values, 0, 0);
    const isVector = values.type === "std::vector<float>";
    const id = field(undefined, isVector ? 1 : 0, name, values.type);
    const items = isVector ? field(id, 0, "_0", "float") : id;
    for (const [i, info] of columns.entries()) column(i === 0 ? id : items, info);
  }
  return Buffer.concat([list(fieldFrames), list(columnFrames), list([]), list([])]);
}

const b2 = (n: number): Buffer => write(2, (b) => b.writeUInt16BE(n));
const b4 = (n: number): Buffer => write(4, (b) => b.writeUInt32BE(n));
const b8 = (n: number): Buffer => write(8, (b) => b.writeBigUInt64BE(BigInt(n)));
const short = (s: string): Buffer => Buffer.concat([Buffer.of(s.length), Buffer.from(s)]);

function key(className: string, name: string, seek: number, objectBytes: number): Buffer {
  const names = Buffer.concat([short(className), short(name), short("")]);
  const label = 26 + names.length;
  const head = [b4(label + objectBytes), b2(4), b4(objectBytes), b4(0), b2(label), b2(1)];
  return Buffer.concat([...head, b4(seek), b4(100), names]);
}

/**
 * A ROOT file with an RNTuple "events" in clusters of so many entries each, written by hand after the
 * RNTuple Binary Format Specification 1.0 and the layout of TFile.
 */
export function ntupleFile(
  fields: Readonly<Record<string, Field>>,
  { cluster = Number.POSITIVE_INFINITY }: { cluster?: number } = {},
): Buffer {
  const nEntries = Object.values(fields)[0]?.values.length ?? 0;
  let file = Buffer.alloc(400);
  const append = (bytes: Buffer): { from: number; bytes: number } => {
    const from = file.length;
    file = Buffer.concat([file, bytes]);
    return { from, bytes: bytes.length };
  };
  const spans: Buffer[] = [];
  const pageLists: Buffer[] = [];
  for (let from = 0; from < nEntries; from += cluster) {
    const to = Math.min(from + cluster, nEntries);
    spans.push(record(u8(from), u8(to - from)));
    const columns = Object.values(fields).flatMap((field) => columnsOf(field, from, to));
    const pages = columns.map(({ page, elements }) => {
      const place = append(page);
      const locator = Buffer.concat([u4(elements), u4(place.bytes), u8(place.from)]);
      return list(elements > 0 ? [locator] : [], Buffer.concat([u8(0), u4(0)]));
    });
    pageLists.push(list(pages));
  }
  const pageList = append(envelope(3, u8(0), list(spans), list(pageLists)));
  const header = append(envelope(1, u8(0), text("events"), text(""), text("test"), schema(fields)));
  const group = [u8(0), u8(nEntries), u4(spans.length), u8(pageList.bytes), u4(pageList.bytes)];
  const nothing = record(list([]), list([]), list([]), list([]));
  const groups = list([record(...group, u8(pageList.from))]);
  const footer = append(envelope(2, u8(0), u8(0), nothing, groups));
  const links = [header, footer].flatMap(({ from, bytes }) => [b8(from), b8(bytes), b8(bytes)]);
  const versions = [b2(1), b2(0), b2(0), b2(0)];
  const anchor = Buffer.concat([b4(0x4000_0000 + 66), b2(2), ...versions, ...links, b8(0)]);
  const anchorKey = key("ROOT::RNTuple", "events", file.length, anchor.length);
  append(Buffer.concat([anchorKey, anchor]));
  const keyList = Buffer.concat([b4(1), anchorKey]);
  const keys = append(Buffer.concat([key("TFile", "keys", file.length, keyList.length), keyList]));
  const nameBytes = 34;
  const head = [Buffer.from("root"), b4(62400), b4(100), b4(file.length), b4(0), b4(0), b4(0)];
  Buffer.concat([...head, b4(nameBytes), Buffer.of(4), b4(0), b4(keys.from), b4(0)]).copy(file);
  const folder = [
    b2(5),
    b4(0),
    b4(0),
    b4(keys.bytes),
    b4(nameBytes),
    b4(100),
    b4(0),
    b4(keys.from),
  ];
  Buffer.concat(folder).copy(file, 100 + nameBytes);
  return file;
}
