import {
  type DescribeExercise,
  isStarted,
  type Module,
  type Progress,
  readCatalogue,
  readProgress,
} from "../course/index.ts";
import type { CourseView, ExerciseView } from "./protocol.ts";

/** The course as its first page shows it. */
export async function courseView(
  courseRoot: string,
  describe: DescribeExercise,
): Promise<CourseView> {
  const progress = readProgress(courseRoot);
  const modules = await readCatalogue(courseRoot, describe);
  return {
    title: "Data analysis at the Large Hadron Collider",
    modules: modules.map((module) => ({
      id: module.id,
      title: module.title,
      summary: module.summary,
      ...(module.minutes === undefined ? {} : { minutes: module.minutes }),
      ...(module.problem === undefined ? {} : { problem: module.problem }),
      isStarted: isStarted(courseRoot, module),
      exercises: exerciseViews(module, progress),
    })),
  };
}

/** The exercises of a module with what was reached in them. */
export function exerciseViews(module: Module, progress: Progress): readonly ExerciseView[] {
  return module.exercises.map(({ id, title, points: maxPoints }) => {
    const points = progress[id]?.points;
    return { id, title, maxPoints, ...(points === undefined ? {} : { points }) };
  });
}
