import type { Crew } from "../grow/crew.ts";
import type { Growth } from "../grow/grow.ts";
import type { Loss } from "./loss.ts";

/** Gives each leaf the score that is best for its rows, by residual; the members of the team share the leaves. */
export function renewLeaves(
  { team, workspace, numbers, words }: Crew,
  best: NonNullable<Loss["leaf"]>,
  { tree, leaves }: Growth,
): void {
  const { rows, scores, targets, weights, found } = workspace;
  team.wait(); // until all have read the last splits that were found
  for (const [k, { begin, nRows }] of leaves.entries()) {
    if (k % team.size !== team.index) continue;
    const mine = words.subarray(rows / 4 + begin, rows / 4 + begin + nRows);
    const residuals = Float64Array.from(
      mine,
      (row) => numbers[targets / 8 + row]! - numbers[scores / 8 + row]!,
    );
    numbers[found / 8 + k] = best(
      residuals,
      Float64Array.from(mine, (row) => numbers[weights / 8 + row]!),
    );
  }
  team.wait();
  for (const [k, { node }] of leaves.entries()) tree.value[node] = numbers[found / 8 + k]!;
  team.wait();
}
