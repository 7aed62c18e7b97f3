export { recordCollisions } from "./record-collisions.ts";
export { type RecordedRun, type RunTruth, recordedRun, runTruth } from "./recorded-run.ts";
export { type LessonProcess, simulatedCollisions } from "./samples.ts";
export {
  type LeptonTrigger,
  simulatedTriggers,
  type Triggers,
  triggerEfficiency,
} from "./triggers.ts";
