import { type Engine, valueAt } from "../evaluation/engine.ts";
import type { ModelData } from "../model/model.ts";
import { type DescendOptions, type Descent, descend, type Solver } from "./descend.ts";

/** Less than this is nothing, in a bin where nothing was seen. */
const NOTHING = 1e-4;

/** Fractions of an event put into empty bins, one after the other, so that −2 ln L rises before they expect none. */
const FRACTIONS = [1e-1, 1e-3, 1e-5, 1e-7, 1e-9] as const;

/**
 * Bins where nothing was seen and nothing is expected at these values, though something is before the fit: −2 ln L
 * may fall further there, but not below an expectation of zero.
 */
export function edgeBins(engine: Engine, data: ModelData, values: Float64Array): number[] {
  if (!data.main.includes(0)) return [];
  valueAt(engine, engine.inits, data);
  const before = engine.bench.nu.slice();
  valueAt(engine, values, data);
  const { nu } = engine.bench;
  return [...nu.keys()].filter(
    (b) => data.main[b] === 0 && nu[b]! < NOTHING && before[b]! > NOTHING,
  );
}

/** A search that stays off the edge: a logarithmic barrier in the empty bins, lowered until it is not felt. */
export function descendAlongEdge(engine: Engine, solver: Solver, options: DescendOptions): Descent {
  let [start, iterations, nCalls] = [options.start, 0, 0];
  let last: Descent | undefined;
  for (const fraction of FRACTIONS) {
    const main = options.data.main.map((n) => (n === 0 ? fraction : n));
    last = descend(engine, solver, { ...options, start, data: { ...options.data, main } });
    iterations += last.iterations;
    nCalls += last.nCalls;
    start = last.values;
  }
  const value = valueAt(engine, start, options.data);
  const left = 2 * FRACTIONS.at(-1)! * options.data.main.filter((n) => n === 0).length;
  return { ...last!, value, iterations, nCalls, edm: last!.edm + left };
}
