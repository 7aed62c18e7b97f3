import type { Random } from "../../core/index.ts";
import type { Labelled } from "../classifier.ts";
import { shuffled } from "../shuffle.ts";

export interface LinearSettings {
  readonly loss: "log" | "hinge";
  readonly penalty: number;
  readonly l1Ratio: number;
  readonly epochs: number;
  readonly tolerance: number;
}

/** w and b of w·x + b. */
export interface LinearModel {
  /** One per feature. */
  readonly coefficients: Float64Array;
  readonly intercept: number;
}

/** The coefficients now and their mean so far; the last entry of each is the intercept. */
interface Descent {
  readonly now: Float64Array;
  readonly mean: Float64Array;
  /** By how much the L1 penalty could have shrunk a coefficient so far, and did. */
  allowed: number;
  readonly shrunk: Float64Array;
  steps: number;
  averaged: number;
}

/**
 * Steps down the loss of one event after the other, at rates η/(1 + ηαt)^¾. The result is the mean of the
 * coefficients over all epochs after the first, which is nearer to the optimum than the last ones (Polyak and
 * Juditsky 1992, doi:10.1137/0330046); with an L1 penalty it is the last, whose zeros a mean would lose.
 */
export function descend(
  { features, labels, weights }: Labelled & { readonly weights: Float64Array },
  settings: LinearSettings,
  random: Random,
): LinearModel {
  const { columns, nRows } = features;
  const zeros = (): Float64Array => new Float64Array(columns.length + 1);
  const descent: Descent = {
    now: zeros(),
    mean: zeros(),
    allowed: 0,
    shrunk: zeros(),
    steps: 0,
    averaged: 0,
  };
  const point = zeros().fill(1); // the last stays 1, for the intercept
  const firstRate = 1 / (1 + meanSquare(columns));
  const scale = nRows / weights.reduce((sum, weight) => sum + weight, 0);
  const epoch = (isFirst: boolean): number => {
    let total = 0;
    for (const row of shuffled(nRows, random)) {
      for (let c = 0; c < columns.length; c++) point[c] = columns[c]![row]!;
      const weight = weights[row]! * scale;
      total += step(descent, point, labels[row] ? 1 : -1, weight, settings, firstRate);
      if (!isFirst) average(descent);
    }
    return total / nRows;
  };
  let [least, since] = [Infinity, 0];
  for (let n = 0; n < settings.epochs && since < 5; n++) {
    const loss = epoch(n === 0);
    since = loss > least - settings.tolerance ? since + 1 : 0;
    least = Math.min(least, loss);
  }
  const found = settings.l1Ratio > 0 || descent.averaged === 0 ? descent.now : descent.mean;
  return { coefficients: found.slice(0, -1), intercept: found.at(-1)! };
}

/** Changes the coefficients by one event, and gives its weighted loss before. */
function step(
  descent: Descent,
  point: Float64Array,
  sign: 1 | -1,
  weight: number,
  { loss, penalty, l1Ratio }: LinearSettings,
  firstRate: number,
): number {
  const { now } = descent;
  const rate = firstRate / (1 + firstRate * penalty * descent.steps++) ** 0.75;
  let margin = 0;
  for (let c = 0; c < now.length; c++) margin += now[c]! * point[c]!;
  margin *= sign;
  const pull = loss === "log" ? 1 / (1 + Math.exp(margin)) : Number(margin < 1);
  const push = rate * weight * sign * pull;
  const decay = 1 - rate * penalty * (1 - l1Ratio);
  for (let c = 0; c + 1 < now.length; c++) now[c] = decay * now[c]! + push * point[c]!;
  now[now.length - 1]! += push;
  if (l1Ratio > 0) shrink(descent, rate * penalty * l1Ratio);
  return weight * (loss === "log" ? softplus(-margin) : Math.max(0, 1 - margin));
}

/** The L1 penalty, all that is due so far but never across 0: Tsuruoka, Tsujii and Ananiadou, ACL 2009. */
function shrink(descent: Descent, amount: number): void {
  const { now, shrunk } = descent;
  descent.allowed += amount;
  for (let c = 0; c + 1 < now.length; c++) {
    const before = now[c]!;
    now[c] =
      before > 0
        ? Math.max(0, before - (descent.allowed + shrunk[c]!))
        : Math.min(0, before + (descent.allowed - shrunk[c]!));
    shrunk[c]! += now[c]! - before;
  }
}

function average(descent: Descent): void {
  const { now, mean } = descent;
  descent.averaged++;
  for (let c = 0; c < now.length; c++) mean[c]! += (now[c]! - mean[c]!) / descent.averaged;
}

/** ln(1 + eˣ). */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

function meanSquare(columns: readonly Float64Array[]): number {
  const total = columns.reduce((sum, column) => sum + column.reduce((s, x) => s + x * x, 0), 0);
  return total / columns[0]!.length;
}
