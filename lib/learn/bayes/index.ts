export { gaussianNaiveBayes, type NaiveBayesOptions } from "./gaussian-naive-bayes.ts";
export {
  type QuadraticDiscriminantOptions,
  quadraticDiscriminant,
} from "./quadratic-discriminant.ts";
