import { packageRoot } from "../../core/package-root.ts";
import { type CellRunner, createCellRunner } from "./cell-runner.ts";
import { installGuard } from "./guard-awaits.ts";
import { type Hook, installHook } from "./hook.ts";
import { createProber, type LoadProbe, type Prober } from "./prober.ts";
import type { Session } from "./session.ts";
import type { FailureContext } from "./thrown-failure.ts";

/** What runs the cells and probes of one notebook, whoever has compiled them. */
export interface Cells {
  readonly context: FailureContext;
  readonly hook: Hook;
  readonly cells: CellRunner;
  readonly probes: Prober;
}

/** Makes a process ready for the cells of a session, before the first of them runs. */
export function startCells(
  session: Pick<Session, "run" | "release" | "source" | "locals">,
  loadProbe?: LoadProbe,
): Cells {
  const root = packageRoot();
  const context: FailureContext = {
    source: session.source,
    folders: [
      [`${root}/dist`, "toplab"],
      [root, "toplab"],
      [process.cwd(), "."],
    ],
  };
  const hook = installHook();
  const endEpoch = installGuard();
  const cells = createCellRunner(session, context, () => {
    endEpoch();
    hook.abandon();
  });
  const probes = createProber(session, context, loadProbe);
  process.on("uncaughtException", cells.uncaught).on("unhandledRejection", cells.uncaught);
  return { context, hook, cells, probes };
}
