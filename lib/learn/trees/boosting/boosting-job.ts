import type { WasmMemory } from "../../../core/wasm.ts";
import { crewOf } from "../grow/crew.ts";
import type { GrowthPlan } from "../grow/plan.ts";
import type { Workspace } from "../grow/workspace.ts";
import type { Team } from "../team/team.ts";
import { boost } from "./boost.ts";
import type { BoostingPlan } from "./boosting-plan.ts";

/** What a thread must know to boost along. */
export interface BoostingJob {
  readonly workspace: Workspace;
  readonly growth: GrowthPlan;
  readonly plan: BoostingPlan;
}

/** Takes part in boosting; the trees are the same as those the first member finds. */
export function boostTogether(
  team: Team,
  memory: WasmMemory,
  { workspace, growth, plan }: BoostingJob,
): void {
  const trees = boost(crewOf(team, workspace, growth, memory), plan);
  while (!trees.next().done);
}
