import type { Tree } from "../tree.ts";
import type { Link } from "./link.ts";

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

/**
 * TMVA's ranking of the variables: √ Σ (gain × weight of the node)² over the splits, times the weight of the
 * tree, with the sum 1.
 */
export function tmvaRanking({ trees, features, link }: Ranked): Importance {
  const sums = new Float64Array(features.length);
  for (const [t, { feature, gain, weight }] of trees.entries()) {
    const treeWeight = link.name === "mean" ? link.norm[t]! : 1;
    for (const [node, f] of feature.entries()) {
      if (f >= 0) sums[f]! += treeWeight * (gain[node]! * weight[node]!) ** 2;
    }
  }
  const roots = sums.map(Math.sqrt);
  const all = roots.reduce((sum, part) => sum + part, 0) || 1;
  return Object.fromEntries(features.map((name, f) => [name, roots[f]! / all]));
}

interface Ranked {
  readonly trees: readonly Tree[];
  readonly features: readonly string[];
  readonly link: Link;
}
