/// <reference types="jsroot" />
import { quietly } from "../quietly.ts";
import type { StoredObject } from "./file/stored-object.ts";

/** What a ROOT file says of a class: TStreamerInfo, in ROOT's names. */
export interface StreamerInfo {
  readonly fName: string;
  readonly fClassVersion: number;
  readonly fCheckSum: number;
  readonly fElements: { readonly arr: readonly StreamerElement[] } | null;
}

/** A member of a class. */
export interface StreamerElement {
  readonly _typename: string;
  readonly fName: string;
  readonly fTitle: string;
  readonly fType: number;
  readonly fTypeName: string;
  readonly fArrayLength: number;
  readonly fArrayDim: number;
  readonly fMaxIndex: ArrayLike<number>;
  /** Of a base class. */
  readonly fBaseVersion?: number;
}

/** Makes objects of the bytes that their classes wrote, as jsroot does. */
export interface ObjectMaker {
  readonly classes: readonly StreamerInfo[];
  make(object: StoredObject): Promise<unknown>;
}

/** The file as jsroot holds it. */
interface JsrootFile {
  readonly fStreamerInfos: { readonly arr: readonly StreamerInfo[] } | null;
}

/** A maker of objects of the classes that a file describes; `info` is the file's StreamerInfo object. */
export async function objectMaker(info: StoredObject): Promise<ObjectMaker> {
  const { addUserStreamer, openFile, TBuffer } = await import("jsroot/io");
  addUserStreamer("TObjArray", readObjects); // as jsroot's own, but it makes room only for what can be there
  return quietly(async () => {
    const file: JsrootFile = await openFile(fileAround(info).buffer);
    const classes = (file.fStreamerInfos?.arr ?? []).filter(({ fName }) => fName);
    for (const info of classes) checkSizes(info);
    return {
      classes,
      make: ({ className, data, keyBytes }) =>
        quietly(async () => {
          const buffer = new TBuffer(viewOf(data), 0, file);
          const { readFastArray } = buffer;
          buffer.readFastArray = (n: number, type: number) => {
            if (n > buffer.remain()) throw new Error(`there is no room for ${n} numbers`);
            return readFastArray.call(buffer, n, type);
          };
          buffer.fTagOffset = keyBytes;
          const object = {};
          buffer.mapObject(1, object);
          buffer.classStreamer(object, className);
          return object;
        }),
    };
  });
}

/** More than any array in a class has dimensions, or items. */
const [mostDimensions, mostItems] = [5, 10_000_000];

/** Arrays in a description must be of a sane size, since jsroot makes room for them. */
function checkSizes({ fName, fElements }: StreamerInfo): void {
  for (const { fArrayDim, fArrayLength, fMaxIndex } of fElements?.arr ?? []) {
    const items = Array.from(
      { length: Math.min(fArrayDim, mostDimensions) },
      (_, i) => fMaxIndex[i],
    );
    const product = items.reduce<number>((all, n) => all * Math.max(1, n ?? 0), 1);
    if (fArrayDim > mostDimensions || fArrayLength > mostItems || product > mostItems) {
      throw new Error(`the description of ${fName} has an array of no sane size`);
    }
  }
}

/** A stretch of bytes that jsroot reads objects from. */
interface JsrootBuffer {
  readonly last_read_version: number;
  remain(): number;
  classStreamer(object: object, className: string): void;
  readTString(): string;
  ntou4(): number;
  readObjectAny(): unknown;
}

/** Reads a TObjArray. */
function readObjects(buffer: JsrootBuffer, list: Record<string, unknown>): void {
  const version = buffer.last_read_version;
  list["_typename"] ??= "TObjArray";
  list["$kind"] = "TObjArray";
  if (version > 2) buffer.classStreamer(list, "TObject");
  list["name"] = version > 1 ? buffer.readTString() : "";
  const count = buffer.ntou4();
  if (4 * count > buffer.remain()) throw new Error(`there is no room for ${count} objects`);
  list["fLast"] = count - 1;
  list["fLowerBound"] = buffer.ntou4();
  list["arr"] = Array.from({ length: count }, () => buffer.readObjectAny());
}

/** Unpacks one compressed block with jsroot's decoders. */
export async function jsrootUnzip(
  kind: string,
  stored: Uint8Array,
  plainBytes: number,
): Promise<Uint8Array> {
  const { R__unzip } = await import("jsroot/io");
  const block = new Uint8Array(stored.length + 9);
  const lengths = [stored.length, plainBytes].flatMap((n) => [n & 255, (n >> 8) & 255, n >> 16]);
  block.set([...Buffer.from(kind, "latin1"), ...lengths]);
  block.set(stored, 9);
  return quietly(async (said) => {
    const view: DataView | null = await R__unzip(viewOf(block), plainBytes);
    if (view) return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    throw new Error(said.at(-1) ?? "its compressed data is damaged");
  });
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/**
 * The smallest ROOT file with these descriptions of classes: jsroot makes objects only for a file
 * that it has opened, and so gets to see neither ours, of which it would trust every length, nor any
 * compressed byte.
 */
function fileAround({ data, keyBytes }: StoredObject): Uint8Array {
  const [begin, keys, list] = [100, 300, 400]; // where its parts are
  const listBytes = keyBytes + data.length;
  const file = new Uint8Array(list + listBytes);
  const put = (at: number, ...parts: (readonly number[])[]): void => file.set(parts.flat(), at);
  const key = (className: string, at: number, label: number, object: number): void => {
    put(at, u4(label + object), u2(4), u4(object), u4(0), u2(label), u2(1), u4(at), u4(begin));
    put(at + 26, [className.length, ...Buffer.from(className)]);
  };
  put(0, [...Buffer.from("root")], u4(62400), u4(begin), u4(file.length), u4(0), u4(0), u4(0));
  put(28, u4(shortKey), [4], u4(0), u4(list), u4(listBytes));
  key("TFile", begin, shortKey, 100);
  put(begin + shortKey, u2(5), u4(0), u4(0), u4(100), u4(shortKey), u4(begin), u4(0), u4(keys));
  key("TList", keys, shortKey, 4);
  key("TList", list, keyBytes, data.length);
  file.set(data, list + keyBytes);
  return file;
}

/** Length of a key with five letters for the class, without name and title. */
const shortKey = 34;

function u2(value: number): number[] {
  return [value >> 8, value & 255];
}

function u4(value: number): number[] {
  return [value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255];
}
