import { type Engine, engineOf, slopesAt, valueAt } from "../evaluation/engine.ts";
import type { HistFactoryModel, ModelData } from "../model/model.ts";
import { type Arrow, arrowOf, factoriseArrow, fillArrow } from "./arrow.ts";
import { solveArrow } from "./arrow-step.ts";
import { dot } from "./step.ts";

/** What the exact second derivatives of −2 ln L at a point say. */
export interface Curved {
  /** Flat square of all parameters, row by row; 0 with one that is not free, and nothing of a direction that is flat. */
  readonly covariance: Float64Array;
  /** Expected distance to the minimum of −2 ln L. */
  readonly edm: number;
  /** The Newton step from here, a number for each parameter. */
  readonly step: Float64Array;
  /** Greatest slope of −2 ln L along a free parameter, in units of 1/σ of that parameter. */
  readonly slope: number;
  /** Parameters that can go some way along a direction in which −2 ln L stays as it is. */
  readonly undetermined: readonly number[];
}

export interface CurvedOptions {
  readonly data?: ModelData;
  readonly isFree: Uint8Array;
}

/** What makes a matrix with flat directions invertible, in units of its diagonal: too little for others to feel. */
const SUPPORT = 1e-7;

/** Undefined where −2 ln L falls on both sides in some free direction. */
export function curvedAt(
  model: HistFactoryModel,
  values: Float64Array,
  { data = model.data, isFree }: CurvedOptions,
): Curved | undefined {
  const engine = engineOf(model);
  valueAt(engine, values, data);
  slopesAt(engine, data, false);
  const sharp = inverseAt(engine, isFree, 0);
  if (sharp)
    return { ...sharp, slope: steepest(engine, isFree, sharp.covariance), undetermined: [] };
  const [once, twice] = [SUPPORT, 2 * SUPPORT].map((damping) => inverseAt(engine, isFree, damping));
  if (!(once && twice)) return undefined;
  // along a flat direction the inverse goes with 1/damping, elsewhere it stays: this takes the former out
  const covariance = once.covariance.map((value, i) => 2 * twice.covariance[i]! - value);
  const n = isFree.length;
  const undetermined = [...isFree.keys()].filter(
    (p) => once.covariance[p * n + p]! > 1.5 * twice.covariance[p * n + p]!,
  );
  const { edm, step } = once;
  return { covariance, edm, step, slope: steepest(engine, isFree, covariance), undetermined };
}

/** The inverse where `slopesAt` was last, with the Newton step; undefined if the matrix is not positive definite. */
function inverseAt(
  engine: Engine,
  isFree: Uint8Array,
  damping: number,
): Pick<Curved, "covariance" | "edm" | "step"> | undefined {
  const arrow = arrowOf(engine);
  fillArrow(engine, arrow, isFree, { damping });
  if (!factoriseArrow(engine, arrow)) return undefined;
  const right = engine.gradient.map((g, p) => (isFree[p] ? -g : 0));
  const step = solveArrow(engine, arrow, right);
  return { covariance: invertArrow(engine, arrow, isFree), edm: dot(step, right), step };
}

function steepest({ gradient }: Engine, isFree: Uint8Array, covariance: Float64Array): number {
  const n = isFree.length;
  let slope = 0;
  for (let p = 0; p < n; p++) {
    if (!isFree[p]) continue;
    const sigma = Math.sqrt(Math.max(0, covariance[p * n + p]!));
    slope = Math.max(slope, 2 * Math.abs(gradient[p]!) * sigma);
  }
  return slope;
}

/** Names of unconstrained parameters on which nothing depends at these values. */
export function idleParameters(model: HistFactoryModel, values: Float64Array): Set<string> {
  const engine = engineOf(model);
  const { jacobian, globals, nBins } = engine.bench;
  valueAt(engine, values, model.data);
  slopesAt(engine, model.data, true);
  const idle = [...globals].filter(
    (p, g) =>
      engine.prior[p] === 0 &&
      jacobian.subarray(g * nBins, (g + 1) * nBins).every((slope) => slope === 0),
  );
  return new Set(
    idle.map((p) => model.parameters[p]!).flatMap(({ name, isFixed }) => (isFixed ? [] : [name])),
  );
}

/** The inverse of the matrix factorised last, a column for each free parameter. */
function invertArrow(engine: Engine, arrow: Arrow, isFree: Uint8Array): Float64Array {
  const n = isFree.length;
  const inverse = new Float64Array(n * n);
  const unit = new Float64Array(n);
  for (let p = 0; p < n; p++) {
    if (!isFree[p]) continue;
    unit[p] = 1;
    inverse.set(solveArrow(engine, arrow, unit), p * n);
    unit[p] = 0;
  }
  return inverse;
}
