import { fail, partial, pass, type Verdict } from "../judgement.ts";
import { readNumbers } from "./claim.ts";
import { likelyMistake } from "./mistakes.ts";
import { isWithin, type Tolerance } from "./within-tolerance.ts";

export interface NumbersOptions extends Tolerance {
  /** The student's name for it: "`masses`". */
  name: string;
  /** Gives credit for the share of right entries instead of all or nothing. Default: false. */
  isShared?: boolean;
}

/** Judges a list of numbers entry by entry; a wrong length, order, sign or unit is named. */
export function numbers(
  claim: unknown,
  expected: ArrayLike<number>,
  { name, isShared = false, ...tolerance }: NumbersOptions,
): Verdict {
  const read = readNumbers(claim, name);
  if ("verdict" in read) return read.verdict;
  const answer = read.value;
  if (answer.length !== expected.length) return wrongLength(answer.length, expected.length, name);
  let right = 0;
  for (let i = 0; i < expected.length; i++) {
    if (isWithin(answer[i]!, expected[i]!, tolerance)) right++;
  }
  if (right === expected.length) return pass();
  const reason = `${name} is not right yet. ${whyNumbers(answer, expected, tolerance, right)}`;
  return isShared && right > 0 ? partial(right / expected.length, reason) : fail(reason);
}

function wrongLength(answer: number, expected: number, name: string): Verdict {
  const why =
    answer > expected
      ? "too many: has something passed that should not"
      : "too few: has something been lost";
  return fail(`${name} has ${answer} entries, ${why}?`);
}

function whyNumbers(
  answer: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: Tolerance,
  right: number,
): string {
  const shared = sharedMistake(answer, expected, tolerance);
  if (shared) return shared;
  const [mine, theirs] = [Float64Array.from(answer).sort(), Float64Array.from(expected).sort()];
  if (mine.every((x, i) => isWithin(x, theirs[i]!, tolerance))) {
    return "The numbers are right and their order is not.";
  }
  return right === 0
    ? "No entry is right: check the formula on one entry by hand."
    : `${right} of ${expected.length} entries are right: what do the others have in common?`;
}

function sharedMistake(
  answer: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: Tolerance,
): string | undefined {
  let common: string | undefined;
  for (let i = 0; i < expected.length; i++) {
    const isNear = (candidate: number): boolean => isWithin(candidate, expected[i]!, tolerance);
    if (expected[i] === 0 && answer[i] === 0) continue;
    const mistake = likelyMistake(answer[i]!, expected[i]!, isNear);
    if (mistake === undefined || (common !== undefined && mistake !== common)) return undefined;
    common = mistake;
  }
  return common;
}
