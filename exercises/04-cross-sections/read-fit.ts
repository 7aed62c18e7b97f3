import { judges, type Verdict, type Words, wrongType } from "toplab/grade";
import {
  findBestFit,
  type HistFactoryModel,
  type ModelData,
  twiceNll,
} from "toplab/stats/histfactory";
import type { ChannelCounts } from "./lesson-data.ts";

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
    return isThere ? { verdict: wrongType(noFit) } : record;
  }
  const fit = record.value as unknown as ClaimedFit; // looked at as far as it is used, next
  const isWhole =
    judges.kindOf(fit.values).startsWith("a list") &&
    Array.isArray(fit.model?.channels) &&
    fit.model?.parameters?.length === fit.values.length &&
    fit.covariance?.length === fit.values.length ** 2 &&
    fit.data?.main?.length === fit.model?.data?.main?.length;
  return isWhole ? { fit } : { verdict: wrongType(noFit) };
}

const noFit: Words = {
  en: "`topFit` should be what fitModel(…) gives back.",
  es: "`topFit` debería ser lo que devuelve `fitModel(…)`.",
  ru: "В `topFit` должно быть то, что возвращает `fitModel(…)`.",
};

/** Whether a fit was made to these counts, bin by bin; a few events may differ by the rounding of another machine. */
export function isFitOf({ model, data }: ClaimedFit, counts: ChannelCounts): boolean {
  return Object.entries(counts).every(([name, bins]) => {
    const channel = model.channels.find((one) => one.name === name);
    if (channel?.nBins !== bins.length) return false;
    const apart = bins.map((n, i) => Math.abs(n - data.main[channel.offset + i]!));
    return sum(apart) < 0.005 * sum(bins);
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0);

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
