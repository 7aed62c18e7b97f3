export {
  type AucComparison,
  auc,
  aucCovariance,
  compareAuc,
  type Measured,
  measureAuc,
} from "./auc.ts";
export { type BootstrapOptions, bootstrapError } from "./bootstrap.ts";
export {
  brierScore,
  type CalibrationCurve,
  type CalibrationOptions,
  calibrationCurve,
  logLoss,
} from "./calibration.ts";
export { type Confusion, type ConfusionOptions, confusion } from "./confusion.ts";
export { correlations } from "./correlation.ts";
export { type FigureOfMerit, figureOfMerit } from "./figure-of-merit.ts";
export {
  atSignalEfficiency,
  backgroundRejection,
  type RocCurve,
  roc,
  type WorkingPoint,
} from "./roc.ts";
export type { WeightOption } from "./scored.ts";
export { type SeparationOptions, separation, separations } from "./separation.ts";
export {
  type BestCut,
  type ScanOptions,
  type SignificanceScan,
  significanceScan,
} from "./significance-scan.ts";
