import { intervals } from "../interval.ts";
import type { IntervalKind } from "../interval-ends.ts";
import { type FitReplicas, replicasOfFit } from "./fit-replicas.ts";
import type { FitBootstrapKind } from "./fit-task.ts";

/** What a run says of one parameter. */
export interface ParameterSummary {
  /** Of the fit to the data, with its error from the likelihood. */
  readonly value: number;
  readonly error: number;
  /** Of the replicas: mean and standard deviation. */
  readonly mean: number;
  readonly sigma: number;
  readonly bias: number;
  /** Ends of the intervals by kind. */
  readonly intervals: Readonly<Partial<Record<IntervalKind, readonly [number, number]>>>;
  /** Why there is none of a kind. */
  readonly problems?: Readonly<Partial<Record<IntervalKind, string>>>;
}

/** What a run says in numbers; plain data for JSON. */
export interface FitSummary {
  readonly kind: FitBootstrapKind;
  readonly seed: number;
  readonly replicas: number;
  readonly failed: number;
  /** Replicas that failed, by the reason. */
  readonly failures: Readonly<Record<string, number>>;
  readonly fit: { readonly converged: boolean; readonly twice_nll: number };
  /** Probability of the intervals. */
  readonly level: number;
  readonly parameters: Readonly<Record<string, ParameterSummary>>;
  readonly multiplicities?: {
    readonly counts: readonly number[];
    readonly chi2: number;
    readonly ndf: number;
    readonly p_value: number;
  };
}

export function fitSummary(run: FitReplicas, level = 0.682689492137086): FitSummary {
  const { kind, seed, fit, replicas, failures, multiplicities } = run;
  const reasons: Record<string, number> = {};
  for (const { reason } of failures) reasons[reason] = (reasons[reason] ?? 0) + 1;
  return {
    ...{ kind, seed, replicas: replicas.length, failed: failures.length, failures: reasons },
    ...{ fit: { converged: fit.converged, twice_nll: fit.twiceNll }, level },
    parameters: Object.fromEntries(
      run.parameters.map((name) => [name, parameterSummary(run, name, level)]),
    ),
    ...(multiplicities && {
      multiplicities: {
        ...{ counts: multiplicities.counts, chi2: multiplicities.chi2, ndf: multiplicities.ndf },
        p_value: multiplicities.pValue,
      },
    }),
  };
}

function parameterSummary(run: FitReplicas, name: string, level: number): ParameterSummary {
  const replicas = replicasOfFit(run, name);
  const { value, error } = run.fit.parameters[name]!;
  const { mean, standardError: sigma, bias } = replicas;
  const { intervals: found, problems } = intervals(replicas, { level });
  return {
    ...{ value, error, mean, sigma, bias },
    intervals: Object.fromEntries(found.map(({ kind, low, high }) => [kind, [low, high]])),
    ...(problems.length > 0 && {
      problems: Object.fromEntries(problems.map(({ kind, reason }) => [kind, reason])),
    }),
  };
}
