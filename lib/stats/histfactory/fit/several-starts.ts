import { type Random, seededRandom, splitSeed } from "../../../core/index.ts";
import type { HistFactoryModel } from "../model/model.ts";
import type { BestFit, BestFitOptions } from "./best-fit.ts";
import { findBestFit } from "./find-best-fit.ts";

export interface SeveralStartsOptions extends BestFitOptions {
  /** How many starts: the one given, one with all systematics at the other side, then random ones. Default: 3. */
  readonly starts?: number;
  readonly seed?: number;
}

/** The lowest of the minima that several starts lead to, and a warning if they differ. */
export function fitFromSeveralStarts(
  model: HistFactoryModel,
  { starts = 3, seed = 1, ...options }: SeveralStartsOptions = {},
): { readonly best: BestFit; readonly warnings: readonly string[] } {
  let best = findBestFit(model, options);
  const found = [best];
  for (let i = 1; i < starts; i++) {
    const random = seededRandom(splitSeed(seed, "start", i));
    const start = i === 1 ? mirrored(model, best.values) : scattered(model, random);
    const next = findBestFit(model, { ...options, start, startsNear: false });
    found.push(next);
    const isBetter = next.converged && !(best.converged && best.twiceNll <= next.twiceNll + 1e-6);
    if (isBetter) best = next;
  }
  const others = found.filter((one) => one.converged && one.twiceNll > best.twiceNll + 1e-4);
  return { best, warnings: others.length > 0 ? [tellOf(model, best, others)] : [] };
}

/** Each systematic as far on its other side: where one-sided templates hide a second minimum. */
function mirrored({ parameters }: HistFactoryModel, values: Float64Array): Float64Array {
  return values.map((value, p) => {
    const { constraint, init, bounds, isFixed } = parameters[p]!;
    if (isFixed || constraint?.kind !== "normal") return value;
    return Math.min(bounds[1], Math.max(bounds[0], 2 * init - value));
  });
}

/**
 * A start within two prior standard deviations, or between a fifth and twice the init where there is no prior; twice 1
 * for an init of 0, at which events may be impossible.
 */
function scattered({ parameters }: HistFactoryModel, random: Random): Float64Array {
  return Float64Array.from(parameters, ({ constraint, init, isFixed, bounds: [low, high] }) => {
    if (isFixed) return init;
    const sigma =
      constraint?.kind === "normal" ? constraint.sigma : (constraint?.factor ?? 1) ** -0.5;
    const u = random();
    const around = constraint ? init + sigma * (4 * u - 2) : (init || 1) * (0.2 + 1.8 * u);
    return Math.min(high, Math.max(low, around));
  });
}

function tellOf(
  { poi, parameters }: HistFactoryModel,
  best: BestFit,
  others: readonly BestFit[],
): string {
  const next = others.toSorted((a, b) => a.twiceNll - b.twiceNll)[0]!;
  const p = parameters.findIndex(({ name }) => name === poi);
  const where = p < 0 ? "" : ` (${poi} = ${next.values[p]!.toPrecision(4)})`;
  return (
    `−2 ln L has more than one minimum: another start ends ${(next.twiceNll - best.twiceNll).toPrecision(3)} ` +
    `higher${where}; the lower one is given`
  );
}
