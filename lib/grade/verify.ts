import { existsSync } from "node:fs";
import { join } from "node:path";
import type { CodeCell, Kernel } from "../kernel/index.ts";
import { withLessonKernel } from "./author/lesson-kernel.ts";
import type { AddTrial, Trial } from "./author/trial.ts";
import { verifyMarked } from "./author/verify-marking.ts";
import { verifyReason } from "./author/verify-reason.ts";
import { type Exercise, limitsOf } from "./exercise.ts";
import { readStatement, readStub } from "./exercise-files.ts";
import { type GradedModule, loadModule } from "./graded-module.ts";
import type { Judgement } from "./judgement.ts";
import { languages } from "./language.ts";
import { exerciseOfCell, idList, isForShow } from "./lesson-metadata.ts";
import { isText } from "./marking/by-hand.ts";
import { answersOf } from "./promised-answers.ts";
import { type Examiner, examiner, notRun } from "./run/examiner.ts";

export interface VerifyOptions {
  /** The student for whom the exercises are proved. Default: 1. */
  seed?: number;
  /** Ends the lesson that runs; the proof then rejects. */
  signal?: AbortSignal | undefined;
  onTrial?: (trial: Trial) => void;
}

/**
 * Proves the exercises of a module: the solution earns all, the stub nothing, each wrong answer what
 * its author says; the lesson runs with the stubs as with the solutions. One kernel for each run.
 */
export async function verifyModule(
  courseRoot: string,
  id: string,
  { seed = 1, signal, onTrial }: VerifyOptions = {},
): Promise<readonly Trial[]> {
  const module = await loadModule(courseRoot, id);
  const trials: Trial[] = [];
  const add = (trial: Trial): void => {
    trials.push(trial);
    onTrial?.(trial);
  };
  verifyPrerequisites(module, add);
  for (const exercise of module.exercises) await verifyTexts(module, exercise, add);
  await withLessonKernel(module, { seed, signal }, (kernel) =>
    verifyAnswers(kernel, module, examiner(courseRoot, seed), add),
  );
  await withLessonKernel(module, { seed, signal }, (kernel) => verifyLesson(kernel, module, add));
  return trials;
}

/**
 * Runs the lesson with the solutions; at each exercise, first the stub and the wrong answers. Cells
 * that are only for show come last, since grading leaves them out: no exercise may need them.
 */
async function verifyAnswers(
  kernel: Kernel,
  module: GradedModule,
  examined: Examiner,
  add: AddTrial,
): Promise<void> {
  for (const text of module.exercises.filter(isText)) {
    await verifyMarked(kernel, module, text, examined, add);
  }
  const cells = codeCells(module);
  for (const cell of [...cells.filter((one) => !isForShow(one)), ...cells.filter(isForShow)]) {
    const exercise = module.exercises.find(({ id }) => id === exerciseOfCell(cell));
    if (!exercise) {
      await verifyCell(kernel, module, cell, "with the solutions", add);
      continue;
    }
    if (exercise.marking) {
      await verifyMarked(kernel, module, exercise, examined, add);
      continue;
    }
    for (const answer of await answersOf(module.courseRoot, exercise)) {
      const judgement = await tryAnswer(kernel, examined, exercise, answer.code);
      const problem = answer.problem(judgement);
      add({ subject: exercise.id, answer: answer.name, judgement, ...(problem && { problem }) });
      verifyReason(exercise.id, answer.name, judgement.reason, add);
    }
  }
}

async function tryAnswer(
  kernel: Kernel,
  { examine }: Examiner,
  exercise: Exercise,
  code: string,
): Promise<Judgement> {
  const timeoutMs = limitsOf(exercise).seconds * 1000;
  const reply = await kernel.execute(code, () => {}, { timeoutMs });
  if (reply.status !== "ok") return notRun(exercise, reply);
  return (await examine(kernel, exercise)).judgement;
}

/** Runs the lesson as students get it: no cell may fail because an exercise is still open. */
async function verifyLesson(kernel: Kernel, module: GradedModule, add: AddTrial): Promise<void> {
  for (const cell of codeCells(module))
    await verifyCell(kernel, module, cell, "with the stubs", add);
}

async function verifyCell(
  kernel: Kernel,
  module: GradedModule,
  cell: CodeCell,
  when: string,
  add: AddTrial,
): Promise<void> {
  const reply = await kernel.execute(cell.source, () => {});
  if (reply.status === "ok") return;
  const problem = reply.status === "dead" ? reply.reason : `${reply.ename}: ${reply.evalue}`;
  const place = codeCells(module).indexOf(cell) + 1;
  add({ subject: module.id, answer: `code cell ${place}, ${when}`, problem });
}

function codeCells({ notebook }: GradedModule): readonly CodeCell[] {
  return notebook.cells.filter((cell) => cell.cell_type === "code");
}

async function verifyTexts(
  { courseRoot, notebook }: GradedModule,
  exercise: Exercise,
  add: AddTrial,
): Promise<void> {
  const { id, hints } = exercise;
  for (const language of languages) {
    await readStatement(courseRoot, id, language).catch((error: Error) =>
      add({ subject: id, answer: `statement in ${language}`, problem: error.message }),
    );
    const isWhole = "en" in hints && hints[language].length === hints.en.length;
    const problem = "each hint is needed in each language";
    if (!isWhole) add({ subject: id, answer: `hints in ${language}`, problem });
  }
  const stub = await readStub(courseRoot, id);
  const cell = notebook.cells.find((one) => exerciseOfCell(one) === id);
  if (cell?.source.trimEnd() === stub) return;
  add({
    subject: id,
    answer: "stub",
    problem: "the cell in the notebook is not the stub of the exercise",
  });
}

/** A module may ask only for earlier ones, and for such as there are: so no two wait for each other. */
function verifyPrerequisites({ id, courseRoot, notebook }: GradedModule, add: AddTrial): void {
  for (const needed of idList(notebook, "prerequisites")) {
    const answer = `prerequisite ${needed}`;
    if (!existsSync(join(courseRoot, "notebooks", `${needed}.ipynb`)))
      add({ subject: id, answer, problem: "the course has no such module" });
    else if (needed >= id) add({ subject: id, answer, problem: "it does not come before" });
  }
}
