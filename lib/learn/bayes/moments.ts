import type { Matrix } from "../../core/index.ts";
import type { Features } from "../features.ts";

/** Of the rows of one class: what they weigh, and their weighted means and covariance. */
export interface Moments {
  /** Σw. */
  readonly sum: number;
  readonly means: Float64Array;
  /** Σw (x − mean)(y − mean), not divided by anything. */
  readonly scatter: Matrix;
  /** (Σw)²/Σw²: the number of equally weighted rows that would scatter as much. */
  readonly effectiveRows: number;
}

/** The moments of the rows with that label; only the lower half and, where `diagonal`, only the diagonal is filled. */
export function momentsOf(
  { columns }: Features,
  labels: Uint8Array,
  weights: Float64Array,
  label: 0 | 1,
  { diagonal = false }: { diagonal?: boolean } = {},
): Moments {
  const used = weights.map((w, i) => (labels[i] === label ? w : 0));
  const sum = used.reduce((total, w) => total + w, 0);
  const squares = used.reduce((total, w) => total + w * w, 0);
  const means = Float64Array.from(columns, (x) => dot(x, used) / sum);
  const scatter = columns.map((x, i) =>
    Float64Array.from(columns, (y, j) => {
      if (j > i || (diagonal && j < i)) return 0;
      let total = 0;
      for (let row = 0; row < x.length; row++) {
        total += used[row]! * (x[row]! - means[i]!) * (y[row]! - means[j]!);
      }
      return total;
    }),
  );
  return { sum, means, scatter, effectiveRows: sum ** 2 / squares };
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
}
