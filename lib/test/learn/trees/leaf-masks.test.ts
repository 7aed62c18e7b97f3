import fc from "fast-check";
import { expect, test } from "vitest";
import { seededRandom } from "../../../core/index.ts";
import { featuresOf } from "../../../learn/features.ts";
import { addByMasks } from "../../../learn/trees/masks/add-by-masks.ts";
import { leafMasks } from "../../../learn/trees/masks/leaf-masks.ts";
import { addLeaf, emptyTree, type Tree, treeOf } from "../../../learn/trees/tree.ts";
import { walkTrees } from "../../../learn/trees/walk/walk-trees.ts";

const nColumns = 3;

/** A tree of that many leaves whose shape, thresholds and values are drawn; some thresholds are +∞. */
function drawTree(nLeaves: number, random: () => number): Tree {
  const tree = emptyTree();
  const threshold: (number | null)[] = [];
  const leaves = [addLeaf(tree, 1)];
  while (leaves.length < nLeaves) {
    const [node] = leaves.splice(Math.floor(random() * leaves.length), 1) as [number];
    tree.feature[node] = Math.floor(random() * nColumns);
    threshold[node] = random() < 0.05 ? null : Math.floor(20 * random()) / 2;
    tree.missingLeft[node] = random() < 0.5 ? 1 : 0;
    tree.left[node] = addLeaf(tree, 1);
    tree.right[node] = addLeaf(tree, 1);
    leaves.push(tree.left[node]!, tree.right[node]!);
  }
  for (const leaf of leaves) tree.value[leaf] = random() - 0.5;
  return treeOf({ ...tree, threshold: tree.feature.map((_, node) => threshold[node] ?? null) });
}

function scoreAt(trees: readonly Tree[], point: readonly number[], start: number): number {
  return trees.reduce((sum, tree) => {
    let node = 0;
    while (tree.feature[node]! >= 0) {
      const x = point[tree.feature[node]!]!;
      const isLeft = Number.isNaN(x) ? tree.missingLeft[node]! > 0 : x <= tree.threshold[node]!;
      node = isLeft ? tree.left[node]! : tree.right[node]!;
    }
    return sum + tree.value[node]!;
  }, start);
}

/** Values at thresholds, between them, beyond them, and none. */
function drawColumn(n: number, random: () => number): Float64Array {
  const special = [Number.NaN, Infinity, -Infinity, -0];
  return Float64Array.from({ length: n }, () =>
    random() < 0.2 ? special[Math.floor(4 * random())]! : Math.floor(random() * 44) / 4 - 0.5,
  );
}

test("an event ends in the first leaf that no test has put out of reach, as it does on its walk down", () => {
  const sample = fc.record({
    seed: fc.nat(),
    sizes: fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 1, maxLength: 8 }),
    n: fc.constantFrom(1, 63, 64, 1100),
  });
  fc.assert(
    fc.property(sample, ({ seed, sizes, n }) => {
      const random = seededRandom(seed);
      const trees = sizes.map((size) => drawTree(size, random));
      const columns = Array.from({ length: nColumns }, () => drawColumn(n, random));
      const features = featuresOf({ a: columns[0]!, b: columns[1]!, c: columns[2]! });
      const start = Float64Array.from({ length: n }, random);
      const [masked, walked] = [start.slice(), start.slice()];
      addByMasks(leafMasks(trees, nColumns)!, features, masked);
      walkTrees(trees, features, walked);
      const expected = start.map((from, row) =>
        scoreAt(
          trees,
          columns.map((column) => column[row]!),
          from,
        ),
      );
      expect(masked).toEqual(expected);
      expect(walked).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});

test("trees of more than 64 leaves and columns of more than 254 thresholds are left to the walk", () => {
  const random = seededRandom(1);
  expect(leafMasks([drawTree(64, random)], nColumns)).toBeDefined();
  expect(leafMasks([drawTree(65, random)], nColumns)).toBeUndefined();
  const stump = (threshold: number): Tree =>
    treeOf({
      ...{ feature: [0, -1, -1], threshold: [threshold, 0, 0], left: [1, 0, 0], right: [2, 0, 0] },
      ...{ missingLeft: [0, 0, 0], value: [0, 1, 2], gain: [0, 0, 0], weight: [0, 0, 0] },
    });
  const stumps = Array.from({ length: 255 }, (_, k) => stump(k));
  expect(leafMasks(stumps, 1)).toBeUndefined();
  const edges = Float64Array.from({ length: 255 }, (_, k) => k + 0.5);
  const all = featuresOf({ x: edges });
  const scores = new Float64Array(255);
  addByMasks(leafMasks(stumps.slice(0, 254), 1)!, all, scores);
  expect(scores).toEqual(edges.map((_, k) => 254 + Math.min(k + 1, 254))); // k + 1 thresholds lie below
});
