import { invertSymmetric, type MimeBundle, mimeBundle, table } from "../core/index.ts";
import type { FitProblem, FitResult, FittedParameter } from "./fit-result.ts";
import { type Minimum, minimize } from "./minimize.ts";
import { parameterRows } from "./parameter-rows.ts";

/** The solution of a fit that is already in numbers. */
export function solve<Name extends string>(problem: FitProblem<Name>): FitResult<Name> {
  const { names, start, steps, bounds, free, derivatives, options } = problem;
  const all = (x: Float64Array): Float64Array => {
    const values = start.slice();
    for (let k = 0; k < free.length; k++) values[free[k]!] = x[k]!;
    return values;
  };
  const minimum = minimize(
    (x) => problem.twiceNll(all(x)),
    free.map((i) => start[i]!),
    {
      ...options,
      ...(derivatives && { derivatives: (x: Float64Array) => derivatives(all(x), free) }),
      steps: free.map((i) => steps[i]!),
      bounds: free.map((i) => bounds[i]!),
      names: free.map((i) => names[i]!),
    },
  );
  const values = all(minimum.x);
  const variance = covarianceOf(minimum, problem);
  const correlation = (i: number, j: number): number =>
    i === j ? 1 : variance[i]![j]! / Math.sqrt(variance[i]![i]! * variance[j]![j]!) || 0;
  const state = (i: number): FittedParameter["state"] => {
    if (!free.includes(i)) return "fixed";
    return minimum.atBounds.includes(free.indexOf(i)) ? "at limit" : "free";
  };
  const result = {
    parameters: byName(names, (i) => ({
      value: values[i]!,
      error: Math.sqrt(variance[i]![i]!),
      state: state(i),
    })),
    covariance: byName(names, (i) => byName(names, (j) => variance[i]![j]!)),
    correlation: byName(names, (i) => byName(names, (j) => correlation(i, j))),
    twiceNll: minimum.value,
    edm: minimum.edm,
    nCalls: minimum.nCalls,
    problem,
  };
  return { ...result, [mimeBundle]: () => fitTable(result) };
}

/** A record with an entry for each name, from its position. */
export function byName<Name extends string, T>(
  names: readonly Name[],
  of: (i: number) => T,
): Record<Name, T> {
  return Object.fromEntries(names.map((name, i) => [name, of(i)])) as Record<Name, T>; // same keys
}

/** Twice the inverse of the second derivatives of −2 ln L; 0 for what did not move. */
function covarianceOf(
  { hessian, atBounds }: Minimum,
  { names, free }: Pick<FitProblem, "names" | "free">,
): number[][] {
  const moving = [...free.keys()].filter((k) => !atBounds.includes(k));
  const half = moving.map((k) => Float64Array.from(moving, (l) => hessian[k]![l]! / 2));
  const covariance = names.map(() => names.map(() => 0));
  for (const [k, row] of invertSymmetric(half).entries()) {
    for (const [l, value] of row.entries())
      covariance[free[moving[k]!]!]![free[moving[l]!]!] = value;
  }
  return covariance;
}

function fitTable<Name extends string>({
  parameters,
  twiceNll,
  problem,
}: Omit<FitResult<Name>, symbol>): MimeBundle {
  return table({
    title: "Fit",
    header: ["parameter", "value ± error"],
    rows: parameterRows(problem.names, parameters),
    note: `−2 ln L = ${twiceNll.toPrecision(8)} at the minimum`,
  });
}
