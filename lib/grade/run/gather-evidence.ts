import type { CodeCell, ExecuteReply, Kernel, ProbeReply } from "../../kernel/index.ts";
import type { Exercise } from "../exercise.ts";
import type { CellEnd, Evidence } from "./evidence.ts";
import { isMemoryGone } from "./examiner.ts";
import { keepOutputs } from "./kept-outputs.ts";
import type { PlannedCell, RunPlan } from "./run-plan.ts";

/** What grading needs of a kernel. */
export type GradingKernel = Pick<Kernel, "execute" | "probe" | "shutdown">;

export interface GatherOptions {
  /** A fresh kernel, at the start and each time the submission has killed its own. */
  startKernel(): Promise<GradingKernel>;
  /** Asks the kernel for an exercise whose cell has just run to its end. */
  probe(kernel: GradingKernel, exercise: Exercise): Promise<ProbeReply>;
  /** Called before each cell with the share of the notebook that is done. */
  onProgress?: (share: number) => void;
  /** Called after each cell that has run. */
  onCell?: (cell: CodeCell, reply: ExecuteReply) => void;
  /** Wall time for the whole notebook, in seconds. Default: 300. */
  totalSeconds?: number;
  /** How many kernels a submission may kill before the rest of it is left. Default: 8. */
  maxKernels?: number;
}

/**
 * Runs a plan cell by cell and probes each exercise right after its cell. A cell that kills its
 * process is left out and the rest run again, so that only its own exercise suffers. One whose process
 * was ended from outside, for all we know, is given a second chance.
 */
export async function gatherEvidence(
  plan: RunPlan,
  options: GatherOptions,
): Promise<ReadonlyMap<string, Evidence>> {
  const { startKernel, totalSeconds = 300, maxKernels = 8 } = options;
  const run: Run = {
    plan,
    options,
    found: new Map(),
    crashed: new Set(),
    deadly: new Set(),
    deadline: performance.now() + totalSeconds * 1000,
  };
  let why = "The notebook killed its process again and again, and was left.";
  for (let kernels = 0; kernels < maxKernels && !isDone(run); kernels++) {
    if (performance.now() > run.deadline) {
      why = `The notebook as a whole took longer than ${totalSeconds} s.`;
      break;
    }
    const kernel = await startKernel();
    try {
      await runOnce(run, kernel);
    } finally {
      await kernel.shutdown();
    }
  }
  for (const { exercise } of plan) {
    if (exercise && !run.found.has(exercise.id)) run.found.set(exercise.id, { kind: "left", why });
  }
  return run.found;
}

/** What is remembered from kernel to kernel. */
interface Run {
  readonly plan: RunPlan;
  readonly options: GatherOptions;
  readonly found: Map<string, Evidence>;
  /** Cells in which a kernel has ended once without saying why. */
  readonly crashed: Set<PlannedCell>;
  /** Cells that have killed a kernel, and are not run again. */
  readonly deadly: Set<PlannedCell>;
  readonly deadline: number;
}

/** Runs the cells until all exercises are known, the kernel dies or the time is over. */
async function runOnce(run: Run, kernel: GradingKernel): Promise<void> {
  for (const [i, planned] of run.plan.entries()) {
    if (isDone(run) || performance.now() > run.deadline) return;
    if (run.deadly.has(planned)) continue;
    run.options.onProgress?.(i / run.plan.length);
    if (!(await runCell(run, kernel, planned))) return;
  }
}

/** Runs one cell and probes its exercise, once; whether the kernel is still alive. */
async function runCell(run: Run, kernel: GradingKernel, planned: PlannedCell): Promise<boolean> {
  const { cell, exercise } = planned;
  const { seconds, outputBytes } = planned.limits;
  const kept = keepOutputs(outputBytes);
  const left = Math.max(Math.ceil(run.deadline - performance.now()), 1);
  const timeoutMs = Math.min(seconds * 1000, left);
  const reply = await kernel.execute(cell.source, kept.add, { timeoutMs });
  const isNew = exercise && !run.found.has(exercise.id);
  const asked = isNew && reply.status === "ok" ? await ask(run, kernel, exercise) : {};
  const end = asked.probe?.status === "dead" ? asked.probe : reply;
  if (end.status === "dead" && mayBeOurs(run, planned, end.cause)) return false;
  run.options.onCell?.(cell, reply);
  if (isNew) {
    const { fault, probe } = asked;
    const ran = { kind: "ran", reply: endOf(reply), outputs: kept.list() } as const;
    run.found.set(
      exercise.id,
      fault === undefined
        ? { ...ran, ...(probe && { probe }) }
        : { kind: "grader-error", why: fault },
    );
  }
  // a process without memory would fail the next cells, too
  const isOver = end.status === "dead" || isMemoryGone(reply);
  if (isOver) run.deadly.add(planned);
  return !isOver;
}

interface Asked {
  readonly probe?: ProbeReply;
  /** Why the grader could not ask. */
  readonly fault?: string;
}

/** A failure on the way to the kernel is the grader's, whatever it is. */
async function ask({ options }: Run, kernel: GradingKernel, exercise: Exercise): Promise<Asked> {
  try {
    return { probe: await options.probe(kernel, exercise) };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

/** Whether a death may have come from outside: then the cell is run once more before it is believed. */
function mayBeOurs({ crashed }: Run, planned: PlannedCell, cause: string): boolean {
  if (cause !== "crash" || crashed.has(planned)) return false;
  crashed.add(planned);
  return true;
}

/** The reply without its count, which depends on how often the notebook was started. */
function endOf(reply: ExecuteReply): CellEnd {
  if (reply.status === "ok") return { status: "ok" };
  return reply;
}

function isDone({ plan, found }: Run): boolean {
  return plan.every(({ exercise }) => !exercise || found.has(exercise.id));
}
