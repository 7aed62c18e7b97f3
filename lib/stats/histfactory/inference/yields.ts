import { engineOf, slopesAt, valueAt } from "../evaluation/engine.ts";
import { expectedBySample } from "../evaluation/evaluate.ts";
import type { HistFactoryFit } from "../fit/histfactory-fit.ts";
import type { HistFactoryModel, ModelChannel } from "../model/model.ts";
import { priorSigma } from "./pulls.ts";

/** What a channel expects, before or after a fit, with what was seen. */
export interface ChannelYields {
  readonly channel: string;
  readonly observed: Float64Array;
  /** Of all samples, bin by bin, with its uncertainty to first order in all parameters and their correlations. */
  readonly expected: Float64Array;
  readonly errors: Float64Array;
  /** Sum over the bins, with its uncertainty. */
  readonly total: number;
  readonly totalError: number;
  /** Each sample, bin by bin. */
  readonly samples: Readonly<Record<string, Float64Array>>;
}

/** Yields at the best fit, uncertainties from its covariance. */
export function postfitYields(fit: HistFactoryFit): ChannelYields[] {
  return yieldsAt(fit.model, fit.values, fit.data.main, (slopes) => spread(fit, slopes));
}

/** Yields at the inits, uncertainties from the constraints alone. */
export function prefitYields(model: HistFactoryModel): ChannelYields[] {
  const sigmas = model.parameters.map((parameter) =>
    parameter.isFixed ? 0 : (priorSigma(parameter) ?? 0),
  );
  const inits = Float64Array.from(model.parameters, ({ init }) => init);
  return yieldsAt(model, inits, model.data.main, (slopes) => {
    let variance = 0;
    for (let p = 0; p < slopes.length; p++) variance += (slopes[p]! * sigmas[p]!) ** 2;
    return Math.sqrt(variance);
  });
}

/** √(sᵀ C s), for s the derivatives of a yield and C the covariance. */
function spread({ covariance, isFree }: HistFactoryFit, slopes: Float64Array): number {
  const n = slopes.length;
  let variance = 0;
  for (let p = 0; p < n; p++) {
    if (!isFree[p] || slopes[p] === 0) continue;
    let row = 0;
    for (let q = 0; q < n; q++) row += covariance[p * n + q]! * slopes[q]!;
    variance += slopes[p]! * row;
  }
  return Math.sqrt(Math.max(0, variance));
}

function yieldsAt(
  model: HistFactoryModel,
  values: Float64Array,
  observed: Float64Array,
  errorOf: (slopes: Float64Array) => number,
): ChannelYields[] {
  const slopes = slopesOfBins(model, values);
  const bySample = expectedBySample(model, values);
  const { nu } = engineOf(model).bench;
  return model.channels.map((channel) => {
    const cut = (row: Float64Array): Float64Array =>
      row.slice(channel.offset, channel.offset + channel.nBins);
    const expected = cut(nu);
    const there = slopes.slice(channel.offset, channel.offset + channel.nBins);
    const samples = model.samples.flatMap((name, s) =>
      hasSample(model, channel, s) ? [[name, cut(bySample[s]!)] as const] : [],
    );
    return {
      channel: channel.name,
      observed: cut(observed),
      expected,
      errors: Float64Array.from(there, errorOf),
      total: expected.reduce((sum, n) => sum + n, 0),
      totalError: errorOf(added(there)),
      samples: Object.fromEntries(samples),
    };
  });
}

function hasSample(
  { arrays }: HistFactoryModel,
  { offset }: ModelChannel,
  sample: number,
): boolean {
  return arrays.blockSample.some((s, k) => s === sample && arrays.blockBin[k] === offset);
}

function added(rows: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(rows[0]!.length);
  for (const row of rows) for (let p = 0; p < sum.length; p++) sum[p]! += row[p]!;
  return sum;
}

/** For each bin the derivatives of its expectation with respect to all parameters. */
function slopesOfBins(model: HistFactoryModel, values: Float64Array): Float64Array[] {
  const engine = engineOf(model);
  valueAt(engine, values, model.data);
  slopesAt(engine, model.data, true);
  const { nBins, globals, jacobian, localBin, localSlope } = engine.bench;
  return Array.from({ length: nBins }, (_, b) => {
    const row = new Float64Array(values.length);
    for (let g = 0; g < globals.length; g++) row[globals[g]!] = jacobian[g * nBins + b]!;
    for (let p = 0; p < row.length; p++) if (localBin[p] === b) row[p] = localSlope[p]!;
    return row;
  });
}
