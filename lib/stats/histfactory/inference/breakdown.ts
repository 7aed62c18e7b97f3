import { curvedAt } from "../fit/covariance.ts";
import { type HistFactoryFit, positionOf } from "../fit/histfactory-fit.ts";
import { interestOf } from "./ranking.ts";

/** What part of the uncertainty of the parameter of interest comes from where. */
export interface Breakdown {
  readonly poi: string;
  readonly total: number;
  /** With all constrained parameters held where the fit put them. */
  readonly statistical: number;
  readonly systematic: number;
  /** For each group, √(total² − σ²) with its parameters held. Groups that are correlated do not add up. */
  readonly groups: Readonly<Record<string, number>>;
}

export interface BreakdownOptions {
  readonly poi?: string;
  /** Parameters of each group, by name, by the name that components share, or by a pattern. */
  readonly groups?: Readonly<Record<string, readonly (string | RegExp)[]>>;
}

/** The uncertainty of the parameter of interest by groups, from the exact second derivatives. */
export function breakdown(
  fit: HistFactoryFit,
  { poi: asked, groups = {} }: BreakdownOptions = {},
): Breakdown {
  const poi = interestOf(fit, asked);
  const target = positionOf(fit.model, poi);
  const total = fit.errors[target]!;
  const { parameters } = fit.model;
  const constrained = parameters.flatMap(({ constraint }, p) =>
    constraint && p !== target ? [p] : [],
  );
  const statistical = errorWithHeld(fit, target, constrained);
  const rest = (sigma: number): number => Math.sqrt(Math.max(0, total ** 2 - sigma ** 2));
  const parts = Object.entries(groups).map(([group, members]) => {
    const held = parameters.flatMap(({ name, set }, p) =>
      p !== target && members.some((member) => matches(member, name, set)) ? [p] : [],
    );
    if (held.length === 0) {
      throw new RangeError(`Cannot find a parameter of the group ${group}: ${members.join(", ")}`);
    }
    return [group, rest(errorWithHeld(fit, target, held))] as const;
  });
  return {
    ...{ poi, total, statistical },
    systematic: rest(statistical),
    groups: Object.fromEntries(parts),
  };
}

function matches(member: string | RegExp, name: string, set: string): boolean {
  return typeof member === "string" ? member === name || member === set : member.test(name);
}

/** The error of a parameter when others stay where they are, which leaves the minimum where it is. */
function errorWithHeld(fit: HistFactoryFit, target: number, held: readonly number[]): number {
  const isFree = fit.isFree.slice();
  for (const p of held) isFree[p] = 0;
  const curved = curvedAt(fit.model, fit.values, { data: fit.data, isFree });
  return curved ? Math.sqrt(curved.covariance[target * fit.values.length + target]!) : Number.NaN;
}
