export {
  type CourseExercise,
  type DescribeExercise,
  findCourse,
  type Module,
  readCatalogue,
} from "./catalogue.ts";
export {
  type ExerciseProgress,
  type Progress,
  progressPath,
  type Result,
  readProgress,
  recordResult,
} from "./progress.ts";
export {
  isStarted,
  openNotebook,
  resetNotebook,
  saveNotebook,
  workFolder,
  workPath,
} from "./workspace.ts";
