import type { CodeCell, ExecuteReply, Kernel, Notebook, StoredOutput } from "../kernel/index.ts";
import { type Examiner, graderError, notRun, unearned } from "./examiner.ts";
import { defaultLimits, type Exercise, limitsOf } from "./exercise.ts";
import type { GradedModule } from "./graded-module.ts";
import type { Judgement } from "./judgement.ts";
import { keepOutputs } from "./kept-outputs.ts";
import { isForShow } from "./lesson-metadata.ts";
import { type Flag, type MatchedCell, matchCells } from "./match-cells.ts";

/** One exercise of one submission, with what the instructor may want to look at. */
export interface ExerciseResult extends Judgement {
  readonly flags: readonly Flag[];
  /** The cell as it was handed in; empty when it was deleted. */
  readonly code: string;
  readonly outputs: readonly StoredOutput[];
}

export interface SubmissionOptions {
  readonly examiner: Examiner;
  /** A fresh sandboxed kernel, at the start and each time the submission has killed its own. */
  startKernel(): Promise<Kernel>;
  /** Called before each cell with the share of the notebook that is done. */
  onProgress?: (share: number) => void;
  /** Called after each cell that has run. */
  onCell?: (cell: CodeCell, reply: ExecuteReply) => void;
  /** Wall time for the whole notebook, in seconds. Default: 300. */
  totalSeconds?: number;
  /** How many kernels a submission may kill before the rest of it is left. Default: 5. */
  maxKernels?: number;
}

/**
 * Runs a submitted notebook cell by cell and judges each exercise right after its cell. A cell that
 * kills its process is left out and the notebook run again, so that only its own exercise suffers.
 */
export async function gradeSubmission(
  submitted: Notebook,
  module: GradedModule,
  options: SubmissionOptions,
): Promise<readonly ExerciseResult[]> {
  const { examiner, startKernel, onProgress, onCell, totalSeconds = 300, maxKernels = 5 } = options;
  const run: Run = {
    submitted,
    module,
    examiner,
    matches: matchCells(submitted, module),
    results: new Map(),
    deadly: new Set(),
    deadline: performance.now() + totalSeconds * 1000,
    ...(onProgress && { onProgress }),
    ...(onCell && { onCell }),
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
  return module.exercises.map(
    (exercise) => run.results.get(exercise.id) ?? left(run, exercise, why),
  );
}

/** What the grading of one submission remembers from kernel to kernel. */
interface Run {
  readonly submitted: Notebook;
  readonly module: GradedModule;
  readonly examiner: Examiner;
  readonly matches: ReadonlyMap<string, MatchedCell>;
  readonly results: Map<string, ExerciseResult>;
  /** Cells that have killed a kernel, and are not run again. */
  readonly deadly: Set<CodeCell>;
  readonly deadline: number;
  readonly onProgress?: (share: number) => void;
  readonly onCell?: (cell: CodeCell, reply: ExecuteReply) => void;
}

/** Runs the cells until all exercises are judged, the kernel dies or the time is over. */
async function runOnce(run: Run, kernel: Kernel): Promise<void> {
  const cells = cellsToRun(run);
  for (const [i, cell] of cells.entries()) {
    if (isDone(run) || performance.now() > run.deadline) return;
    if (run.deadly.has(cell)) continue;
    run.onProgress?.(i / cells.length);
    if (!(await runCell(run, kernel, cell))) {
      run.deadly.add(cell);
      return;
    }
  }
}

/** The code cells, less those that only show something and stand as they do in the lesson. */
function cellsToRun({ submitted, module }: Run): readonly CodeCell[] {
  const forShow = new Set(module.notebook.cells.filter(isForShow).map(({ source }) => source));
  const cells = submitted.cells.filter((cell) => cell.cell_type === "code");
  return cells.filter(({ source }) => !forShow.has(source));
}

/** Runs one cell and judges its exercise, once; whether the kernel is still alive. */
async function runCell(run: Run, kernel: Kernel, cell: CodeCell): Promise<boolean> {
  const exercise = run.module.exercises.find(({ id }) => run.matches.get(id)?.cell === cell);
  const { seconds, outputBytes } = exercise ? limitsOf(exercise) : defaultLimits;
  const kept = keepOutputs(outputBytes);
  const timeoutMs = Math.min(
    seconds * 1000,
    Math.max(Math.ceil(run.deadline - performance.now()), 1),
  );
  const reply = await kernel.execute(cell.source, kept.add, { timeoutMs });
  run.onCell?.(cell, reply);
  if (!exercise || run.results.has(exercise.id)) return reply.status !== "dead";
  const { judgement, isKernelAlive } = await judge(run, kernel, exercise, reply);
  const { flags = [] } = run.matches.get(exercise.id) ?? {};
  run.results.set(exercise.id, { ...judgement, flags, code: cell.source, outputs: kept.list() });
  return isKernelAlive;
}

async function judge(
  { examiner }: Run,
  kernel: Kernel,
  exercise: Exercise,
  reply: ExecuteReply,
): Promise<{ judgement: Judgement; isKernelAlive: boolean }> {
  if (reply.status === "ok") return examiner.examine(kernel, exercise);
  return { judgement: notRun(exercise, reply), isKernelAlive: reply.status !== "dead" };
}

function isDone({ module, matches, results }: Run): boolean {
  return module.exercises.every(({ id }) => results.has(id) || !matches.get(id)?.cell);
}

/** The result of an exercise whose cell never ran. */
function left(run: Run, exercise: Exercise, why: string): ExerciseResult {
  const { cell, flags = [] } = run.matches.get(exercise.id) ?? {};
  const judgement = cell
    ? unearned(exercise, "timeout", why)
    : unearned(exercise, "not-attempted", "Its cell is not in the notebook.");
  return { ...judgement, flags, code: cell?.source ?? "", outputs: [] };
}

/** Results of a submission that the grader could not grade: no marks, to be run again. */
export function ungraded(module: GradedModule, error: unknown): readonly ExerciseResult[] {
  return module.exercises.map((exercise) => ({
    ...graderError(exercise, error),
    flags: [],
    code: "",
    outputs: [],
  }));
}
