import { wasmExports } from "../../../core/wasm.ts";
import type { Features } from "../../features.ts";
import { arena } from "../kernel/arena.ts";
import { scratchWith } from "../kernel/scratch.ts";
import type { MaskedTree, MaskedTrees } from "./leaf-masks.ts";
import type { MasksKernel } from "./masks-kernel.ts";

/** So many rows go through all trees before the next. */
const blockRows = 1024;
/** Room for the edges of a column. */
const edgeBytes = 8 * (256 + 16);

const scratch = scratchWith((memory) => wasmExports<MasksKernel>("leaf-masks", memory));

interface Places {
  readonly edges: number;
  readonly trees: number;
  readonly tests: number;
  readonly ends: number;
  readonly values: number;
  readonly codes: number;
  readonly column: number;
  readonly scores: number;
  readonly found: number;
}

/** Adds to each score what the trees say of that row. */
export function addByMasks(masked: MaskedTrees, features: Features, scores: Float64Array): void {
  const { columns, nRows } = features;
  const { places, bytes } = layOut(masked);
  const { memory, kernel } = scratch(bytes);
  const numbers = new Float64Array(memory.buffer);
  writeEdges(masked.edges, numbers, places.edges);
  writeTrees(masked.trees, memory.buffer, places);
  for (let from = 0; from < nRows; from += blockRows) {
    const to = Math.min(from + blockRows, nRows);
    for (const [c, column] of columns.entries()) {
      if (masked.edges[c]!.length === 0) continue;
      const codes = places.codes + 2 * c * blockRows;
      numbers.set(column.subarray(from, to), places.column / 8);
      const edges = places.edges + c * edgeBytes;
      kernel.encode(places.column, to - from, edges, codes, codes + blockRows);
    }
    numbers.set(scores.subarray(from, to), places.scores / 8);
    const n = 64 * Math.ceil((to - from) / 64);
    const { trees, codes, found } = places;
    kernel.addTrees(trees, masked.trees.length, codes, n, places.scores, found);
    scores.set(numbers.subarray(places.scores / 8, places.scores / 8 + to - from), from);
  }
}

function nEights({ values }: MaskedTree): number {
  return Math.ceil(values.length / 8);
}

function layOut({ edges, trees }: MaskedTrees): {
  readonly places: Places;
  readonly bytes: number;
} {
  const memory = arena();
  const { take } = memory;
  const eights = trees.reduce((sum, tree) => sum + nEights(tree), 0);
  const nTests = trees.reduce((sum, { tests }) => sum + tests.length, 0);
  const places = {
    edges: take(edges.length * edgeBytes),
    trees: take(16 * trees.length),
    tests: take(8 * (nTests * 8)), // at most in each of eight eights
    ends: take(4 * eights),
    values: take(64 * eights),
    codes: take(2 * blockRows * edges.length),
    column: take(8 * blockRows),
    scores: take(8 * blockRows),
    found: take(64),
  };
  return { places, bytes: memory.size() };
}

function writeEdges(edges: readonly Float64Array[], numbers: Float64Array, place: number): void {
  for (const [c, some] of edges.entries()) {
    const first = (place + c * edgeBytes) / 8;
    numbers.fill(Infinity, first, first + 256);
    numbers.set(some, first);
  }
}

/**
 * A tree is four words: where its tests begin, where their ends are listed, how many times eight leaves there are, and
 * where their values begin. A test is eight bytes: the offset of its codes, the limit, and which of eight leaves are
 * on the left. Those of the last eight leaves come first; each eight has an end.
 */
function writeTrees(trees: readonly MaskedTree[], buffer: ArrayBufferLike, places: Places): void {
  const [numbers, words, bytes] = [
    new Float64Array(buffer),
    new Uint32Array(buffer),
    new Uint8Array(buffer),
  ];
  let { tests, ends, values } = places;
  for (const [t, tree] of trees.entries()) {
    const n = nEights(tree);
    words.set([tests, ends, n, values], places.trees / 4 + 4 * t);
    for (let eight = n - 1; eight >= 0; eight--, ends += 4) {
      for (const { column, missingRight, limit, from, to } of tree.tests) {
        const onLeft = bitsBelow(to - 8 * eight) & ~bitsBelow(from - 8 * eight);
        if (onLeft === 0) continue;
        words[tests / 4] = (2 * column + (missingRight ? 1 : 0)) * blockRows;
        bytes.set([limit - 128, onLeft], tests + 4);
        tests += 8;
      }
      words[ends / 4] = tests;
    }
    numbers.set(tree.values, values / 8);
    values += 64 * n;
  }
}

/** The lowest bits of a byte, so many. */
function bitsBelow(n: number): number {
  return 2 ** Math.min(Math.max(n, 0), 8) - 1;
}
