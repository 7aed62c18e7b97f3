import type { HistFactoryModel, ModelData } from "../model/model.ts";
import { type Bench, makeBench } from "./bench.ts";
import { type BinSpace, isWide, makeBinSpace } from "./bin-space.ts";
import { type Kernel, withKernel } from "./kernel.ts";
import { type Constraints, constraintsOf, constraintsTerm, countsTerm } from "./objective.ts";

/** A model with the memory to evaluate ½ of its deviance and derivatives, many times over. */
export interface Engine {
  readonly model: HistFactoryModel;
  readonly bench: Bench;
  readonly kernel: Kernel;
  readonly constraints: Constraints;
  readonly gradient: Float64Array;
  /** Of the parameters: inits, bounds, and 1 for those that the model fixes. */
  readonly inits: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly isFixed: Uint8Array;
  /** The part of the gradient that comes from the counts, for globals. */
  readonly pulls: Float64Array;
  /** Second derivative of each parameter's constraint. */
  readonly prior: Float64Array;
  /** Weight of each bin in the curvature: n/ν², or 1/ν as expected. */
  readonly weight: Float64Array;
  /** Memory of `binSpaceStep`, if the model has so many parameters that it serves. */
  readonly binSpace?: BinSpace;
}

const engines = new WeakMap<HistFactoryModel, Engine>();

/** The engine of a model, made at its first use. */
export function engineOf(model: HistFactoryModel): Engine {
  const known = engines.get(model);
  if (known) return known;
  const [nParameters, nBins] = [model.parameters.length, model.arrays.nBins];
  const made = withKernel((arena) => {
    const bench = makeBench(model, arena);
    return {
      bench,
      pulls: arena.floats(bench.globals.length),
      ...(isWide(bench) && { binSpace: makeBinSpace(bench, arena) }),
    };
  });
  const engine = {
    ...made,
    model,
    constraints: constraintsOf(model),
    inits: Float64Array.from(model.parameters, ({ init }) => init),
    low: Float64Array.from(model.parameters, ({ bounds }) => bounds[0]),
    high: Float64Array.from(model.parameters, ({ bounds }) => bounds[1]),
    isFixed: Uint8Array.from(model.parameters, ({ isFixed }) => (isFixed ? 1 : 0)),
    gradient: new Float64Array(nParameters),
    prior: new Float64Array(nParameters),
    weight: new Float64Array(nBins),
  };
  engines.set(model, engine);
  return engine;
}

/** ½ of the deviance at `theta`, +∞ where the data are impossible. */
export function valueAt(
  { bench, kernel, constraints }: Engine,
  theta: Float64Array,
  { main, auxiliary }: ModelData,
): number {
  bench.theta.set(theta);
  kernel.rates(bench);
  return countsTerm(main, bench.nu) + constraintsTerm(constraints, auxiliary, theta);
}

/** Derivatives where `valueAt` was last: gradient, weights and constraints; as `expected` (Fisher) or as observed. */
export function slopesAt(engine: Engine, data: ModelData, expected: boolean): void {
  const { bench, kernel, gradient, pulls } = engine;
  const { residual, jacobian, globals, localBin, localSlope, nBins } = bench;
  weigh(engine, data.main, expected);
  kernel.slopes(bench);
  for (let p = 0; p < localBin.length; p++) {
    gradient[p] = localBin[p]! < 0 ? 0 : localSlope[p]! * residual[localBin[p]!]!;
  }
  kernel.multiply(jacobian, globals.length, nBins, residual, pulls);
  for (let g = 0; g < globals.length; g++) gradient[globals[g]!] = pulls[g]!;
  addConstraints(engine, data.auxiliary, expected);
}

/** Weight of a bin where nothing is expected: what keeps a search from going below. */
const EDGE = 1e12;

function weigh({ bench, weight }: Engine, main: Float64Array, expected: boolean): void {
  const { nu, residual } = bench;
  for (let b = 0; b < main.length; b++) {
    const [n, rate] = [main[b]!, nu[b]!];
    residual[b] = n === 0 ? 1 : 1 - n / rate;
    if (expected) weight[b] = rate > 1 / EDGE ? 1 / rate : EDGE;
    else weight[b] = n === 0 ? 0 : n / (rate * rate);
  }
}

function addConstraints(
  { constraints, gradient, prior, bench: { theta } }: Engine,
  auxiliary: Float64Array,
  expected: boolean,
): void {
  const { parameter, position, precision, factor } = constraints;
  prior.fill(0);
  for (let i = 0; i < parameter.length; i++) {
    const p = parameter[i]!;
    const datum = auxiliary[position[i]!]!;
    const value = theta[p]!;
    if (precision[i]! > 0) {
      gradient[p]! += precision[i]! * (value - datum);
      prior[p] = precision[i]!;
    } else {
      gradient[p]! += factor[i]! - (datum === 0 ? 0 : datum / value);
      prior[p] = expected || datum === 0 ? factor[i]! / value : datum / (value * value);
    }
  }
}
