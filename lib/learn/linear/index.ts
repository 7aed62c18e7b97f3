export { type LinearSgdOptions, linearSgd, type TrainedLinear } from "./sgd-classifier.ts";
