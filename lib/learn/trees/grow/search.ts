import type { GrowthPlan } from "./plan.ts";

/** A leaf as the search for its best split sees it. */
export interface Searched {
  readonly gradient: number;
  readonly hessian: number;
  readonly nRows: number;
  /** Between which values the leaves below must stay. */
  readonly lower: number;
  readonly upper: number;
}

/** A way to split a leaf; `gain` is 0 when there is none. */
export interface Split {
  gain: number;
  feature: number;
  /** Codes up to this one go left, code 0 (NaN) by `missingLeft`. */
  code: number;
  missingLeft: number;
  leftGradient: number;
  leftHessian: number;
}

export const noSplit: Readonly<Split> = {
  gain: 0,
  feature: -1,
  code: 0,
  missingLeft: 0,
  leftGradient: 0,
  leftHessian: 0,
};

/** The value that minimises G v + ½ (H + λ) v² + α |v| between the bounds. */
export function leafValue(
  { gradient, hessian, lower, upper }: Searched,
  { l1, l2 }: GrowthPlan,
): number {
  const value = -softened(gradient, l1) / (hessian + l2);
  return Math.min(Math.max(Number.isFinite(value) ? value : 0, lower), upper);
}

function softened(gradient: number, l1: number): number {
  return Math.sign(gradient) * Math.max(Math.abs(gradient) - l1, 0);
}

/** How far a leaf lowers the loss: −min of the sum that `leafValue` minimises. */
function fall(leaf: Searched, plan: GrowthPlan): number {
  const value = leafValue(leaf, plan);
  const { gradient, hessian } = leaf;
  return -(
    gradient * value +
    0.5 * (hessian + plan.l2) * value * value +
    plan.l1 * Math.abs(value)
  );
}

/** The cells of one feature in the memory: where they begin, and where those with numbers of rows do. */
export interface FeatureCells {
  readonly numbers: Float64Array;
  readonly first: number;
  readonly counts: number;
  readonly nBins: number;
  readonly feature: number;
}

/**
 * Looks through the cells of one feature for a split that gains more than `best`, which is changed.
 * NaN goes with the side where it gains more; where there is none here, with the heavier side.
 */
export function searchFeature(
  cells: FeatureCells,
  leaf: Searched,
  plan: GrowthPlan,
  best: Split,
): void {
  const { numbers, first, feature } = cells;
  const before = fall(leaf, plan);
  const bar = before + Math.max(best.gain, plan.minSplitGain, 1e-14 * Math.abs(before));
  const scan = isPlain(leaf, plan, feature) ? scanPlain : scanBounded;
  const cut: Cut = { fall: bar, code: 0, gradient: 0, hessian: 0 };
  const found = scan(cells, false, leaf, plan, cut);
  const missing = numbers[first] !== 0 || numbers[first + 1] !== 0;
  const foundLeft = missing && scan(cells, true, leaf, plan, cut);
  if (!found && !foundLeft) return;
  best.gain = cut.fall - before;
  best.feature = feature;
  best.code = cut.code;
  best.leftGradient = cut.gradient;
  best.leftHessian = cut.hessian;
  const isLeft = missing ? foundLeft : 2 * cut.hessian > leaf.hessian;
  best.missingLeft = isLeft ? 1 : 0;
}

/** The best place to cut so far: how far the loss falls, and what is on the left of it. */
interface Cut {
  fall: number;
  code: number;
  gradient: number;
  hessian: number;
}

function isPlain(
  { lower, upper }: Searched,
  { l1, monotone, minLeafSamples }: GrowthPlan,
  feature: number,
): boolean {
  const isFree = lower === -Infinity && upper === Infinity && monotone[feature] === 0;
  return l1 === 0 && isFree && minLeafSamples <= 1;
}

/** Without constraints the fall is ½ Σ G²/(H + λ). Tells whether it found a better cut. */
function scanPlain(
  { numbers, first, nBins }: FeatureCells,
  missingLeft: boolean,
  { gradient, hessian }: Searched,
  { l2, minLeafWeight }: GrowthPlan,
  cut: Cut,
): boolean {
  const least = Math.max(minLeafWeight, Number.MIN_VALUE);
  let g = missingLeft ? numbers[first]! : 0;
  let h = missingLeft ? numbers[first + 1]! : 0;
  const bar = 2 * cut.fall;
  let best = bar;
  for (let code = 1; code <= nBins; code++) {
    g += numbers[first + 2 * code]!;
    h += numbers[first + 2 * code + 1]!;
    const rest = hessian - h;
    if (h < least || rest < least) continue;
    const other = gradient - g;
    const sum = (g * g) / (h + l2) + (other * other) / (rest + l2);
    if (sum <= best) continue;
    best = sum;
    cut.code = code;
    cut.gradient = g;
    cut.hessian = h;
  }
  cut.fall = best / 2;
  return best > bar;
}

function scanBounded(
  { numbers, first, counts, nBins, feature }: FeatureCells,
  missingLeft: boolean,
  leaf: Searched,
  plan: GrowthPlan,
  cut: Cut,
): boolean {
  const least = Math.max(plan.minLeafWeight, Number.MIN_VALUE);
  const leastRows = plan.minLeafSamples > 1 ? plan.minLeafSamples : 0;
  const direction = plan.monotone[feature]!;
  const left = { ...leaf, gradient: 0, hessian: 0, nRows: 0 };
  const right = { ...leaf };
  const bar = cut.fall;
  for (let code = missingLeft ? 0 : 1; code <= nBins; code++) {
    left.gradient += numbers[first + 2 * code]!;
    left.hessian += numbers[first + 2 * code + 1]!;
    if (leastRows > 0) left.nRows += numbers[counts + 2 * code]!;
    right.gradient = leaf.gradient - left.gradient;
    right.hessian = leaf.hessian - left.hessian;
    if (code === 0 || Math.min(left.hessian, right.hessian) < least) continue;
    if (Math.min(left.nRows, leaf.nRows - left.nRows) < leastRows) continue;
    if (direction * (leafValue(right, plan) - leafValue(left, plan)) < 0) continue;
    const sum = fall(left, plan) + fall(right, plan);
    if (sum <= cut.fall) continue;
    cut.fall = sum;
    cut.code = code;
    cut.gradient = left.gradient;
    cut.hessian = left.hessian;
  }
  return cut.fall > bar;
}
