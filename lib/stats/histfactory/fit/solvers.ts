import type { BinSpace } from "../evaluation/bin-space.ts";
import type { Engine } from "../evaluation/engine.ts";
import { type Arrow, makeArrow } from "./arrow.ts";
import { arrowStep } from "./arrow-step.ts";
import { binSpaceStep } from "./bin-space-step.ts";
import type { Solver } from "./descend.ts";

/** How to find steps for a model: one way that always serves, and a fast one where that is slow. */
export interface Solvers {
  readonly thorough: Solver;
  readonly fast?: Solver;
}

const solvers = new WeakMap<Engine, Solvers>();

/** The solvers of an engine, made at their first use. */
export function solversOf(engine: Engine): Solvers {
  const known = solvers.get(engine);
  if (known) return known;
  const { binSpace } = engine;
  const made = {
    thorough: thoroughSolver(engine),
    ...(binSpace && { fast: fastSolver(engine, binSpace) }),
  };
  solvers.set(engine, made);
  return made;
}

function thoroughSolver(engine: Engine): Solver {
  let arrow: Arrow | undefined;
  return (isFree, expected, damping) => {
    arrow ??= makeArrow(engine);
    return arrowStep(engine, arrow, isFree, { expected, damping });
  };
}

function fastSolver(engine: Engine, memory: BinSpace): Solver {
  return (isFree, expected, damping) =>
    damping > 0 ? undefined : binSpaceStep(engine, memory, isFree, expected);
}
