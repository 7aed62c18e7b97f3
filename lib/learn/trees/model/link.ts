import { sigmoid } from "../../sigmoid.ts";

/**
 * What becomes of the sum: nothing, 1/(1 + e⁻ˣ), eˣ, or 2/(1 + e⁻²ˣ) − 1 = tanh x (TMVA's BDTG); or its
 * "mean", the sum over `norm`, the weights of the trees.
 */
export type Link =
  | { readonly name: "none" | "sigmoid" | "exp" | "tanh" }
  | { readonly name: "mean"; readonly norm: readonly number[] };

/** What scores mean after so many trees. */
export function linked(scores: Float64Array, link: Link, nTrees: number): Float64Array {
  if (link.name === "none") return scores.slice();
  if (link.name === "mean") {
    const norm = link.norm.slice(0, nTrees).reduce((sum, weight) => sum + weight, 0);
    return scores.map((score) => (norm === 0 ? 0 : score / norm));
  }
  return scores.map({ sigmoid, exp: Math.exp, tanh: Math.tanh }[link.name]);
}
