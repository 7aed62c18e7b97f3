import { ConvergenceError } from "../../core/index.ts";
import type { KernelRows } from "./rbf-kernel.ts";

/** The dual of a support vector machine: maximise Σα − ½ Σ αα yy K with 0 ≤ α ≤ C and Σ αy = 0. */
export interface DualProblem {
  /** +1 or −1. */
  readonly signs: Int8Array;
  /** The largest α of each event, its weight times C. */
  readonly limits: Float64Array;
  readonly kernel: KernelRows;
}

/** α of each event, and b of the decision Σ α y K + b. */
export interface DualSolution {
  readonly alphas: Float64Array;
  readonly bias: number;
  readonly steps: number;
}

/** What is kept up from step to step. */
interface State extends DualProblem {
  readonly alphas: Float64Array;
  /** yₖ times the derivative by αₖ of what is minimised, Σ α y K − y. */
  readonly slopes: Float64Array;
  /** 1 where αy can grow. */
  readonly canRise: Uint8Array;
  readonly canFall: Uint8Array;
}

/**
 * Sequential minimal optimisation (Platt 1998) of the pair that gains most by second order: Fan, Chen and Lin,
 * JMLR 6 (2005) 1889, working set selection 2, as in LIBSVM. Ends when no pair violates the
 * conditions of the optimum by more than the tolerance.
 */
export function solveDual(problem: DualProblem, tolerance: number, maxSteps: number): DualSolution {
  const { signs, limits, kernel } = problem;
  const n = signs.length;
  const state: State = {
    ...problem,
    alphas: new Float64Array(n),
    slopes: Float64Array.from(signs, (sign) => -sign),
    canRise: Uint8Array.from(signs, (sign) => Number(sign > 0)),
    canFall: Uint8Array.from(signs, (sign) => Number(sign < 0)),
  };
  for (let steps = 0; steps < maxSteps; steps++) {
    const i = steepestRise(state);
    const rowI = kernel.row(i);
    const { j, violation } = bestPartner(state, i, rowI);
    if (j < 0 || violation < tolerance) return { alphas: state.alphas, bias: biasOf(state), steps };
    move(state, i, j, rowI, kernel.row(j));
  }
  throw new ConvergenceError(
    `Cannot train a support vector machine on ${n} events in ${maxSteps} steps: a smaller C, standardised features or a larger tolerance may do`,
    [limits[0]!],
  );
}

function steepestRise({ slopes, canRise }: State): number {
  let [best, least] = [0, Infinity];
  for (let k = 0; k < slopes.length; k++) {
    if (canRise[k] === 1 && slopes[k]! < least) {
      least = slopes[k]!;
      best = k;
    }
  }
  return best;
}

/** The event whose αy falls as that of i rises, for the largest gain; and by how much the worst pair with i violates the optimum. */
function bestPartner(
  { slopes, canFall }: State,
  i: number,
  rowI: Float32Array,
): { readonly j: number; readonly violation: number } {
  let [j, most, violation] = [-1, -Infinity, -Infinity];
  const slopeI = slopes[i]!;
  for (let k = 0; k < slopes.length; k++) {
    const ahead = slopes[k]! - slopeI;
    if (canFall[k] === 0 || ahead <= 0) continue;
    if (ahead > violation) violation = ahead;
    const gain = (ahead * ahead) / Math.max(2 - 2 * rowI[k]!, 1e-12);
    if (gain > most) {
      most = gain;
      j = k;
    }
  }
  return { j, violation };
}

/** Raises αy of i and lowers that of j by the same, as far as it helps and the limits allow. */
function move(state: State, i: number, j: number, rowI: Float32Array, rowJ: Float32Array): void {
  const { slopes, alphas, signs, limits, canRise, canFall } = state;
  const room = (k: number, isRising: boolean): number =>
    signs[k]! > 0 === isRising ? limits[k]! - alphas[k]! : alphas[k]!;
  const [roomI, roomJ] = [room(i, true), room(j, false)];
  const wanted = (slopes[j]! - slopes[i]!) / Math.max(2 - 2 * rowI[j]!, 1e-12);
  const t = Math.min(wanted, roomI, roomJ);
  for (const [k, step, isFull] of [
    [i, t, t === roomI],
    [j, -t, t === roomJ],
  ] as const) {
    const rises = signs[k]! * step > 0;
    const end = rises ? limits[k]! : 0; // exactly, where rounding would leave a crumb
    alphas[k] = isFull ? end : alphas[k]! + signs[k]! * step;
    const [hasAbove, hasBelow] = [alphas[k]! < limits[k]!, alphas[k]! > 0];
    canRise[k] = Number(signs[k]! > 0 ? hasAbove : hasBelow);
    canFall[k] = Number(signs[k]! > 0 ? hasBelow : hasAbove);
  }
  for (let k = 0; k < slopes.length; k++) slopes[k]! += t * (rowI[k]! - rowJ[k]!);
}

/** Minus the mean slope of the events whose α is inside its limits; if none is, of the bounds that the others set. */
function biasOf({ slopes, canRise, canFall }: State): number {
  let [sum, count, low, high] = [0, 0, -Infinity, Infinity];
  for (let k = 0; k < slopes.length; k++) {
    if (canRise[k] && canFall[k]) {
      sum += slopes[k]!;
      count++;
    } else if (canRise[k]) high = Math.min(high, slopes[k]!);
    else low = Math.max(low, slopes[k]!);
  }
  return count > 0 ? -sum / count : -(low + high) / 2;
}
