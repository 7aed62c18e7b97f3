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
export { ConvergenceError, DataError } from "./errors.ts";
export { type Random, seededRandom } from "./random.ts";
