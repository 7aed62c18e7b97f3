export {
  type Bump,
  type BumpOptions,
  findBump,
  pretendBumps,
  pretendSpectrum,
  type ToyBumpOptions,
} from "./bump.ts";
export {
  type BackgroundOptions,
  countPValue,
  countSignificance,
  expectedSignificance,
  pValueOf,
  significanceOf,
} from "./counting.ts";
export { type Spread, type SpreadOptions, significanceSpread } from "./spread.ts";
export { thresholdFor } from "./threshold.ts";
