import { judges, type Verdict, wrongType } from "toplab/grade";
import {
  findBestFit,
  type HistFactoryModel,
  type ModelData,
  twiceNll,
} from "toplab/stats/histfactory";

/** A fit as the probe brings it back. */
export interface ClaimedFit {
  readonly model: HistFactoryModel;
  readonly data: ModelData;
  readonly values: Float64Array;
  readonly covariance: Float64Array;
}

const parts = ["model", "data", "values", "covariance"] as const;

/** Reads a claimed fit of the lesson's four regions; or the verdict that it is none. */
export function readFit(
  claim: unknown,
): { readonly fit: ClaimedFit } | { readonly verdict: Verdict } {
  const record = judges.readRecord(claim, "`topFit`", parts);
  if ("verdict" in record) {
    const isThere = claim !== undefined && claim !== null;
    return isThere
      ? { verdict: wrongType("`topFit` should be what fitModel(…) gives back.") }
      : record;
  }
  const fit = record.value as unknown as ClaimedFit; // looked at as far as it is used, next
  const isWhole =
    judges.kindOf(fit.values).startsWith("a list") &&
    fit.model?.parameters?.length === fit.values.length &&
    fit.covariance?.length === fit.values.length ** 2 &&
    fit.data?.main?.length === fit.model?.data?.main?.length;
  if (!isWhole) return { verdict: wrongType("`topFit` should be what fitModel(…) gives back.") };
  return { fit };
}

/** How far a fit is above the bottom of its valley, in −2 ln L. */
export function aboveMinimum({ model, data, values }: ClaimedFit): number {
  return twiceNll(model, values, data) - findBestFit(model, { data }).twiceNll;
}

/** A strength with its error, and its covariance with another; undefined where the fit has none of that name. */
export function strengthOf(
  { model, values, covariance }: ClaimedFit,
  name: string,
): { readonly value: number; readonly error: number; with(other: string): number } | undefined {
  const place = (wanted: string): number =>
    model.parameters.findIndex((one) => one.name === wanted);
  const p = place(name);
  if (p < 0) return undefined;
  const n = values.length;
  return {
    value: values[p]!,
    error: Math.sqrt(covariance[p * n + p]!),
    with: (other) => covariance[p * n + place(other)] ?? Number.NaN,
  };
}
