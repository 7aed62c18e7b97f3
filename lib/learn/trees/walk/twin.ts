import type { WalkKernel } from "./walk-kernel.ts";

/** The inner loop in TypeScript: the twin of assembly/tree-walk.ts. */
export function twinKernel(memory: ArrayBufferLike): WalkKernel {
  const words = new Int32Array(memory);
  const numbers = new Float64Array(memory);
  return {
    addTrees: (nodes, values, roots, nTrees, columns, n, scores) =>
      addTrees(words, numbers, nodes, values, roots, nTrees, columns, n, scores),
  };
}

function addTrees(
  words: Int32Array,
  numbers: Float64Array,
  nodes: number,
  values: number,
  roots: number,
  nTrees: number,
  columns: number,
  n: number,
  scores: number,
): void {
  for (let t = 0; t < nTrees; t++) {
    const root = words[(roots >>> 2) + 2 * t]! >>> 0;
    const depth = words[(roots >>> 2) + 2 * t + 1]!;
    for (let row = 0; row < n; row++) {
      let node = root;
      for (let level = 0; level < depth; level++) {
        const place = node >>> 3;
        const feature = words[2 * place + 2]!;
        const x = numbers[((columns + feature) >>> 3) + row]!;
        const isRight = x > numbers[place]! || (Number.isNaN(x) && (feature & 1) === 1);
        node = (words[2 * place + 3]! >>> 0) + (isRight ? 16 : 0);
      }
      numbers[(scores >>> 3) + row]! += numbers[(values + (node - nodes) / 2) >>> 3]!;
    }
  }
}
