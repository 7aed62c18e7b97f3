import { type HistFactoryFit, positionOf } from "../fit/histfactory-fit.ts";
import { profileAt } from "./profile.ts";
import { priorSigma, pulls } from "./pulls.ts";

/** What one parameter does to the one of interest: shifts of its best value, up and down. */
export interface Impact {
  readonly name: string;
  readonly pull: number;
  readonly constraint: number;
  /** With the parameter held one standard deviation after the fit up, down. */
  readonly postfit: readonly [up: number, down: number];
  /** With the parameter held one standard deviation before the fit up, down; NaN if that was not asked for. */
  readonly prefit: readonly [up: number, down: number];
}

/**
 * How impacts are found. `refit`: hold the parameter beside its best value and fit all others again. `covariance`:
 * read them off the covariance matrix, at once, but off by up to some 20 % where the likelihood is no parabola.
 * `observables`: shift the auxiliary datum by one standard deviation, to first order; these add up in quadrature
 * (Pinto et al., Eur. Phys. J. C 84 (2024) 593).
 */
export type ImpactMethod = "refit" | "covariance" | "observables";

export interface RankingOptions {
  /** Parameter of interest. Default: that of the model. */
  readonly poi?: string;
  /** Default: `refit`. */
  readonly method?: ImpactMethod;
  /** Which parameters. Default: all that are constrained and free. */
  readonly names?: readonly string[];
  /** Whether prefit impacts are found too. Default: true. */
  readonly prefit?: boolean;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Impacts on the parameter of interest with the way they were found, the greatest first. */
export interface Ranking {
  readonly poi: string;
  readonly method: ImpactMethod;
  readonly impacts: readonly Impact[];
  /** Fits that did not converge: their impacts are NaN. */
  readonly nFailed: number;
}

/** Impacts of the constrained parameters on the one of interest. */
export function ranking(fit: HistFactoryFit, options: RankingOptions = {}): Ranking {
  const { method = "refit", prefit = true, onProgress } = options;
  const poi = interestOf(fit, options.poi);
  const target = positionOf(fit.model, poi);
  const known = pulls(fit).filter(({ name }) => options.names?.includes(name) ?? true);
  let nFailed = 0;
  const shift = (p: number, by: number): number => {
    if (method !== "refit") return linearShift(fit, method, target, p, by);
    const at = profileAt(fit, new Map([[p, fit.values[p]! + by]]));
    if (at.converged) return at.values[target]! - fit.values[target]!;
    nFailed++;
    return Number.NaN;
  };
  const impacts = known.map((pull, i) => {
    const p = positionOf(fit.model, pull.name);
    const [after, before] = [fit.errors[p]!, priorSigma(fit.model.parameters[p]!)!];
    const nothing = [Number.NaN, Number.NaN] as const;
    const impact = {
      ...pull,
      postfit: [shift(p, after), shift(p, -after)] as const,
      prefit:
        prefit && method !== "observables"
          ? ([shift(p, before), shift(p, -before)] as const)
          : nothing,
    };
    onProgress?.(i + 1, known.length);
    return impact;
  });
  impacts.sort((a, b) => sizeOf(b) - sizeOf(a));
  return { poi, method, impacts, nFailed };
}

/** The parameter of interest asked for, or that of the model. */
export function interestOf({ model }: HistFactoryFit, asked: string | undefined): string {
  const poi = asked ?? model.poi;
  if (poi !== undefined) return poi;
  throw new RangeError("Cannot choose a parameter of interest: the model names none, so name one");
}

function linearShift(
  { covariance, values, errors, model }: HistFactoryFit,
  method: "covariance" | "observables",
  target: number,
  p: number,
  by: number,
): number {
  const shared = covariance[target * values.length + p]!;
  if (method === "covariance") return (shared / errors[p]! ** 2) * by;
  return (shared / priorSigma(model.parameters[p]!)!) * Math.sign(by);
}

function sizeOf({ postfit: [up, down] }: Impact): number {
  const size = Math.max(Math.abs(up), Math.abs(down));
  return Number.isNaN(size) ? Number.POSITIVE_INFINITY : size; // what failed is seen first
}
