import type { StreamerElement, StreamerInfo } from "../jsroot.ts";
import { packedShape } from "./packed.ts";
import type { Member, RecordShape, Shape } from "./shape.ts";
import { basicCodes, basicNames, parseTemplate } from "./types.ts";

/** Why something cannot be read, in words that follow the name of a branch: "holds pointers". */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}

/** How the classes of a file are written, as the file itself describes them. */
export interface ClassShapes {
  /** A class as a member or an item; `header` if byte count and version come before. */
  record(className: string, header: RecordShape["header"], version?: number): Shape;
  /** A type by its C++ name. `header` says whether byte count and version come before a container or an object. */
  type(name: string, header: boolean): Shape;
  /** A member of a class. */
  element(element: StreamerElement): Shape;
  /** The description of a class: of that version, else the newest. */
  find(className: string, version?: number, checksum?: number): StreamerInfo | undefined;
}

/** ROOT's numbers for members that are not basic types. */
const code = {
  base: 0,
  float16: 19,
  double32: 9,
  bits: 15,
  arrays: 20,
  pointers: 40,
  object: 61,
  any: 62,
  objectInPlace: 63,
  text: 65,
  objectBase: 66,
  named: 67,
  anyInPlace: 68,
  container: 300,
  containerText: 365,
  streamer: 500,
} as const;

const lists = new Set([
  ...["vector", "list", "deque", "set", "multiset", "forward_list"],
  ...["unordered_set", "unordered_multiset", "RVec", "ROOT::VecOps::RVec"],
]);
const maps = new Set(["map", "multimap", "unordered_map", "unordered_multimap"]);

/** Whether a C++ type is one of the standard library's containers. */
export function isContainer(type: string): boolean {
  const { name } = parseTemplate(type);
  return lists.has(name) || maps.has(name);
}

/** Classes that every ROOT knows how to write. */
const knownShapes: Readonly<Record<string, Shape>> = {
  TObject: { is: "object base" },
  TRef: { is: "reference" },
  TRefArray: { is: "references", header: true },
};

/** Classes that write themselves in a way of their own, which no description tells. */
const ownWriting = new Set([
  ...["TClonesArray", "TObjArray", "TList", "THashList", "TMap", "TArray"],
  ...["TArrayC", "TArrayS", "TArrayI", "TArrayL", "TArrayL64", "TArrayF", "TArrayD"],
  ...["TDatime", "TBits", "TUUID", "TKey", "TDirectory", "TGraph", "TTree", "TFormula", "TF1"],
  ...["TBasket", "TCanvas", "TPad", "TProcessID", "TMatrixTSym<float>", "TMatrixTSym<double>"],
]);

/** Members within members, beyond which a description is taken for circular. */
const deepest = 30;

export function classShapes(classes: readonly StreamerInfo[]): ClassShapes {
  const known = new Map<string, Shape | Unreadable>();
  let depth = 0;
  /** The shape, made once; or why there is none, found out once. */
  const once = (key: string, make: () => Shape): Shape => {
    const before = known.get(key);
    if (before instanceof Unreadable) throw before;
    if (before) return before;
    try {
      const shape = make();
      known.set(key, shape);
      return shape;
    } catch (error) {
      if (error instanceof Unreadable) known.set(key, error);
      throw error;
    }
  };
  const deeper = <T>(className: string, make: () => T): T => {
    if (depth >= deepest) throw new Unreadable(`holds ${className}, which contains itself`);
    depth++;
    try {
      return make();
    } finally {
      depth--;
    }
  };
  const byName = new Map<string, StreamerInfo[]>();
  for (const info of classes) byName.set(info.fName, [...(byName.get(info.fName) ?? []), info]);
  const shapes: ClassShapes = {
    find: (className, version, checksum) => {
      const same = byName.get(className) ?? [];
      return (
        same.find(({ fCheckSum }) => checksum !== undefined && fCheckSum === checksum) ??
        same.find(({ fClassVersion }) => fClassVersion === version) ??
        same.reduce<StreamerInfo | undefined>(newer, undefined)
      );
    },
    record: (className, header, version) =>
      once(`${className};${header};${version}`, () =>
        deeper(className, () => recordShape(shapes, className, header, version)),
      ),
    type: (name, header) =>
      once(`${name};;${header}`, () => deeper(name, () => typeShape(shapes, name, header))),
    element: (element) => elementShape(shapes, element),
  };
  return shapes;
}

function newer(best: StreamerInfo | undefined, info: StreamerInfo): StreamerInfo {
  return best && best.fClassVersion > info.fClassVersion ? best : info;
}

function recordShape(
  shapes: ClassShapes,
  className: string,
  header: RecordShape["header"],
  version?: number,
): Shape {
  const known = knownShapes[className];
  if (known) return known;
  if (ownWriting.has(className)) throw new Unreadable(`holds ${className}, written in its own way`);
  const info = shapes.find(className, version);
  if (!info?.fElements)
    throw new Unreadable(`holds ${className}, which the file does not describe`);
  const members = info.fElements.arr.map((element): Member => {
    const name = isBase(element) ? "" : element.fName;
    return { name, type: element.fTypeName, shape: shapes.element(element) };
  });
  const { fClassVersion, fCheckSum } = info;
  return { is: "record", className, header, version: fClassVersion, checksum: fCheckSum, members };
}

function isBase({ fType, _typename }: StreamerElement): boolean {
  return fType === code.base || _typename === "TStreamerBase";
}

function typeShape(shapes: ClassShapes, name: string, header: boolean): Shape {
  const { name: outer, arguments: inner } = parseTemplate(name);
  const kind = basicNames[outer];
  if (kind) return { is: "number", kind };
  if (outer === "Double32_t") return { is: "number", kind: "f4" };
  if (outer === "string") return { is: "text", header };
  if (outer === "TString") return { is: "text", header: false };
  if (outer.endsWith("*")) throw new Unreadable(`holds pointers (${name})`);
  const [first, second] = inner;
  if (lists.has(outer) && first) {
    return { is: "list", header, item: itemShape(shapes, first) };
  }
  if (maps.has(outer) && first && second) {
    return { is: "list", header, item: pairShape(shapes, name, first, second) };
  }
  if (outer === "pair" && first && second) return pairShape(shapes, name, first, second);
  return shapes.record(name.trim(), true);
}

/** What is in a container: of containers and texts in containers, only the outermost has a header. */
function itemShape(shapes: ClassShapes, type: string): Shape {
  return shapes.type(type, false);
}

function pairShape(shapes: ClassShapes, name: string, first: string, second: string): RecordShape {
  return {
    is: "record",
    className: name,
    header: false,
    version: -1,
    checksum: -1,
    members: [
      { name: "first", type: first, shape: itemShape(shapes, first) },
      { name: "second", type: second, shape: itemShape(shapes, second) },
    ],
  };
}

function elementShape(shapes: ClassShapes, element: StreamerElement): Shape {
  const { fType, fTypeName, _typename } = element;
  if (isBase(element)) return shapes.record(element.fName, true, element.fBaseVersion);
  if (_typename === "TStreamerSTLstring" || fType === code.containerText) {
    return inArray(element, { is: "text", header: true });
  }
  if (_typename === "TStreamerSTL") return inArray(element, shapes.type(fTypeName, true));
  if (fType >= code.pointers && fType < code.object) {
    throw new Unreadable(`holds a pointer to numbers (${fTypeName})`);
  }
  const isArray = element.fArrayLength > 0 || (fType > code.arrays && fType < code.pointers);
  const plain = isArray && fType > code.arrays ? fType - code.arrays : fType;
  return inArray(element, plainShape(shapes, element, plain));
}

function plainShape(shapes: ClassShapes, element: StreamerElement, fType: number): Shape {
  const { fTypeName } = element;
  if (fType === code.bits) return { is: "bits" };
  const kind = basicCodes[fType];
  if (kind) return { is: "number", kind };
  switch (fType) {
    case code.float16:
    case code.double32:
      return packedShape(fType === code.float16, element.fTitle);
    case code.text:
      return { is: "text", header: false };
    case code.objectBase:
      return { is: "object base" };
    case code.named:
      return shapes.record("TNamed", true);
    case code.object:
    case code.any:
      return shapes.record(fTypeName, true);
    case code.objectInPlace:
    case code.anyInPlace:
      return shapes.record(fTypeName.replace(/\*$/, "").trim(), true);
    case code.container:
    case code.streamer:
      return shapes.type(fTypeName, true);
    default:
      throw new Unreadable(`holds ${fTypeName}, written in its own way`);
  }
}

/** Arrays of the dimensions that a member has: float[2][3] is a list of two lists. */
function inArray({ fArrayDim, fArrayLength, fMaxIndex }: StreamerElement, item: Shape): Shape {
  const dims = Array.from({ length: fArrayDim }, (_, i) => Number(fMaxIndex[i]));
  const product = dims.reduce((all, n) => all * n, 1);
  if (fArrayLength > 0 && product === fArrayLength && fArrayDim > 0) return nested(dims, item);
  return fArrayLength > 0 ? nested([fArrayLength], item) : item;
}

/** Fixed arrays in arrays, the outermost first. */
export function nested(dims: readonly number[], item: Shape): Shape {
  return dims.reduceRight<Shape>((inner, length) => ({ is: "array", length, item: inner }), item);
}
