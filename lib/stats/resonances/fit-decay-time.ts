import {
  ConvergenceError,
  chi2Survival,
  type MimeBundle,
  mimeBundle,
  plusMinus,
  table,
} from "../../core/index.ts";
import type { Axis, Hist1D } from "../../hist/index.ts";
import { countsIn } from "../counts.ts";
import { fit, type Parameter } from "../fit.ts";
import type { FitResult } from "../fit-result.ts";
import { parameterRows } from "../parameter-rows.ts";
import { poissonDeviance } from "../poisson.ts";
import { lateBefore, promptBefore, sharesIn } from "./decay-shape.ts";

/** Parameters of a decay-time fit: events, mean lifetime, and the resolution, in the unit of the axis. */
export type DecayParameter =
  | "prompt"
  | "late"
  | "lifetime"
  | "resolution"
  | "wideResolution"
  | "wideFraction";

type DecayValues = Readonly<Record<DecayParameter, number>>;

export interface DecayFitOptions {
  /** Events of the background expected in each bin of the histogram, known from elsewhere. Shape: (bins). Default: none. */
  background?: ArrayLike<number>;
  /** Parameters that are known and stay: `{ lifetime: 1.5 }`. */
  fixed?: Partial<DecayValues>;
}

/** Events expected in each bin. */
export interface DecayExpectation {
  readonly prompt: Float64Array;
  readonly late: Float64Array;
  readonly background: Float64Array;
  readonly total: Float64Array;
}

/** A fitted decay-time distribution, which shows itself as a table. */
export interface DecayFit extends FitResult<DecayParameter> {
  /** late / (prompt + late), with the correlation of the two in its error. */
  readonly lateShare: { readonly value: number; readonly error: number };
  readonly axis: Axis;
  readonly observed: Float64Array;
  readonly expected: DecayExpectation;
  /** Poisson deviance (Baker and Cousins): like χ² when most bins hold five events or more. */
  readonly deviance: number;
  readonly ndf: number;
  /** How often data of this very model would fit worse. */
  readonly pValue: number;
}

/**
 * Fits decay times with events that decay at once and events that live for a while, both blurred by one resolution:
 * binned Poisson likelihood. The resolution is two Gaussians, or one (`wideFraction` 0, fixed) if the data cannot
 * tell two apart. The yields count all times, also those beyond the axis.
 */
export function fitDecayTime(
  h: Hist1D,
  { background, fixed = {} }: DecayFitOptions = {},
): DecayFit {
  const { axis, counts } = countsIn(h);
  const known = Float64Array.from(background ?? counts, (n) => (background ? n : 0));
  checkBackground(known, counts.length);
  const start = starts(axis, counts, known);
  for (const [name, value] of Object.entries(fixed)) {
    const parameter = name as DecayParameter; // a key of the partial record
    start[parameter] = { ...start[parameter], start: value, fixed: true };
  }
  const result = search(
    (values) => poissonDeviance(counts, expectation(axis.edges, known, values).total),
    start,
  );
  const { parameters: p } = result;
  const values = Object.fromEntries(
    Object.entries(p).map(([name, { value }]) => [name, value]),
  ) as DecayValues; // same keys
  const free = Object.values(p).filter(({ state }) => state === "free").length;
  const ndf = counts.length - free;
  const fitted = {
    ...result,
    ...{ axis, observed: counts, lateShare: lateShareOf(result) },
    expected: expectation(axis.edges, known, values),
    ...{ deviance: result.twiceNll, ndf, pValue: chi2Survival(result.twiceNll, ndf) },
  };
  return { ...fitted, [mimeBundle]: () => decayTable(fitted) };
}

/** The lowest point with two widths; if that leaves parameters undetermined, with one. */
function search(
  deviance: (values: DecayValues) => number,
  start: Readonly<Record<DecayParameter, Parameter>>,
): FitResult<DecayParameter> {
  try {
    return fit<DecayParameter>(deviance, start);
  } catch (error) {
    if (!(error instanceof ConvergenceError) || start.wideFraction.fixed) throw error;
    return fit<DecayParameter>(deviance, {
      ...start,
      wideFraction: { start: 0, fixed: true },
      wideResolution: { ...start.wideResolution, fixed: true },
    });
  }
}

function expectation(
  edges: Float64Array,
  background: Float64Array,
  { prompt, late, lifetime, ...resolution }: DecayValues,
): DecayExpectation {
  const atOnce = sharesIn(edges, (t) => promptBefore(t, resolution));
  const later = sharesIn(edges, (t) => lateBefore(t, lifetime, resolution));
  const parts = { prompt: atOnce.map((s) => prompt * s), late: later.map((s) => late * s) };
  const total = background.map((b, bin) => b + parts.prompt[bin]! + parts.late[bin]!);
  return { ...parts, background, total };
}

/** First values from the histogram: what lies below zero is half of what is prompt. */
function starts(
  { edges }: Axis,
  counts: Float64Array,
  background: Float64Array,
): Record<DecayParameter, Parameter> {
  const [from, to] = [edges[0]!, edges[edges.length - 1]!];
  if (!(from < 0 && to > 0)) {
    throw new RangeError(
      `Cannot fit decay times from ${from} to ${to}: the range must hold both signs, for the resolution`,
    );
  }
  const signal = counts.map((n, bin) => Math.max(0, n - background[bin]!));
  const sums = moments(edges, signal);
  const prompt = Math.min(0.95 * sums.all, 2 * sums.below);
  const late = sums.all - prompt;
  const yields = { step: Math.sqrt(sums.all), min: 0 };
  const sigma = Math.sqrt(sums.squares / sums.below);
  const lifetime = Math.max(sigma, (sums.above - sums.sizeBelow) / late);
  return {
    prompt: { start: prompt, ...yields },
    late: { start: late, ...yields },
    lifetime: { start: lifetime, step: lifetime / 10, min: lifetime / 20, max: 20 * lifetime },
    resolution: { start: 0.8 * sigma, step: sigma / 10, min: sigma / 3, max: 3 * sigma },
    wideResolution: { start: 1.6 * sigma, step: sigma / 5, min: sigma, max: 20 * sigma },
    wideFraction: { start: 0.3, step: 0.1, min: 0, max: 1 },
  };
}

/** Number of events, of those below zero, and their sums of |t| and t². */
function moments(edges: Float64Array, signal: Float64Array) {
  let [all, below, squares, sizeBelow, above] = [0, 0, 0, 0, 0];
  for (const [bin, n] of signal.entries()) {
    const t = (edges[bin]! + edges[bin + 1]!) / 2;
    all += n;
    if (t >= 0) above += n * t;
    else {
      below += n;
      squares += n * t * t;
      sizeBelow -= n * t;
    }
  }
  if (below > 0) return { all, below, squares, sizeBelow, above };
  throw new RangeError(
    "Cannot fit decay times without any below zero: they are what shows the resolution",
  );
}

function lateShareOf({ parameters, covariance }: FitResult<DecayParameter>): {
  value: number;
  error: number;
} {
  const [prompt, late] = [parameters.prompt.value, parameters.late.value];
  const all = prompt + late;
  const variance =
    (prompt * prompt * covariance.late.late +
      late * late * covariance.prompt.prompt -
      2 * prompt * late * covariance.prompt.late) /
    all ** 4;
  return { value: late / all, error: Math.sqrt(variance) };
}

function decayTable({
  parameters,
  problem,
  axis: { label },
  lateShare,
  deviance,
  ndf,
  pValue,
}: Omit<DecayFit, symbol>): MimeBundle {
  const unit = /\[([^\]]+)\]/.exec(label)?.[1] ?? "";
  const unitOf = (name: DecayParameter): string => {
    if (name === "prompt" || name === "late") return "events";
    return name === "wideFraction" ? "" : unit;
  };
  return table({
    title: "Decay times: prompt and late",
    header: ["parameter", "value ± error"],
    rows: [
      ...parameterRows(problem.names, parameters, unitOf),
      ["late share", plusMinus(lateShare.value, lateShare.error)],
    ],
    note: `deviance/ndf = ${deviance.toFixed(1)}/${ndf}, p-value ${pValue.toPrecision(2)}`,
  });
}

function checkBackground(background: Float64Array, bins: number): void {
  if (background.length !== bins) {
    throw new RangeError(
      `Cannot put ${background.length} numbers of background into ${bins} bins: each bin needs one`,
    );
  }
  if (background.every((b) => b >= 0)) return;
  throw new RangeError("Cannot fit on a background below zero: counts are expected, 0 or more");
}
