/** What a TTree says of one of its branches, in ROOT's own names. */
export interface Branch {
  readonly _typename: string;
  readonly fName: string;
  readonly fTitle: string;
  readonly fEntries: unknown;
  readonly fEntryNumber: unknown;
  /** Length of its data, unpacked. */
  readonly fTotBytes: unknown;
  readonly fFirstEntry?: unknown;
  /** File that holds its data; empty for this one. */
  readonly fFileName: string;
  readonly fBranches: { readonly arr: readonly Branch[] };
  readonly fLeaves: { readonly arr: readonly Leaf[] };
  /** Where its data is: baskets in the file, and some that were not yet written when the tree was. */
  readonly fWriteBasket: number;
  readonly fBasketBytes: ArrayLike<number>;
  readonly fBasketEntry: ArrayLike<unknown>;
  readonly fBasketSeek: ArrayLike<unknown>;
  readonly fBaskets: { readonly arr: readonly (MemoryBasket | null)[] };
  /** Of a TBranchElement: its class, how it is split (31 and 41: member of a container) and its type number. */
  readonly fClassName?: string;
  readonly fClassVersion?: number;
  readonly fCheckSum?: number;
  readonly fID?: number;
  readonly fType?: number;
  readonly fStreamerType?: number;
}

export interface Leaf {
  readonly _typename: string;
  readonly fName: string;
  readonly fTitle: string;
  readonly fLen: number;
  readonly fIsUnsigned?: boolean | number;
  readonly fLeafCount: { readonly fName: string } | null;
}

/** A basket that is stored within the tree's own description. */
export interface MemoryBasket {
  readonly fNevBuf: number;
  readonly fLast: number;
  readonly fKeylen: number;
  readonly fEntryOffset?: ArrayLike<number> | null;
  readonly fBufferRef?: { readonly arr: DataView; readonly length: number } | null;
}

/** Integers of a description, which may come as a bigint. */
export function integer(value: unknown): number {
  return typeof value === "bigint" || typeof value === "number" ? Number(value) : Number.NaN;
}

/** A branch with the names of those that it is in. */
export interface NamedBranch {
  readonly branch: Branch;
  /** Its own name where no other has it, else with those around it, "muons/fBits", and ";2" for a second one. */
  readonly name: string;
  /** The branch that it is a part of. */
  readonly parent: Branch | undefined;
}

/** All branches of a tree at every depth, each under a name of its own. */
export function namedBranches(branches: readonly Branch[]): NamedBranch[] {
  const all: (NamedBranch & { readonly path: string })[] = [];
  const add = (list: readonly Branch[], parent: Branch | undefined, prefix: string): void => {
    for (const branch of list) {
      const path = `${prefix}${branch.fName}`;
      all.push({ branch, name: branch.fName, parent, path });
      add(branch.fBranches.arr, branch, `${path}/`);
    }
  };
  add(branches, undefined, "");
  const names = countsOf(all.map(({ name }) => name));
  const taken = new Map<string, number>();
  return all.map(({ branch, name, parent, path }) => {
    const own = names.get(name) === 1 ? name : path;
    const times = (taken.get(own) ?? 0) + 1;
    taken.set(own, times);
    return { branch, parent, name: times === 1 ? own : `${own};${times}` };
  });
}

function countsOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
