import type { StreamerElement } from "../jsroot.ts";
import type { Branch, Leaf, NamedBranch } from "./branch.ts";
import { type ClassShapes, isContainer, nested, Unreadable } from "./class-shapes.ts";
import { packedShape } from "./packed.ts";
import { fixedBytes, type NumberKind, type Shape } from "./shape.ts";
import { basicCodes, typeWords } from "./types.ts";

/** ROOT's number for the flags of a TObject. */
const bitsCode = 15;

/** How one entry of a branch is written, and what C++ calls it. */
export interface BranchShape {
  readonly shape: Shape;
  readonly type: string;
  /** Branch that says how many there are, where the entry does not say it itself. */
  readonly countedBy?: string;
}

const leafKinds: Readonly<Record<string, readonly [signed: NumberKind, unsigned: NumberKind]>> = {
  TLeafB: ["i1", "u1"],
  TLeafD: ["f8", "f8"],
  TLeafF: ["f4", "f4"],
  TLeafG: ["i8", "u8"],
  TLeafI: ["i4", "u4"],
  TLeafL: ["i8", "u8"],
  TLeafO: ["bool", "bool"],
  TLeafS: ["i2", "u2"],
};

/** Shape of an entry; undefined for a branch that only holds others together; throws Unreadable with the reason. */
export function branchShape(
  { branch, parent }: NamedBranch,
  classes: ClassShapes,
): BranchShape | undefined {
  const hasParts = branch.fBranches.arr.length > 0;
  if (branch.fFileName) throw new Unreadable(`is in another file, ${branch.fFileName}`);
  if (branch._typename === "TBranchElement") {
    return hasParts ? undefined : elementBranch(branch, parent, classes);
  }
  if (branch._typename === "TBranch") {
    return hasParts && branch.fLeaves.arr.length === 0 ? undefined : plainBranch(branch);
  }
  if (hasParts) return undefined;
  throw new Unreadable(`is a ${branch._typename}: an object written whole by an old ROOT`);
}

/** A branch that was filled from plain variables: one, or several in a leaf list. */
function plainBranch({ fLeaves, fName }: Branch): BranchShape {
  const [first, ...others] = fLeaves.arr;
  if (!first) throw new Unreadable("holds nothing");
  if (others.length === 0) return leafShape(first);
  const members = fLeaves.arr.map((leaf) => {
    const { shape, type } = leafShape(leaf);
    if (fixedBytes(shape) === undefined) {
      throw new Unreadable(`has leaf ${leaf.fName} of varying length in its leaf list`);
    }
    return { name: leaf.fName, type, shape };
  });
  const record = { className: fName, header: false, version: 0, checksum: 0, members };
  return { shape: { is: "record", ...record }, type: members.map(({ type }) => type).join(", ") };
}

function leafShape(leaf: Leaf): BranchShape {
  const { fTitle = "" } = leaf;
  if (leaf._typename === "TLeafC") {
    return { shape: { is: "text", header: false }, type: "char*" };
  }
  const [item, word] = leafItem(leaf);
  const dims = [...fTitle.matchAll(/\[(\d+)\]/g)].map(([, n]) => Number(n));
  const product = dims.reduce((all, n) => all * n, 1);
  const own = product === leaf.fLen ? dims : leaf.fLen > 1 ? [leaf.fLen] : [];
  const inner = nested(own, item);
  const brackets = own.map((n) => `[${n}]`).join("");
  const { fLeafCount } = leaf;
  if (!fLeafCount) return { shape: inner, type: word + brackets };
  return {
    shape: { is: "rest", item: inner, header: false, skip: 0 },
    type: `${word}[${fLeafCount.fName}]${brackets}`,
    countedBy: fLeafCount.fName,
  };
}

function leafItem(leaf: Leaf): readonly [Shape, string] {
  const kind = leafKinds[leaf._typename]?.[leaf.fIsUnsigned ? 1 : 0];
  if (kind) return [{ is: "number", kind }, typeWords(kind)];
  if (leaf._typename === "TLeafF16") return [packedShape(true, leaf.fTitle), "Float16_t"];
  if (leaf._typename === "TLeafD32") return [packedShape(false, leaf.fTitle), "Double32_t"];
  throw new Unreadable(`does not hold numbers (${leaf._typename})`);
}

/** A branch that was filled from a class or a container, or from a member of one. */
function elementBranch(
  branch: Branch,
  parent: Branch | undefined,
  classes: ClassShapes,
): BranchShape {
  const { fClassName = "", fStreamerType = -1, fType = 0, fID = -1 } = branch;
  const inContainer = fType === 31 || fType === 41;
  if (fID < 0 || fStreamerType < 0) return wholeBranch(branch, classes);
  const element = memberOf(branch, classes, fID);
  if (!element) {
    if (fStreamerType === bitsCode) return { shape: rest({ is: "bits" }), type: "unsigned int" };
    const kind = basicCodes[fStreamerType];
    if (!kind) throw new Unreadable(`is in ${fClassName}, which the file does not describe`);
    const item: Shape = { is: "number", kind };
    return { shape: inContainer ? rest(item) : item, type: typeWords(kind) };
  }
  const type = typeOf(element);
  if (element.fType > 40 && element.fType < 61) return pointerBranch(element, inContainer);
  const item = classes.element(element);
  if (!inContainer)
    return { shape: item.is === "record" ? { ...item, header: "maybe" } : item, type };
  return { shape: ofContainer(item), type: `vector<${type}>`, ...countOf(parent) };
}

/** A class or container that is not split, or has nothing to split. */
function wholeBranch(
  { fClassName: type = "", fClassVersion }: Branch,
  classes: ClassShapes,
): BranchShape {
  if (/^(std::string|string|TString)$/.test(type)) {
    return { shape: { is: "text", header: false }, type };
  }
  const shape = isContainer(type)
    ? classes.type(type, true)
    : classes.record(type, "maybe", fClassVersion);
  return { shape, type };
}

function memberOf(
  { fClassName = "", fClassVersion, fCheckSum, fName }: Branch,
  classes: ClassShapes,
  id: number,
): StreamerElement | undefined {
  const element = classes.find(fClassName, fClassVersion, fCheckSum)?.fElements?.arr[id];
  const member = fName.slice(fName.lastIndexOf(".") + 1).replace(/\[.*$/, "");
  return element?.fName === member ? element : undefined;
}

/** T* with a number of items in another member: a byte that says whether it is there, then the items. */
function pointerBranch(element: StreamerElement, inContainer: boolean): BranchShape {
  const kind = basicCodes[element.fType - 40];
  if (!kind || inContainer) throw new Unreadable(`holds pointers (${element.fTypeName})`);
  const shape: Shape = { is: "rest", item: { is: "number", kind }, header: false, skip: 1 };
  return { shape, type: `${typeWords(kind)}[]` };
}

/** The same member of all objects of a container, one after the other; of containers, one header for all. */
function ofContainer(item: Shape): Shape {
  if (item.is === "list" || item.is === "text") {
    return { is: "rest", item: { ...item, header: false }, header: item.header, skip: 0 };
  }
  return rest(item);
}

function rest(item: Shape): Shape {
  return { is: "rest", item, header: false, skip: 0 };
}

function countOf(parent: Branch | undefined): { readonly countedBy?: string } {
  return parent ? { countedBy: parent.fName } : {};
}

function typeOf({ fTypeName, fArrayLength, fArrayDim, fMaxIndex }: StreamerElement): string {
  if (fArrayLength === 0) return fTypeName;
  const dims = Array.from({ length: fArrayDim }, (_, i) => `[${fMaxIndex[i]}]`);
  return fTypeName + dims.join("");
}
