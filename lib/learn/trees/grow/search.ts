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
  readonly gain: number;
  readonly feature: number;
  /** Codes up to this one go left, code 0 (NaN) by `missingLeft`. */
  readonly code: number;
  readonly missingLeft: number;
  readonly leftGradient: number;
  readonly leftHessian: number;
}

export const noSplit: Split = {
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
export function fall(leaf: Searched, plan: GrowthPlan): number {
  const value = leafValue(leaf, plan);
  const { gradient, hessian } = leaf;
  const penalty = 0.5 * plan.l2 * value * value + plan.l1 * Math.abs(value);
  return -(gradient * value + 0.5 * hessian * value * value + penalty);
}

/** The least sum of hessians on either side of a split. */
export function leastHessian({ minLeafWeight }: GrowthPlan): number {
  return Math.max(minLeafWeight, Number.MIN_VALUE);
}

/** How far a split must lower the loss, beyond rounding and what is asked for. */
export function leastGain(before: number, { minSplitGain }: GrowthPlan): number {
  return Math.max(minSplitGain, 1e-14 * Math.abs(before));
}

/** Whether the fall in each leaf is G²/(H + λ)/2 and any split with enough weight will do. */
export function isPlain(leaf: Searched, plan: GrowthPlan): boolean {
  return plan.minLeafSamples <= 1 && isUnbounded(leaf, plan);
}

/** Whether the fall in each leaf is G²/(H + λ)/2. */
function isUnbounded({ lower, upper }: Searched, { l1, monotone }: GrowthPlan): boolean {
  const isFree = lower === -Infinity && upper === Infinity;
  return l1 === 0 && isFree && monotone.every((direction) => direction === 0);
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
 * The best split on one feature if it gains more than `best`, else that. NaN goes with the side where
 * it gains more; where there is none here, with the heavier side.
 */
export function searchBounded(
  cells: FeatureCells,
  leaf: Searched,
  plan: GrowthPlan,
  best: Split,
): Split {
  const { numbers, first } = cells;
  const isMissing = numbers[first] !== 0 || numbers[first + 1] !== 0;
  const scan = isUnbounded(leaf, plan) ? scanCounting : scanBounded;
  const found = scan(cells, isMissing, false, leaf, plan, best);
  return isMissing ? scan(cells, isMissing, true, leaf, plan, found) : found;
}

/** Only numbers of rows are in the way: twenty times faster than with bounds on the values. */
function scanCounting(
  { numbers, first, counts, nBins, feature }: FeatureCells,
  isMissing: boolean,
  missingLeft: boolean,
  leaf: Searched,
  plan: GrowthPlan,
  given: Split,
): Split {
  const { gradient, hessian, nRows } = leaf;
  const { l2, minLeafSamples } = plan;
  const [before, least] = [fall(leaf, plan), leastHessian(plan)];
  let [most, found] = [Math.max(given.gain, leastGain(before, plan)), -1];
  let [g, h, n, bestG, bestH] = [0, 0, 0, 0, 0];
  for (let code = missingLeft ? 0 : 1; code <= nBins && n + minLeafSamples <= nRows; code++) {
    g += numbers[first + 2 * code]!;
    h += numbers[first + 2 * code + 1]!;
    n += numbers[counts + 2 * code]!;
    const [rest, below] = [gradient - g, hessian - h];
    const isTooSmall = n < minLeafSamples || nRows - n < minLeafSamples || h < least;
    if (code === 0 || isTooSmall || below < least) continue;
    const gain = ((g * g) / (h + l2) + (rest * rest) / (below + l2)) / 2 - before;
    if (gain > most) [most, found, bestG, bestH] = [gain, code, g, h];
  }
  if (found < 0) return given;
  const isLeft = isMissing ? missingLeft : 2 * bestH > hessian;
  return {
    ...{ gain: most, feature, code: found, missingLeft: isLeft ? 1 : 0 },
    ...{ leftGradient: bestG, leftHessian: bestH },
  };
}

function scanBounded(
  { numbers, first, counts, nBins, feature }: FeatureCells,
  isMissing: boolean,
  missingLeft: boolean,
  leaf: Searched,
  plan: GrowthPlan,
  given: Split,
): Split {
  const before = fall(leaf, plan);
  const [left, right] = [{ ...leaf, gradient: 0, hessian: 0, nRows: 0 }, { ...leaf }];
  let best = given;
  for (let code = missingLeft ? 0 : 1; code <= nBins; code++) {
    left.gradient += numbers[first + 2 * code]!;
    left.hessian += numbers[first + 2 * code + 1]!;
    left.nRows += numbers[counts + 2 * code] ?? 0;
    right.gradient = leaf.gradient - left.gradient;
    right.hessian = leaf.hessian - left.hessian;
    right.nRows = leaf.nRows - left.nRows;
    if (code === 0 || !isAllowed(left, right, plan, feature)) continue;
    const gain = fall(left, plan) + fall(right, plan) - before;
    if (gain <= Math.max(best.gain, leastGain(before, plan))) continue;
    const isLeft = isMissing ? missingLeft : 2 * left.hessian > leaf.hessian;
    best = {
      ...{ gain, feature, code, missingLeft: isLeft ? 1 : 0 },
      ...{ leftGradient: left.gradient, leftHessian: left.hessian },
    };
  }
  return best;
}

/** Whether both sides are large enough, and the answer does not turn the wrong way. */
function isAllowed(left: Searched, right: Searched, plan: GrowthPlan, feature: number): boolean {
  if (Math.min(left.hessian, right.hessian) < leastHessian(plan)) return false;
  const leastRows = plan.minLeafSamples > 1 ? plan.minLeafSamples : 0;
  if (leastRows > 0 && Math.min(left.nRows, right.nRows) < leastRows) return false;
  return plan.monotone[feature]! * (leafValue(right, plan) - leafValue(left, plan)) >= 0;
}
