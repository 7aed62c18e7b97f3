import { DataError } from "../core/index.ts";
import { exerciseTexts } from "../grade/exercise-texts.ts";
import { loadExercise } from "../grade/graded-module.ts";
import type { Language } from "../grade/language.ts";
import type { DescribeExercise } from "./catalogue.ts";

/** Describes the exercises of a course to a reader of that language; one that is not built has no description. */
export function describeExercises(courseRoot: string, language: Language): DescribeExercise {
  return async (id) => {
    try {
      const exercise = await loadExercise(courseRoot, id);
      const { points, marking } = exercise;
      const texts = await exerciseTexts(courseRoot, exercise, language);
      return { points, ...texts, ...(marking && { isMarkedByHand: true }) };
    } catch (error) {
      if (error instanceof DataError) return undefined;
      throw error;
    }
  };
}
