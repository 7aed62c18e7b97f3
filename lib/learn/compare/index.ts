export { type Candidate, candidates, type Tunable } from "./candidates.ts";
export { type CompareOptions, compareClassifiers } from "./compare.ts";
export type { Compared, Comparison, NotCompared } from "./comparison.ts";
export type { ComparisonPlan, SearchKind } from "./plan.ts";
export type { ComparisonProgress } from "./time-left.ts";
