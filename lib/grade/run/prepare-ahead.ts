import type { Notebook } from "../../kernel/index.ts";
import type { Submission } from "../submissions/submissions.ts";
import type { GradingWork } from "./grade-one.ts";
import { matchCells } from "./match-cells.ts";
import { planOf } from "./run-plan.ts";

const window = 64;
/** Longer notebooks wait for their turn with each cell: no lesson has so many. */
const mostCells = 200;

/**
 * Compiles the submissions that come next while the first of them run, many together: what they have
 * in common is then compiled once, and the rest costs a tenth.
 */
export function prepareAhead(
  submissions: readonly Submission[],
  { module, kernels }: Pick<GradingWork, "module" | "kernels">,
): { reach(place: number): void } {
  let prepared = 0;
  const prepare = async (notebook: Notebook): Promise<void> => {
    const plan = planOf(notebook, module, matchCells(notebook, module));
    if (plan.length <= mostCells) await kernels.prepare(plan);
  };
  return {
    reach(place) {
      if (place + window / 2 < prepared) return;
      const next = submissions.slice(prepared, place + window);
      prepared = Math.max(prepared, place + window);
      for (const { notebook } of next) {
        if (notebook) prepare(notebook).catch(() => {}); // whoever needs the cell hears of it
      }
    },
  };
}
