/** A step towards the minimum, and twice the fall of ½ deviance it expects. */
export interface Step {
  readonly step: Float64Array;
  readonly distance: number;
}

/** The step and its distance, for a solution of H · step = −gradient. */
export function stepOf(step: Float64Array, gradient: Float64Array): Step {
  return { step, distance: -dot(step, gradient) };
}

export function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!;
  return sum;
}
