/** Widths and kinds of numbers, as ROOT writes them: most significant byte first. */
export type NumberKind =
  | "bool"
  | "i1"
  | "u1"
  | "i2"
  | "u2"
  | "i4"
  | "u4"
  | "i8"
  | "u8"
  | "f4"
  | "f8";

/** How the bytes of a value lie one after the other. */
export type Shape =
  | NumberShape
  | PackedShape
  | TextShape
  | ListShape
  | RestShape
  | ArrayShape
  | RecordShape
  | ObjectBaseShape
  | BitsShape
  | ReferenceShape
  | ReferencesShape;

export interface NumberShape {
  readonly is: "number";
  readonly kind: NumberKind;
}

/** Float16_t and Double32_t: real numbers squeezed into fewer bits. */
export interface PackedShape {
  readonly is: "packed";
  /** Bits of the mantissa where there is no range; they come as an exponent of 1 byte and 2 bytes. */
  readonly bits: number;
  /** Lowest value and steps per unit: then an integer of 4 bytes counts the steps. */
  readonly range?: { readonly low: number; readonly factor: number };
  /** Whether the result is rounded to a float, as for Float16_t. */
  readonly single: boolean;
}

/** A length (one byte, or 255 and four more) and so many bytes; or all there is, ended by a zero. */
export interface TextShape {
  readonly is: "text";
  /** Whether byte count and version come before. */
  readonly header: boolean;
}

/** A number of items, then the items. */
export interface ListShape {
  readonly is: "list";
  readonly item: Shape;
  readonly header: boolean;
}

/** Items without a number before them: as many as there are bytes left in the entry. */
export interface RestShape {
  readonly is: "rest";
  readonly item: Shape;
  readonly header: boolean;
  /** Bytes to pass over first. */
  readonly skip: number;
}

/** A fixed number of items. */
export interface ArrayShape {
  readonly is: "array";
  readonly length: number;
  readonly item: Shape;
}

/** Members of a class one after the other. */
export interface RecordShape {
  readonly is: "record";
  readonly className: string;
  /** Whether byte count and version come before; an entry of its own may have them or not. */
  readonly header: boolean | "maybe";
  /** What the version before it must be, or its checksum where the class has no version; −1 for any. */
  readonly version: number;
  readonly checksum: number;
  readonly members: readonly Member[];
}

export interface Member {
  /** Empty for a base class, whose members count as the class's own. */
  readonly name: string;
  readonly type: string;
  readonly shape: Shape;
}

/** What every TObject begins with: version, number and flags; read over. */
export interface ObjectBaseShape {
  readonly is: "object base";
}

/** The flags of a TObject: two more bytes follow if something refers to it. */
export interface BitsShape {
  readonly is: "bits";
}

/** TRef: the number of the object that it refers to. */
export interface ReferenceShape {
  readonly is: "reference";
}

/** TRefArray: a list of such numbers. */
export interface ReferencesShape {
  readonly is: "references";
  readonly header: boolean;
}

/** A column that a shape gives: a path of member names, the type of its values, and how many lists are around them. */
export interface Leaf {
  readonly path: string;
  readonly kind: "number" | "integer" | "text";
  readonly lists: number;
}

const widths: Readonly<Record<NumberKind, number>> = {
  bool: 1,
  i1: 1,
  u1: 1,
  i2: 2,
  u2: 2,
  i4: 4,
  u4: 4,
  i8: 8,
  u8: 8,
  f4: 4,
  f8: 8,
};

export function widthOf(kind: NumberKind): number {
  return widths[kind];
}

/** Bytes that every value of that shape takes; undefined if it depends on the value. */
export function fixedBytes(shape: Shape): number | undefined {
  if (shape.is === "number") return widthOf(shape.kind);
  if (shape.is === "packed") return shape.range ? 4 : 3;
  if (shape.is === "array") {
    const item = fixedBytes(shape.item);
    return item === undefined ? undefined : item * shape.length;
  }
  if (shape.is !== "record" || shape.header) return undefined;
  let sum = 0;
  for (const { shape: member } of shape.members) {
    const bytes = fixedBytes(member);
    if (bytes === undefined) return undefined;
    sum += bytes;
  }
  return sum;
}

/** Bytes that a value of that shape takes at least: no file can promise more values than it has bytes for. */
export function leastBytes(shape: Shape): number {
  switch (shape.is) {
    case "number":
      return widthOf(shape.kind);
    case "packed":
      return shape.range ? 4 : 3;
    case "text":
      return shape.header ? 7 : 1;
    case "list":
      return shape.header ? 10 : 4;
    case "rest":
      return shape.skip + (shape.header ? 6 : 0);
    case "array":
      return shape.length * leastBytes(shape.item);
    case "record":
      return shape.members.reduce((sum, member) => sum + leastBytes(member.shape), 0);
    case "object base":
      return 10;
    case "bits":
      return 4;
    case "reference":
      return 12;
    case "references":
      return 20;
  }
}

/** Bytes that a value of that shape often takes: of a list, those for one item. */
export function usualBytes(shape: Shape): number {
  if (shape.is === "list") return leastBytes(shape) + usualBytes(shape.item);
  if (shape.is !== "record") return leastBytes(shape);
  const members = shape.members.reduce((sum, member) => sum + usualBytes(member.shape), 0);
  return members + (shape.header === true ? 6 : 0);
}

/** The columns that a shape gives. */
export function leavesOf(shape: Shape): Leaf[] {
  switch (shape.is) {
    case "number":
      return [{ path: "", kind: /[iu]8/.test(shape.kind) ? "integer" : "number", lists: 0 }];
    case "packed":
      return [{ path: "", kind: "number", lists: 0 }];
    case "text":
      return [{ path: "", kind: "text", lists: 0 }];
    case "list":
    case "rest":
    case "array":
      return leavesOf(shape.item).map((leaf) => ({ ...leaf, lists: leaf.lists + 1 }));
    case "record":
      return shape.members.flatMap(({ name, shape: member }) =>
        leavesOf(member).map((leaf) => ({ ...leaf, path: joinPath(name, leaf.path) })),
      );
    case "object base":
      return [];
    case "bits":
      return [{ path: "", kind: "number", lists: 0 }];
    case "reference":
      return [{ path: "fUniqueID", kind: "number", lists: 0 }];
    case "references":
      return [{ path: "fUIDs", kind: "number", lists: 1 }];
  }
}

/** Names of members with dots between; a base class adds none. */
export function joinPath(name: string, path: string): string {
  if (name === "" || path === "") return name + path;
  return name.endsWith(".") ? name + path : `${name}.${path}`;
}
