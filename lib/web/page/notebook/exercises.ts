import type { ExerciseView } from "../../protocol.ts";
import type { CellView } from "./cell.ts";
import type { CellList } from "./cell-list.ts";
import { type ExerciseActions, type ExerciseHead, exerciseHead } from "./exercise-head.ts";

export interface Exercises {
  /** Puts a head over the cell, if it belongs to an exercise. */
  add(cell: CellView): void;
  show(exercises: readonly ExerciseView[]): void;
}

export type ExerciseCommands = {
  readonly [Name in keyof ExerciseActions]: (cell: CellView) => void;
};

/** The heads of all cells with exercises, kept up to date. */
export function createExercises(commands: ExerciseCommands): Exercises {
  const heads: { readonly exercise: string; readonly head: ExerciseHead }[] = [];
  let known: readonly ExerciseView[] = [];
  const tell = (exercise: string, head: ExerciseHead): void => {
    const view = known.find(({ id }) => id === exercise);
    if (view) head.show(view);
  };
  return {
    add(cell) {
      const { exercise } = cell;
      if (exercise === undefined) return;
      const head = exerciseHead({
        check: () => commands.check(cell),
        hint: () => commands.hint(cell),
        reset: () => commands.reset(cell),
      });
      cell.element.classList.add("exercise");
      cell.element.querySelector(".paper")?.prepend(head.element);
      heads.push({ exercise, head });
      tell(exercise, head);
    },
    show(exercises) {
      known = exercises;
      for (const { exercise, head } of heads) tell(exercise, head);
    },
  };
}

/** The cell that checks an exercise: the next one that calls `check("its-name")`. */
export function checkCell(list: CellList, cell: CellView): CellView | undefined {
  const name = cell.exercise?.split("/").at(-1) ?? "";
  const call = new RegExp(`\\bcheck\\(\\s*["'\`](?:[\\w-]+/)?${name}["'\`]`);
  return list
    .all()
    .slice(list.place(cell) + 1)
    .find((candidate) => candidate.kind === "code" && call.test(candidate.text()));
}
