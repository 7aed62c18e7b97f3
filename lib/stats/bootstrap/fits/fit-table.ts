import { type Column, type EventTable, eventTable } from "../../../event/index.ts";
import type { FitReplicas } from "./fit-replicas.ts";

/** The fits as a table: replica, converged (1 or 0), twice_nll, iterations, then each parameter, NaN if the fit failed. */
export function tableOfFits({ replicas, parameters }: Omit<FitReplicas, symbol>): EventTable {
  const columns: Record<string, Column> = {
    replica: Float64Array.from(replicas, ({ replica }) => replica),
    converged: Float64Array.from(replicas, ({ problem }) => (problem === undefined ? 1 : 0)),
    twice_nll: Float64Array.from(replicas, ({ twiceNll }) => twiceNll),
    iterations: Float64Array.from(replicas, ({ iterations }) => iterations),
  };
  const withErrors = replicas.some(({ errors }) => errors);
  for (const [i, name] of parameters.entries()) {
    columns[name] = Float64Array.from(replicas, ({ values }) => values[i] ?? Number.NaN);
    if (!withErrors) continue;
    columns[`${name}_error`] = Float64Array.from(
      replicas,
      ({ errors }) => errors?.[i] ?? Number.NaN,
    );
  }
  const problems = replicas.map(({ problem = "" }) => problem);
  return eventTable({ ...columns, ...(problems.some((words) => words) && { problem: problems }) });
}
