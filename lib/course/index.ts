export type { Language } from "../grade/language.ts";
export {
  type CourseExercise,
  type DescribeExercise,
  findCourse,
  type Module,
  readCatalogue,
} from "./catalogue.ts";
export { describeExercises } from "./describe-exercises.ts";
export { exportProgress, importProgress, mergeProgress } from "./exchange-progress.ts";
export { type KeepProgressOptions, keepProgress } from "./keep-progress.ts";
export { mergeLesson } from "./merge-lesson.ts";
export { type NextStep, nextStep } from "./next-step.ts";
export {
  addOwnNotebook,
  newOwnNotebook,
  ownNotebooks,
  removeOwnNotebook,
} from "./own-notebooks.ts";
export { ownSeed, seedsPath } from "./own-seed.ts";
export {
  type ExerciseState,
  exerciseState,
  progressPath,
  type Result,
  readProgress,
  recordResult,
  takeHint,
} from "./progress.ts";
export type { ExerciseProgress, Progress } from "./progress-file.ts";
export { resetExercise, restoreCell } from "./restore-cell.ts";
export { readSettings, type Settings, writeSettings } from "./settings.ts";
export { isUpdated, updateNotebook } from "./update-notebook.ts";
export {
  isOwn,
  isStarted,
  openNotebook,
  resetNotebook,
  saveNotebook,
  workFolder,
  workPath,
} from "./workspace.ts";
