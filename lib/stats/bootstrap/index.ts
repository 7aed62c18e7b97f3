export { type BootstrapOptions, bootstrap } from "./bootstrap.ts";
export {
  type Convergence,
  type ConvergenceOptions,
  type ConvergenceStep,
  convergence,
} from "./convergence.ts";
export { type Coverage, type CoverageOptions, coverage, type Ends } from "./coverage.ts";
export type { DataRows } from "./data-rows.ts";
export {
  bootstrapFit,
  type FitBootstrapOptions,
  type FitBootstrapSettings,
  fitTask,
} from "./fits/bootstrap-fit.ts";
export { type FitQuantity, type FitReplicas, replicasOfFit } from "./fits/fit-replicas.ts";
export { type FitSummary, fitSummary, type ParameterSummary } from "./fits/fit-summary.ts";
export { tableOfFits } from "./fits/fit-table.ts";
export {
  type FitBootstrapKind,
  type FitTask,
  type FittedReplica,
  fitBootstrapKinds,
} from "./fits/fit-task.ts";
export type { ReplicaRange } from "./fits/fit-workshop.ts";
export { type Gathered, gatherFits } from "./fits/gather.ts";
export type { MultiplicityTest } from "./fits/multiplicity-test.ts";
export { checkFitsName, writeFits } from "./fits/write-fits.ts";
export {
  type BootstrapInterval,
  type BootstrapIntervalOptions,
  type BootstrapIntervals,
  interval,
  intervals,
} from "./interval.ts";
export type { IntervalKind } from "./interval-ends.ts";
export type { ResamplingMethod } from "./multiplicities.ts";
export {
  type FailedReplica,
  type Replicas,
  type ReplicasDetails,
  replicasOf,
  type StatisticErrors,
} from "./replicas.ts";
export type { ResamplingOptions, Statistic } from "./resampling.ts";
