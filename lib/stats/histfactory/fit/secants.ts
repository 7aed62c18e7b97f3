import type { Solve } from "./bin-space-solve.ts";
import { dot } from "./step.ts";

/** How many steps are remembered. */
const MEMORY = 8;

/** What the last steps told of the curvature. */
export interface Secants {
  /** Notes where a search stands; what it was before, with other parameters free, is forgotten. */
  learn(theta: Float64Array, gradient: Float64Array, isFree: Uint8Array): void;
  forget(): void;
  /** The step −H⁻¹ g, from an approximate H⁻¹ made to fit the steps remembered. */
  solve(approximate: Solve, gradient: Float64Array): Float64Array;
}

interface Secant {
  /** Change of the parameters and of the gradient, and their product. */
  readonly moved: Float64Array;
  readonly turned: Float64Array;
  readonly product: number;
}

/** Secants of L-BFGS around another matrix at each step (Nocedal 1980, doi:10.1090/S0025-5718-1980-0572855-7). */
export function makeSecants(): Secants {
  const secants: Secant[] = [];
  let last: { theta: Float64Array; gradient: Float64Array; isFree: Uint8Array } | undefined;
  const forget = (): void => {
    secants.length = 0;
    last = undefined;
  };
  return {
    forget,
    learn(theta, gradient, isFree) {
      if (last && isFree.some((free, p) => free !== last!.isFree[p])) forget();
      if (last) {
        const moved = theta.map((value, p) => value - last!.theta[p]!);
        const turned = gradient.map((value, p) => (isFree[p] ? value - last!.gradient[p]! : 0));
        const product = dot(moved, turned);
        if (product > 0) secants.push({ moved, turned, product });
        if (secants.length > MEMORY) secants.shift();
      }
      last = { theta: theta.slice(), gradient: gradient.slice(), isFree: isFree.slice() };
    },
    solve(approximate, gradient) {
      const right = gradient.map((value) => -value);
      const by = new Float64Array(secants.length);
      for (let i = secants.length - 1; i >= 0; i--) {
        const { moved, turned, product } = secants[i]!;
        by[i] = dot(moved, right) / product;
        for (let p = 0; p < right.length; p++) right[p]! -= by[i]! * turned[p]!;
      }
      const step = approximate(right);
      for (const [i, { moved, turned, product }] of secants.entries()) {
        const rest = by[i]! - dot(turned, step) / product;
        for (let p = 0; p < step.length; p++) step[p]! += rest * moved[p]!;
      }
      return step;
    },
  };
}
