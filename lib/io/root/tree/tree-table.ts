import type { PathKey } from "../file/directory.ts";
import type { FileColumn } from "../file-column.ts";
import type { FileEvents } from "../file-events.ts";
import { guarded, makeObject, type RootFile } from "../root-file.ts";
import { holdsOf, type Refused } from "../tree-column.ts";
import { type BasketPlace, basketPlaces } from "./basket.ts";
import { type Branch, integer, type NamedBranch, namedBranches } from "./branch.ts";
import { type BranchShape, branchShape } from "./branch-shape.ts";
import { type ClassShapes, classShapes, Unreadable } from "./class-shapes.ts";
import type { BranchSource, OpenTree, SourcedColumn } from "./open-tree.ts";
import { type LastBaskets, readBranches } from "./read-branches.ts";
import { joinPath, type Leaf, leavesOf } from "./shape.ts";

/** Events of the TTree of a key. */
export async function treeTable(file: RootFile, key: PathKey): Promise<FileEvents> {
  const tree = await openTree(file, key);
  const { where, nEvents, columns, refused } = tree;
  const named = new Map(columns.map((column) => [column.name, column]));
  const last: LastBaskets = new Map();
  const find = (names: readonly string[]): SourcedColumn[] =>
    names.flatMap((name) => named.get(name) ?? []);
  return {
    ...{ kind: "TTree", where, nEvents, columns, refused },
    bytesOf: (names) => {
      const sources = new Set(find(names).map(({ source }) => source));
      return [...sources].reduce((sum, { bytes }) => sum + bytes, 0);
    },
    async read(names, from, to) {
      const wanted = find(names);
      const sources = wanted.map(({ source }) => source);
      const read = await guarded(where, () => readBranches(tree, sources, [from, to], last));
      const values: Record<string, FileColumn> = {};
      for (const { name, source, path } of wanted) values[name] = read.get(source)!.get(path)!;
      return values;
    },
  };
}

/** What a tree's description says of it; nothing of its events is read. */
export async function openTree(file: RootFile, key: PathKey): Promise<OpenTree> {
  const where = `${file.name}, ${key.path}`;
  const object = await makeObject(file, key);
  const { classes } = await file.maker();
  return guarded(where, async () => {
    const { fEntries, fBranches } = object as unknown as Description;
    const columns = columnsOf(where, fBranches.arr, classShapes(classes));
    return { file, where, nEvents: integer(fEntries), ...columns };
  });
}

/** What is used of a TTree's description, in ROOT's names. */
interface Description {
  readonly fEntries: unknown;
  readonly fBranches: { readonly arr: readonly Branch[] };
}

function columnsOf(
  where: string,
  branches: readonly Branch[],
  classes: ClassShapes,
): Pick<OpenTree, "columns" | "refused" | "sources"> {
  const columns: SourcedColumn[] = [];
  const refused: Refused[] = [];
  const sources = new Map<string, BranchSource>();
  for (const named of namedBranches(branches)) {
    try {
      const shape = branchShape(named, classes);
      if (!shape) continue;
      const source = sourceOf(where, named, shape);
      const own = leavesOf(shape.shape).map((leaf) => columnOf(source, leaf));
      if (own.length === 0) throw new Unreadable("holds no values");
      sources.set(named.name, source);
      columns.push(...own);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      refused.push({ name: named.name, type: typeOf(named.branch), reason: error.message });
    }
  }
  return { columns, refused, sources };
}

function sourceOf(where: string, { name, branch }: NamedBranch, shape: BranchShape): BranchSource {
  const at = `${where}, ${name}`;
  let described: Branch | undefined = branch; // forgotten when its baskets are known: it takes much memory
  let places: readonly BasketPlace[] = [];
  return {
    ...shape,
    name,
    bytes: integer(branch.fTotBytes),
    where: at,
    places: () => {
      if (described) places = basketPlaces(at, described);
      described = undefined;
      return places;
    },
  };
}

function columnOf(source: BranchSource, { path, kind, lists }: Leaf): SourcedColumn {
  const name = joinPath(source.name, path);
  return {
    name,
    type: source.type,
    holds: holdsOf(kind === "text" ? "text" : "number", lists),
    source,
    path,
  };
}

function typeOf({ fClassName, _typename, fLeaves }: Branch): string {
  return fClassName ?? fLeaves.arr[0]?._typename ?? _typename;
}
