import type { Cell, CodeCell, Notebook } from "../../kernel/index.ts";
import { defaultLimits, type Exercise, type Limits, limitsOf } from "../exercise.ts";
import type { GradedModule } from "../graded-module.ts";
import { isForShow } from "../lesson-metadata.ts";
import { isText } from "../marking/by-hand.ts";
import type { MatchedCell } from "./match-cells.ts";

/** One cell that grading runs, with the exercise that it answers, if any. */
export interface PlannedCell {
  readonly cell: CodeCell;
  /** What the cell may use: its exercise's limits, also where that one is not asked for. */
  readonly limits: Limits;
  readonly exercise?: Exercise;
}

/** The cells that a run needs, in order. */
export type RunPlan = readonly PlannedCell[];

/** Cells of the lesson itself may take long on a busy machine, and all after them would suffer. */
const betweenExercises: Limits = { ...defaultLimits, seconds: 120 };

/**
 * The code cells of a submission as far as its last exercise, less those that only show something and
 * stand as they do in the lesson.
 */
export function planOf(
  submitted: Notebook,
  { notebook, exercises }: GradedModule,
  matches: ReadonlyMap<string, MatchedCell>,
): RunPlan {
  const forShow = new Set(notebook.cells.filter(isForShow).map(({ source }) => source));
  const run = exercises.filter((one) => !isText(one));
  const answered = new Map<Cell | undefined, Exercise>(
    run.map((one) => [matches.get(one.id)?.cell, one]),
  );
  const cells = submitted.cells
    .filter((cell) => cell.cell_type === "code")
    .map((cell): PlannedCell => {
      const exercise = answered.get(cell);
      const limits = exercise ? limitsOf(exercise) : betweenExercises;
      return { cell, limits, ...(exercise && { exercise }) };
    })
    .filter(({ cell, exercise }) => exercise || !forShow.has(cell.source));
  return cells.slice(0, cells.findLastIndex(({ exercise }) => exercise) + 1);
}

/** The plan as far as one exercise. */
export function planUpTo(plan: RunPlan, id: string): RunPlan {
  return plan.slice(0, plan.findIndex(({ exercise }) => exercise?.id === id) + 1);
}
