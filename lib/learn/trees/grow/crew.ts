import type { WasmMemory } from "../../../core/wasm.ts";
import { treeKernel } from "../kernel/kernel.ts";
import type { TreeKernel } from "../kernel/tree-kernel.ts";
import type { Team } from "../team/team.ts";
import type { GrowthPlan } from "./plan.ts";
import type { Workspace } from "./workspace.ts";

/** One thread's means to grow trees: its part in the team, the memory that all share, and the inner loops. */
export interface Crew {
  readonly team: Team;
  readonly workspace: Workspace;
  readonly kernel: TreeKernel;
  readonly plan: GrowthPlan;
  readonly numbers: Float64Array;
  readonly words: Int32Array;
  readonly bytes: Uint8Array;
}

/** What a member needs to join: all else it finds in the memory. */
export function crewOf(
  team: Team,
  workspace: Workspace,
  plan: GrowthPlan,
  memory: WasmMemory,
): Crew {
  const { buffer } = memory;
  return {
    ...{ team, workspace, plan },
    kernel: treeKernel(memory),
    numbers: new Float64Array(buffer),
    words: new Int32Array(buffer),
    bytes: new Uint8Array(buffer),
  };
}
