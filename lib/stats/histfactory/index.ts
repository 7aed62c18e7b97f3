export {
  asimovData,
  expected,
  expectedAuxiliary,
  expectedBySample,
  twiceNll,
} from "./evaluation/evaluate.ts";
export type { BestFit, BestFitOptions } from "./fit/best-fit.ts";
export { findBestFit } from "./fit/find-best-fit.ts";
export { fitModel } from "./fit/fit-model.ts";
export {
  correlationOf,
  covarianceOf,
  type HistFactoryFit,
  positionOf,
} from "./fit/histfactory-fit.ts";
export type { SeveralStartsOptions } from "./fit/several-starts.ts";
export {
  type ClsResult,
  cls,
  clsTester,
  type Discovery,
  type DiscoveryOptions,
  discovery,
  type StrengthTester,
} from "./inference/asymptotic.ts";
export { type Breakdown, type BreakdownOptions, breakdown } from "./inference/breakdown.ts";
export { type Goodness, goodnessOfFit } from "./inference/goodness.ts";
export {
  type MinosInterval,
  type MinosIntervalOptions,
  minosInterval,
} from "./inference/minos-interval.ts";
export { type Pull, priorSigma, pulls } from "./inference/pulls.ts";
export {
  type Impact,
  type ImpactMethod,
  type Ranking,
  type RankingOptions,
  ranking,
} from "./inference/ranking.ts";
export {
  type Scan,
  type Scan2d,
  type Scan2dOptions,
  type ScanOptions,
  scan,
  scan2d,
} from "./inference/scan.ts";
export type { TestStatistic } from "./inference/test-statistic.ts";
export type { HypothesisOptions } from "./inference/tested.ts";
export { type ToyClsOptions, type ToyClsResult, toyCls } from "./inference/toy-cls/toy-cls.ts";
export { toyData } from "./inference/toys.ts";
export { type UpperLimit, type UpperLimitOptions, upperLimit } from "./inference/upper-limit.ts";
export { type ChannelYields, postfitYields, prefitYields } from "./inference/yields.ts";
export { type CompileOptions, compile } from "./model/compile.ts";
export type {
  Constraint,
  HistFactoryModel,
  ModelChannel,
  ModelData,
  ModelParameter,
} from "./model/model.ts";
export type { Interpolation, ModelArrays } from "./model/model-arrays.ts";
export {
  type Bins,
  buildWorkspace,
  type ChannelSketch,
  type SampleSketch,
  type SystematicSketch,
  type WorkspaceSketch,
} from "./workspace/build-workspace.ts";
export { type CombineOptions, combine, type Join } from "./workspace/combine.ts";
export { type DigestAlgorithm, digest } from "./workspace/digest.ts";
export {
  applyJsonPatch,
  applyPatch,
  checkPatchSet,
  type JsonPatch,
  type PatchSet,
  readPatchSet,
  verifyDigests,
} from "./workspace/patch-set.ts";
export { type Pruned, prune, type Renamed, rename } from "./workspace/prune-rename.ts";
export {
  checkWorkspace,
  parseWorkspace,
  readWorkspace,
  writeWorkspace,
} from "./workspace/read-workspace.ts";
export { sortWorkspace } from "./workspace/sort-workspace.ts";
export type {
  Channel,
  Measurement,
  Modifier,
  ModifierType,
  Observation,
  ParameterSettings,
  Sample,
  Scales,
  Templates,
  Workspace,
} from "./workspace/workspace.ts";
