/** A column that a tree can give. */
export interface TreeColumn {
  /** Name in the file; a leaf of a leaf list is "branch.leaf", a member of an object "branch.member". */
  readonly name: string;
  /** C++ type in the file: "float", "vector<int>". */
  readonly type: string;
  /** What one event has; "nested" are lists of lists or of words. */
  readonly holds: "numbers" | "lists" | "text" | "nested";
}

/** A branch that cannot be read, and why. */
export interface Refused {
  readonly name: string;
  readonly type: string;
  readonly reason: string;
}

/** What one event has in a column of such values in so many lists around each other. */
export function holdsOf(kind: "number" | "text", lists: number): TreeColumn["holds"] {
  if (lists === 0) return kind === "text" ? "text" : "numbers";
  return lists === 1 && kind === "number" ? "lists" : "nested";
}
