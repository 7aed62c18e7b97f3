import type { Tree } from "../tree.ts";

/** For each feature its share of all that the trees found out, by name; the sum is 1. */
export type Importance = Readonly<Record<string, number>>;

/** By "gain", how far the splits on a feature lowered the loss, or by "split", how many of them there are. */
export function importanceOf(
  trees: readonly Tree[],
  names: readonly string[],
  kind: "gain" | "split",
): Importance {
  const sums = new Float64Array(names.length);
  for (const { feature, gain } of trees) {
    for (const [node, f] of feature.entries()) {
      if (f >= 0) sums[f]! += kind === "gain" ? gain[node]! : 1;
    }
  }
  const all = sums.reduce((sum, part) => sum + part, 0) || 1;
  return Object.fromEntries(names.map((name, f) => [name, sums[f]! / all]));
}
