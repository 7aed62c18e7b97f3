export { type Chi2Test, chi2Test } from "./chi2-test.ts";
export {
  type KolmogorovTest,
  kolmogorovTest,
  tmvaKolmogorov,
  type WeightedValues,
} from "./kolmogorov.ts";
export {
  type OvertrainingCheck,
  overtrainingCheck,
  type ResponseCheck,
  type Scored,
} from "./overtraining.ts";
