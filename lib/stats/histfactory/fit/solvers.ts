import type { BinSpace } from "../evaluation/bin-space.ts";
import type { Engine } from "../evaluation/engine.ts";
import { arrowOf } from "./arrow.ts";
import { arrowStep } from "./arrow-step.ts";
import { binSpaceSolve } from "./bin-space-solve.ts";
import type { Solver } from "./descend.ts";
import { makeSecants } from "./secants.ts";
import { stepOf } from "./step.ts";

/** The way that always serves: all second derivatives. */
export function thoroughSolver(engine: Engine): Solver {
  return (isFree, expected, damping) =>
    arrowStep(engine, arrowOf(engine), isFree, { expected, damping });
}

/**
 * A fast way for many more parameters than bins. It leaves out how parameters bend each other's effect; what the
 * last steps told of that is put in again by their secants.
 */
export function fastSolver(engine: Engine, memory: BinSpace): Solver {
  const secants = makeSecants();
  return (isFree, expected, damping) => {
    const { gradient, bench } = engine;
    if (expected) secants.forget();
    else secants.learn(bench.theta, gradient, isFree);
    const solve = damping > 0 ? undefined : binSpaceSolve(engine, memory, isFree, expected);
    return solve && stepOf(secants.solve(solve, gradient), gradient);
  };
}
