import { sigmoid } from "../sigmoid.ts";

/** p = 1/(1 + e^(A·score + B)). */
export interface PlattScaling {
  readonly a: number;
  readonly b: number;
}

/**
 * The logistic curve that makes probabilities of scores: Platt 1999, by the Newton steps of Lin, Lin and
 * Weng, Mach. Learn. 68 (2007) 267, doi:10.1007/s10994-007-5018-6. Labels are drawn in a little, so that
 * scores that separate the classes do not make certainties.
 */
export function plattScaling(
  scores: Float64Array,
  labels: Uint8Array,
  weights: Float64Array,
): PlattScaling {
  const sums = [0, 0];
  for (let i = 0; i < labels.length; i++) sums[labels[i]!]! += weights[i]!;
  const goals = [1 / (sums[0]! + 2), (sums[1]! + 1) / (sums[1]! + 2)];
  const loss = (a: number, b: number): number => {
    let total = 0;
    for (let i = 0; i < scores.length; i++) {
      const z = a * scores[i]! + b;
      const goal = goals[labels[i]!]!;
      total += weights[i]! * (Math.max(-z, 0) + Math.log1p(Math.exp(-Math.abs(z))) + goal * z);
    }
    return total;
  };
  let [a, b] = [0, Math.log((sums[0]! + 1) / (sums[1]! + 1))];
  for (let iteration = 0, now = loss(a, b); iteration < 100; iteration++) {
    const step = newtonStep(scores, labels, weights, goals, a, b);
    if (Math.abs(step.slope) < 1e-10) break;
    let length = 1;
    while (length > 1e-10 && loss(a + length * step.a, b + length * step.b) > now) length /= 2;
    [a, b] = [a + length * step.a, b + length * step.b];
    now = loss(a, b);
  }
  return { a, b };
}

/** The step to the minimum of the parabola that touches the loss at a and b, and the loss's slope along it. */
function newtonStep(
  scores: Float64Array,
  labels: Uint8Array,
  weights: Float64Array,
  goals: readonly number[],
  a: number,
  b: number,
): { readonly a: number; readonly b: number; readonly slope: number } {
  let [byA, byB, aa, ab, bb] = [0, 0, 1e-12, 0, 1e-12];
  for (let i = 0; i < scores.length; i++) {
    const [score, weight] = [scores[i]!, weights[i]!];
    const p = sigmoid(-(a * score + b));
    const pull = weight * (goals[labels[i]!]! - p);
    const curve = weight * p * (1 - p);
    byA += pull * score;
    byB += pull;
    aa += curve * score * score;
    ab += curve * score;
    bb += curve;
  }
  const determinant = aa * bb - ab * ab;
  const stepA = -(bb * byA - ab * byB) / determinant;
  const stepB = -(aa * byB - ab * byA) / determinant;
  return { a: stepA, b: stepB, slope: byA * stepA + byB * stepB };
}
