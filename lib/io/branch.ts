/** What a TTree says of one of its branches, in ROOT's own names. */
export interface Branch {
  readonly _typename: string;
  readonly fName: string;
  readonly fEntries: number;
  readonly fBranches: { readonly arr: readonly Branch[] };
  readonly fLeaves: { readonly arr: readonly Leaf[] };
  /** Of a TBranchElement: its class, how it is split (0 not, 31 and 41 member of a container) and its type number. */
  readonly fClassName?: string;
  readonly fType?: number;
  readonly fStreamerType?: number;
}

interface Leaf {
  readonly _typename: string;
  readonly fName: string;
  readonly fLen: number;
  readonly fIsUnsigned?: boolean;
  readonly fLeafCount: unknown;
}

/** A column that a tree can give: one number or one list of numbers per event. */
export interface TreeColumn {
  /** Name in the file; a leaf of a leaf list is "branch.leaf". */
  readonly name: string;
  /** C++ type in the file: "float", "vector<int>". */
  readonly type: string;
  readonly holds: "numbers" | "lists";
}

/** A branch that cannot be read, and why. */
export interface Refused {
  readonly name: string;
  readonly type: string;
  readonly reason: string;
}

/** A readable column with the branch to read; `leaf` picks one value of a leaf list. */
export interface ReadableColumn extends TreeColumn {
  readonly branch: Branch;
  readonly leaf?: string;
}

/** Type of a member that the file's own class description knows: ("xAOD::Jet", "pt") → "vector<float>". */
export type MemberType = (className: string, member: string) => string | undefined;

const leafTypes: Readonly<Record<string, readonly [signed: string, unsigned: string]>> = {
  TLeafB: ["char", "unsigned char"],
  TLeafD: ["double", "double"],
  TLeafF: ["float", "float"],
  TLeafG: ["long", "unsigned long"],
  TLeafI: ["int", "unsigned int"],
  TLeafL: ["Long64_t", "ULong64_t"],
  TLeafO: ["bool", "bool"],
  TLeafS: ["short", "unsigned short"],
};

/** ROOT's numbers for basic types, as in TVirtualStreamerInfo::EReadWrite. */
const basicTypes: Readonly<Record<number, string>> = {
  1: "char",
  2: "short",
  3: "int",
  4: "long",
  5: "float",
  6: "int",
  8: "double",
  11: "unsigned char",
  12: "unsigned short",
  13: "unsigned int",
  14: "unsigned long",
  16: "Long64_t",
  17: "ULong64_t",
  18: "bool",
};

const numberTypes = new Set([
  ...Object.values(basicTypes),
  ...["signed char", "long long", "unsigned long long"],
  ...[
    "Char_t",
    "UChar_t",
    "Short_t",
    "UShort_t",
    "Int_t",
    "UInt_t",
    "Float_t",
    "Double_t",
    "Bool_t",
  ],
]);

/** Every branch of a tree at every depth: as the columns it gives, or with the reason why it gives none. */
export function columnsOf(
  branches: readonly Branch[],
  memberType: MemberType,
): (ReadableColumn | Refused)[] {
  return branches.flatMap((branch) => [
    ...ownColumns(branch, memberType),
    ...columnsOf(branch.fBranches.arr, memberType),
  ]);
}

function ownColumns(branch: Branch, memberType: MemberType): (ReadableColumn | Refused)[] {
  if (branch._typename === "TBranch") return plainColumns(branch);
  if (branch.fBranches.arr.length > 0) return []; // a split object: its members are the columns
  return [
    branch._typename === "TBranchElement"
      ? elementColumn(branch, memberType)
      : refuse(branch, branch._typename, "is an object written whole, not split into members"),
  ];
}

/** Columns of a branch that was filled from plain variables: one, or one for each leaf of a leaf list. */
function plainColumns(branch: Branch): (ReadableColumn | Refused)[] {
  const [first, ...others] = branch.fLeaves.arr;
  if (!first) return [refuse(branch, branch._typename, "holds nothing")];
  if (others.length === 0) return [leafColumn(branch, first)];
  return [first, ...others].map((leaf) => {
    const column = leafColumn(branch, leaf);
    if ("reason" in column) return column;
    if (column.holds === "lists") return refuse(branch, column.type, "has an array in a leaf list");
    return { ...column, name: `${branch.fName}.${leaf.fName}`, leaf: leaf.fName };
  });
}

function leafColumn(branch: Branch, leaf: Leaf): ReadableColumn | Refused {
  const type = leafTypes[leaf._typename]?.[leaf.fIsUnsigned ? 1 : 0];
  if (!type) return refuse(branch, leaf._typename, "does not hold numbers");
  if (leaf.fLen > 1 && leaf.fLeafCount) return refuse(branch, type, "holds lists of arrays");
  const holds = leaf.fLen > 1 || leaf.fLeafCount ? "lists" : "numbers";
  return { name: branch.fName, type, holds, branch };
}

/** Column of a branch that was filled from a class or a container. */
function elementColumn(branch: Branch, memberType: MemberType): ReadableColumn | Refused {
  const { fName: name, fClassName = "", fType = 0, fStreamerType = -1 } = branch;
  const member = name.slice(name.lastIndexOf(".") + 1);
  const basic = basicTypes[fStreamerType];
  const type = basic ?? (fStreamerType < 0 ? fClassName : memberType(fClassName, member)) ?? "?";
  const inContainer = fType === 31 || fType === 41;
  if (basic) return { name, type, holds: inContainer ? "lists" : "numbers", branch };
  const item = /^(?:std::)?vector<(.*)>$/.exec(type)?.[1]?.trim();
  if (item && numberTypes.has(item) && !inContainer) return { name, type, holds: "lists", branch };
  return refuse(branch, type, reasonFor(item, inContainer));
}

function reasonFor(item: string | undefined, inContainer: boolean): string {
  if (inContainer) return "holds more than one number per object";
  if (item?.includes("vector<")) return "holds lists of lists";
  return item ? "holds lists of objects" : "is an object written whole, not split into members";
}

function refuse({ fName: name }: Branch, type: string, reason: string): Refused {
  return { name, type, reason };
}
