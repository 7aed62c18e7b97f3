import type { CodeCell, ExecuteReply, Failure, Kernel, ProbeReply } from "../../kernel/index.ts";
import type { Exercise } from "../exercise.ts";
import type { Words } from "../language.ts";
import type { CellEnd, Evidence } from "./evidence.ts";
import { isMemoryGone } from "./examiner.ts";
import { keepOutputs } from "./kept-outputs.ts";
import type { PlannedCell, RunPlan } from "./run-plan.ts";

/** What grading needs of a kernel. */
export type GradingKernel = Pick<Kernel, "execute" | "probe" | "shutdown"> &
  Partial<Pick<Kernel, "spentMs">>;

export interface GatherOptions {
  /** A fresh kernel, at the start and each time the submission has killed its own. */
  startKernel(): Promise<GradingKernel>;
  /** Asks the kernel for an exercise whose cell has just run to its end. */
  probe(kernel: GradingKernel, exercise: Exercise): Promise<ProbeReply>;
  /** Called before each cell with the share of the notebook that is done. */
  onProgress?: (share: number) => void;
  /** Called after each cell that has run. */
  onCell?: (cell: CodeCell, reply: ExecuteReply) => void;
  /** Time for the whole notebook as its kernels count it, in seconds. Default: 300. */
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
    spentMs: 0,
    totalMs: totalSeconds * 1000,
    deadline: performance.now() + wallFactor * totalSeconds * 1000,
  };
  let why = alwaysKilled;
  for (let kernels = 0; kernels < maxKernels && !isDone(run); kernels++) {
    if (leftMs(run) <= 0) {
      why = tookLonger(totalSeconds);
      break;
    }
    const kernel = await startKernel();
    try {
      await runOnce(run, kernel);
    } finally {
      run.spentMs += kernel.spentMs?.() ?? 0;
      await kernel.shutdown();
    }
  }
  for (const { exercise } of plan) {
    if (exercise && !run.found.has(exercise.id)) run.found.set(exercise.id, { kind: "left", why });
  }
  return run.found;
}

const alwaysKilled: Words = {
  en: "The notebook killed its process again and again, and was left.",
  es: "El cuaderno ha matado su proceso una y otra vez, y se ha dejado de ejecutar.",
  ru: "Тетрадь снова и снова обрушивала свой процесс, и больше её не выполняли.",
};

const tookLonger = (seconds: number): Words => ({
  en: `The notebook as a whole took longer than ${seconds} s.`,
  es: `El cuaderno entero ha tardado más de ${seconds} s.`,
  ru: `Тетрадь в целом выполнялась дольше ${seconds} с.`,
});

/** What is remembered from kernel to kernel. */
interface Run {
  readonly plan: RunPlan;
  readonly options: GatherOptions;
  readonly found: Map<string, Evidence>;
  /** Cells in which a kernel has ended once without saying why. */
  readonly crashed: Set<PlannedCell>;
  /** Cells that have killed a kernel, and are not run again. */
  readonly deadly: Set<PlannedCell>;
  readonly totalMs: number;
  /** By kernels that have ended. */
  spentMs: number;
  /** By the clock, whatever the kernels say. */
  readonly deadline: number;
}

/** A busy machine may make a notebook so much slower, and not more. */
const wallFactor = 16;

/** What the notebook may still take, in milliseconds. */
function leftMs({ totalMs, spentMs, deadline }: Run, kernel?: GradingKernel): number {
  const counted = totalMs - spentMs - (kernel?.spentMs?.() ?? 0);
  return Math.min(counted, (deadline - performance.now()) / wallFactor);
}

/** Runs the cells until all exercises are known, the kernel dies or the time is over. */
async function runOnce(run: Run, kernel: GradingKernel): Promise<void> {
  for (const [i, planned] of run.plan.entries()) {
    if (isDone(run) || leftMs(run, kernel) <= 0) return;
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
  const timeoutMs = Math.min(seconds * 1000, Math.max(Math.ceil(leftMs(run, kernel)), 1));
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
        ? { ...ran, ...(probe && { probe: probe.status === "error" ? shortened(probe) : probe }) }
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
  return reply.status === "error" ? shortened(reply) : reply;
}

const [mostLetters, mostLines] = [2000, 50] as const;

/** A failure as it is kept: a student's error may say whole books. */
function shortened<F extends Failure>(failure: F): F {
  const short = (text: string): string =>
    text.length > mostLetters ? `${text.slice(0, mostLetters)}…` : text;
  const { ename, evalue, traceback } = failure;
  const lines = traceback.slice(0, mostLines).map(short);
  return { ...failure, ename: short(ename), evalue: short(evalue), traceback: lines };
}

function isDone({ plan, found }: Run): boolean {
  return plan.every(({ exercise }) => !exercise || found.has(exercise.id));
}
