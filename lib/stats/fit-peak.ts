import { chi2Survival, mimeBundle } from "../core/index.ts";
import { type Axis, binFinder, binWidths, type Hist1D } from "../hist/index.ts";
import { countsIn } from "./counts.ts";
import type { PeakFit } from "./peak-fit.ts";
import { densities, expectation } from "./peak-model.ts";
import { type PeakSettings, peakProblem, valuesAt } from "./peak-problem.ts";
import type { Background, Density, PeakShape, PeakTail } from "./peak-shape.ts";
import { peakTable } from "./peak-table.ts";
import { solve } from "./solve.ts";

export interface PeakFitOptions extends PeakSettings {
  /** Default: "gauss". */
  shape?: PeakShape;
  /** Default: "exponential". */
  background?: Background;
  /** "radiative": some pairs lost mass to photons, by an exponential of mean `tailLength`. Default: "none". */
  tail?: PeakTail;
  /** The part of the axis to fit, in whole bins. Default: all of it. */
  range?: readonly [number, number];
}

/**
 * Fits a peak on a background to counts: binned Poisson likelihood, the model integrated over each bin.
 *
 * `fitPeak(masses, { shape: "breit-wigner-gauss", fixed: { width: 2.4955 } }).parameters.mass.value`
 */
export function fitPeak(h: Hist1D, options: PeakFitOptions = {}): PeakFit {
  const {
    shape = "gauss",
    background = "exponential",
    tail = "none",
    range,
    ...settings
  } = options;
  const parts = { shape, background, tail };
  const { axis, counts } = countsIn(h, range);
  const { model, problem } = peakProblem(axis.edges, counts, parts, settings);
  const result = solve(problem);
  const fitted = problem.names.map((name) => result.parameters[name]);
  const values = valuesAt(
    problem.names,
    fitted.map(({ value }) => value),
  );
  const ndf = counts.length - fitted.filter(({ state }) => state === "free").length;
  const fit = {
    ...result,
    parts,
    axis,
    observed: counts,
    expected: expectation(model, values),
    deviance: result.twiceNll,
    ndf,
    pValue: chi2Survival(result.twiceNll, ndf),
    curve: perBin(axis, densities(model, values)),
  };
  return { ...fit, [mimeBundle]: () => peakTable(fit) };
}

/** Densities as curves over a histogram, whose bins may differ in width. */
function perBin(
  axis: Axis,
  { signal, background }: Readonly<Record<"signal" | "background", Density>>,
): PeakFit["curve"] {
  const widths = binWidths(axis);
  const find = binFinder(axis);
  return (mass, part = "total") => {
    const bin = Math.min(widths.length - 1, Math.max(0, find(mass)));
    const events =
      (part === "background" ? 0 : signal(mass)) + (part === "signal" ? 0 : background(mass));
    return events * widths[bin]!;
  };
}
