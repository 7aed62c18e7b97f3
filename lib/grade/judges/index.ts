export { type ChoiceOptions, choice } from "./choice.ts";
export {
  missing,
  noFunction,
  notAFunction,
  type Read,
  readCalls,
  readNumber,
  readNumbers,
  readRecord,
} from "./claim.ts";
export { type HistogramOptions, histogram } from "./histogram.ts";
export { kindOf } from "./kinds.ts";
export { type Measured, type MeasurementOptions, measurement } from "./measurement.ts";
export { type NumbersOptions, numbers } from "./numbers.ts";
export { type TableOptions, type TableRow, table } from "./table.ts";
export {
  isWithin,
  type Tolerance,
  type WithinToleranceOptions,
  withinTolerance,
} from "./within-tolerance.ts";
