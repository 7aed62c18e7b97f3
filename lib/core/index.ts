export { betaI } from "./beta.ts";
export { type ClearOptions, clearOutput } from "./clear-output.ts";
export { countingSignificance } from "./counting-significance.ts";
export {
  type Displayable,
  type DisplayOptions,
  display,
  isDisplayable,
  type KernelHook,
  kernelHook,
  type MimeBundle,
  mimeBundle,
} from "./display.ts";
export { exponential, normal, poisson } from "./draw.ts";
export { erf, erfc, normalCdf } from "./error-function.ts";
export { ConvergenceError, DataError } from "./errors.ts";
export { escapeHtml } from "./escape-html.ts";
export { chi2Survival, gammaP, gammaQ, logGamma } from "./gamma.ts";
export { type InputOptions, input } from "./input.ts";
export { cholesky, invertSymmetric, type Matrix, solveSymmetric } from "./linear-algebra.ts";
export { errorDecimals, plusMinus, rounded } from "./measurement.ts";
export { normalQuantile } from "./normal-quantile.ts";
export { type Particle, type ParticleName, particles } from "./particles.ts";
export { type ProgressOptions, progress } from "./progress.ts";
export { type Random, seededRandom } from "./random.ts";
export { findRoot, type RootOptions } from "./root.ts";
export { splitSeed } from "./seed.ts";
export { studentSeed } from "./student-seed.ts";
export { type TableContent, table } from "./table.ts";
export { voigt } from "./voigt.ts";
