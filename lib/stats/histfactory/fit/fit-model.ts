import { type MimeBundle, mimeBundle, table } from "../../../core/index.ts";
import type { FittedParameter } from "../../fit-result.ts";
import { parameterRows } from "../../parameter-rows.ts";
import type { HistFactoryModel } from "../model/model.ts";
import type { BestFit } from "./best-fit.ts";
import { type Curved, curvedAt, idleParameters } from "./covariance.ts";
import { findBestFit } from "./find-best-fit.ts";
import type { HistFactoryFit } from "./histfactory-fit.ts";
import { fitFromSeveralStarts, type SeveralStartsOptions } from "./several-starts.ts";

/** An expected distance this small, from the exact second derivatives, proves a minimum. */
const PROVEN = 1e-6;

/**
 * The maximum-likelihood fit of a model, with errors from the exact second derivatives of −2 ln L at its minimum,
 * which also prove that it is one.
 *
 * `fitModel(compile(workspace)).parameters.mu`
 */
export function fitModel(
  model: HistFactoryModel,
  options: SeveralStartsOptions = {},
): HistFactoryFit {
  const { data = model.data, fixed = {} } = options;
  const { best, warnings } = fitFromSeveralStarts(model, options);
  const isHeld = new Set(Object.keys(fixed));
  const atBound = new Set(best.atBound);
  const idle = idleParameters(model, best.values);
  const isFree = Uint8Array.from(model.parameters, ({ name, isFixed }, p) =>
    isFixed || isHeld.has(name) || atBound.has(p) || idle.has(name) ? 0 : 1,
  );
  const { fit, curved } = polished(model, best, options, isFree);
  const n = model.parameters.length;
  const covariance = curved?.covariance ?? new Float64Array(n * n).fill(Number.NaN);
  const { undetermined = [] } = curved ?? {};
  const errors = Float64Array.from({ length: n }, (_, p) =>
    isFree[p] ? Math.sqrt(covariance[p * n + p]!) : 0,
  );
  for (const p of undetermined) errors[p] = Number.POSITIVE_INFINITY;
  const parameters = parametersOf(model, fit, errors, isFree);
  return {
    ...fit,
    ...judged(fit, curved),
    ...{ model, data, fixed, parameters, errors, covariance, isFree },
    slope: curved?.slope ?? Number.NaN,
    warnings: [
      ...warnings,
      ...[...idle].map((name) => `nothing depends on ${name}, so it was left where it started`),
      ...(undetermined.length > 0 ? [flatWarning(model, undetermined)] : []),
      ...fit.atEdge.map((b) => edgeWarning(model, b)),
    ],
    [mimeBundle]: () => fitTable(model, fit, parameters),
  };
}

/** The fit after one more exact step, if that is worth it. */
function polished(
  model: HistFactoryModel,
  best: BestFit,
  options: SeveralStartsOptions,
  isFree: Uint8Array,
): { readonly fit: BestFit; readonly curved: Curved | undefined } {
  const { data = model.data } = options;
  const curved = curvedAt(model, best.values, { data, isFree });
  const isDone = !curved || curved.edm < PROVEN || best.atEdge.length > 0;
  if (!best.converged || isDone) return { fit: best, curved };
  const again = findBestFit(model, {
    ...options,
    ...{ start: best.values, startsNear: true, tolerance: 1e-14 },
  });
  return { fit: again, curved: curvedAt(model, again.values, { data, isFree }) };
}

/** Convergence is what the exact derivatives say, not what the search believes. */
function judged(
  fit: BestFit,
  curved: Curved | undefined,
): Pick<BestFit, "converged" | "edm" | "problem"> {
  if (!fit.converged) return { converged: false, edm: fit.edm, problem: fit.problem! };
  if (fit.atEdge.length > 0) return { converged: true, edm: fit.edm };
  if (!curved) {
    const problem = "−2 ln L falls on both sides of where the search ended";
    return { converged: false, edm: fit.edm, problem };
  }
  if (curved.edm < PROVEN) return { converged: true, edm: curved.edm };
  const problem = `the expected distance to the minimum is still ${curved.edm.toPrecision(3)}`;
  return { converged: false, edm: curved.edm, problem };
}

function parametersOf(
  { parameters }: HistFactoryModel,
  { values, atBound }: BestFit,
  errors: Float64Array,
  isFree: Uint8Array,
): Record<string, FittedParameter> {
  return Object.fromEntries(
    parameters.map(({ name }, p) => {
      const state = isFree[p] ? "free" : atBound.includes(p) ? "at limit" : "fixed";
      return [name, { value: values[p]!, error: errors[p]!, state } as const];
    }),
  );
}

function flatWarning({ parameters }: HistFactoryModel, undetermined: readonly number[]): string {
  const names = undetermined.map((p) => parameters[p]!.name);
  const rest = names.length > 8 ? ` and ${names.length - 8} others` : "";
  return (
    `the data do not determine ${names.slice(0, 8).join(", ")}${rest}: −2 ln L stays as low if they move together, ` +
    "so their values are some of many, and their errors have no end"
  );
}

function edgeWarning({ channels }: HistFactoryModel, b: number): string {
  const channel = channels.findLast(({ offset }) => offset <= b)!;
  return (
    `bin ${b - channel.offset} of ${channel.name} saw nothing, and the fit would like to expect less than ` +
    "nothing there: it ends where it expects none, and errors mean little"
  );
}

function fitTable(
  { parameters, poi }: HistFactoryModel,
  { twiceNll, converged }: BestFit,
  fitted: Readonly<Record<string, FittedParameter>>,
): MimeBundle {
  const free = parameters.filter(({ name, constraint }) => name === poi || !constraint);
  const shown = parameters.length <= 40 ? parameters : free;
  const left = parameters.length - shown.length;
  return table({
    title: converged ? "Fit" : "Fit that did not converge",
    header: ["parameter", "value ± error"],
    rows: parameterRows(
      shown.map(({ name }) => name),
      fitted,
    ),
    note:
      `−2 ln L = ${twiceNll.toPrecision(8)} at the minimum` +
      (left > 0 ? `; ${left} constrained parameters are not shown` : ""),
  });
}
