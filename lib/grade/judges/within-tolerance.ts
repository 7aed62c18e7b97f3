import { fail, pass, type Verdict } from "../judgement.ts";
import type { Words } from "../language.ts";
import { notRight, readNumber } from "./claim.ts";
import { distance, likelyMistake } from "./mistakes.ts";

export interface Tolerance {
  /** Allowed |answer − expected| / |expected|. Default: 0. */
  relative?: number;
  /** Allowed |answer − expected|, in the unit of the answer; the wider of the two counts. Default: 0. */
  absolute?: number;
}

export interface WithinToleranceOptions extends Tolerance {
  /** The student's name for it: "`zMass`". */
  name: Words;
  /** "GeV"; named when the answer is off by a power of ten. Default: none. */
  unit?: Words;
}

/** Whether a number lies within a tolerance; the slack of a few ulps lets 0.1 + 0.2 be 0.3. */
export function isWithin(answer: number, expected: number, tolerance: Tolerance): boolean {
  const { relative = 0, absolute = 0 } = tolerance;
  const rounding = 8 * Number.EPSILON * Math.abs(expected);
  return Math.abs(answer - expected) <= Math.max(relative * Math.abs(expected), absolute, rounding);
}

/** Judges one number; lost signs, units and factors of two are named, the expected value never is. */
export function withinTolerance(
  claim: unknown,
  expected: number,
  { name, unit = "", ...tolerance }: WithinToleranceOptions,
): Verdict {
  const read = readNumber(claim, name);
  if ("verdict" in read) return read.verdict;
  const isNear = (candidate: number): boolean => isWithin(candidate, expected, tolerance);
  if (isNear(read.value)) return pass();
  const why = likelyMistake(read.value, expected, isNear) ?? distance(read.value, expected, unit);
  return fail(notRight(name, why));
}
