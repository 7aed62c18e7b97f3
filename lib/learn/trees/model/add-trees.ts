import { wantsWasm } from "../../../core/wasm.ts";
import type { Features } from "../../features.ts";
import { addByMasks } from "../masks/add-by-masks.ts";
import { leafMasks } from "../masks/leaf-masks.ts";
import type { Tree } from "../tree.ts";
import { walkTrees } from "../walk/walk-trees.ts";

/** Adds to each score what the trees say of that row, one after the other; both ways give the same to the last bit. */
export function addTrees(trees: readonly Tree[], features: Features, scores: Float64Array): void {
  const { columns, nRows } = features;
  // Where there are fewer, it does not pay to find the place of each value among the thresholds.
  const areMany = trees.length >= columns.length && nRows >= 256;
  const masked = areMany && wantsWasm() ? leafMasks(trees, columns.length) : undefined;
  if (masked) addByMasks(masked, features, scores);
  else walkTrees(trees, features, scores);
}
