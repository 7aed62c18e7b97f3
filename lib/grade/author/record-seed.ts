import { join } from "node:path";
import { packageRoot } from "../../core/package-root.ts";
import type { Kernel } from "../../kernel/index.ts";
import { type Exercise, limitsOf } from "../exercise.ts";
import { readSolution } from "../exercise-files.ts";
import { type GradedModule, probePath } from "../graded-module.ts";
import { exerciseOfCell, isForShow } from "../lesson-metadata.ts";
import type { ProcessCost } from "./cost-probe.ts";
import { withLessonKernel } from "./lesson-kernel.ts";

/** What the stored solution of one exercise gives a student with one seed. */
export interface RecordedAnswer {
  readonly exercise: Exercise;
  readonly inputs: unknown;
  readonly reference: unknown;
  /** The probe's values, by name. */
  readonly values: Readonly<Record<string, unknown>>;
  /** What the cell and its probe needed. */
  readonly cost: ProcessCost;
}

/** The solutions of a module, run for one seed. */
export interface SeedRecord {
  readonly seed: number;
  readonly answers: readonly RecordedAnswer[];
}

/** Runs the lesson with its solutions for one seed, as grading does, and keeps what the probes return. */
export async function recordSeed(
  module: GradedModule,
  seed: number,
  signal?: AbortSignal,
): Promise<SeedRecord> {
  return await withLessonKernel(module, { seed, signal }, async (kernel) => {
    const answers: RecordedAnswer[] = [];
    for (const cell of module.notebook.cells) {
      if (cell.cell_type !== "code" || isForShow(cell)) continue;
      const exercise = module.exercises.find(({ id }) => id === exerciseOfCell(cell));
      if (exercise) answers.push(await recordAnswer(kernel, module, exercise, seed));
      else await execute(kernel, cell.source, "a cell of the lesson");
    }
    return { seed, answers };
  });
}

async function recordAnswer(
  kernel: Kernel,
  { courseRoot }: GradedModule,
  exercise: Exercise,
  seed: number,
): Promise<RecordedAnswer> {
  const { id } = exercise;
  const inputs = await exercise.inputs(seed);
  const reference = await exercise.reference(seed);
  const before = await costOf(kernel);
  await execute(kernel, await readSolution(courseRoot, id), `the solution of ${id}`);
  const timeoutMs = limitsOf(exercise).seconds * 1000;
  const values = await ask(kernel, probePath(courseRoot, id), inputs, timeoutMs);
  const after = await costOf(kernel);
  const cost = { cpuSeconds: after.cpuSeconds - before.cpuSeconds, heapMb: after.heapMb };
  return { exercise, inputs, reference, values, cost };
}

async function execute(kernel: Kernel, code: string, what: string): Promise<void> {
  const reply = await kernel.execute(code, () => {});
  if (reply.status === "ok") return;
  const why = reply.status === "dead" ? reply.reason : `${reply.ename}: ${reply.evalue}`;
  throw new Error(`Cannot run ${what}: ${why}`);
}

async function costOf(kernel: Kernel): Promise<ProcessCost> {
  const path = join(packageRoot(), "dist/grade/author/cost-probe.js");
  const { cpuSeconds, heapMb } = await ask(kernel, path, null, 10_000);
  return { cpuSeconds: Number(cpuSeconds), heapMb: Number(heapMb) };
}

async function ask(
  kernel: Kernel,
  path: string,
  inputs: unknown,
  timeoutMs: number,
): Promise<Readonly<Record<string, unknown>>> {
  const reply = await kernel.probe(path, inputs, { timeoutMs });
  if (reply.status === "ok") return Object(reply.value);
  const why = reply.status === "dead" ? reply.reason : `${reply.ename}: ${reply.evalue}`;
  throw new Error(`Cannot probe an answer with ${path}: ${why}`);
}
