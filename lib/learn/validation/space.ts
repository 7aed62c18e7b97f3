import type { Random } from "../../core/index.ts";

/** Settings that are tried, by name: `{ maxDepth: 3, learningRate: 0.1 }`. */
export type Settings = Readonly<Record<string, number | string | boolean>>;

/** From one number to another, evenly or, with `log`, evenly in the logarithm. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly log?: boolean;
  /** Whole numbers only. */
  readonly integer?: boolean;
}

/** What one setting may be: one of some values, or any in a range. */
export type Choice = readonly (number | string | boolean)[] | Range;

/** What each setting may be. */
export type Space = Readonly<Record<string, Choice>>;

/** Settings at random. */
export function drawSettings(space: Space, random: Random): Settings {
  return settingsAt(
    space,
    Object.keys(space).map(() => random()),
  );
}

/** The settings at a point of the unit cube, one coordinate in [0, 1) per name. */
export function settingsAt(space: Space, point: ArrayLike<number>): Settings {
  return Object.fromEntries(
    Object.entries(space).map(([name, choice], i) => [name, valueAt(choice, point[i]!)]),
  );
}

/** The point of the unit cube that stands for these settings: the middle of all that give them. */
export function pointOf(space: Space, settings: Settings): Float64Array {
  return Float64Array.from(Object.entries(space), ([name, choice]) => {
    const value = settings[name]!;
    if (isList(choice)) return (choice.indexOf(value) + 0.5) / choice.length;
    const { low, high, log } = rangeOf(choice);
    return log
      ? Math.log(Number(value) / low) / Math.log(high / low)
      : (Number(value) - low) / (high - low);
  });
}

function valueAt(choice: Choice, u: number): number | string | boolean {
  if (isList(choice)) return choice[Math.floor(u * choice.length)]!;
  const { low, high, log } = rangeOf(choice);
  const value = log ? low * (high / low) ** u : low + u * (high - low);
  return choice.integer ? Math.min(choice.to, Math.max(choice.from, Math.round(value))) : value;
}

/** A whole number stands for the interval of one half around it. */
function rangeOf({ from, to, log = false, integer = false }: Range): {
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
} {
  return integer ? { low: from - 0.5, high: to + 0.5, log } : { low: from, high: to, log };
}

function isList(choice: Choice): choice is readonly (number | string | boolean)[] {
  return Array.isArray(choice);
}

/** Throws unless every setting has something to choose from. */
export function checkSpace(space: Space): void {
  for (const [name, choice] of Object.entries(space)) {
    const wrong = isList(choice)
      ? choice.length === 0 && "it has no value to choose from"
      : wrongRange(choice);
    if (wrong) throw new RangeError(`Cannot search over ${name}: ${wrong}`);
  }
}

function wrongRange({ from, to, log = false }: Range): string | false {
  if (!(from < to && Number.isFinite(to - from))) {
    return `the range from ${from} to ${to} must end above its start`;
  }
  return (
    log && !(from > 0) && `the logarithm of ${from} does not exist: the range must be positive`
  );
}
