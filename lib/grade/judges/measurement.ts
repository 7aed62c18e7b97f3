import { fail, pass, together, type Verdict, wrongType } from "../judgement.ts";
import { readNumber, readRecord } from "./claim.ts";
import { likelyMistake } from "./mistakes.ts";

/** A measured value with its standard uncertainty, in the same unit. */
export interface Measured {
  readonly value: number;
  readonly error: number;
}

export interface MeasurementOptions {
  /** The student's name for it: "`zMass`". */
  name: string;
  /** Allowed |value − expected| in units of the uncertainty. Default: 1. */
  maxPull?: number;
  /** The quoted uncertainty may be larger or smaller than the reference's by this factor. Default: 1.5. */
  errorFactor?: number;
  /** Share of the credit for the value; the rest is for the uncertainty. Default: 0.5. */
  valueShare?: number;
}

/**
 * Judges { value, error }: the value by its pull against the quoted uncertainty, the uncertainty
 * against the reference's. An implausible uncertainty widens nothing: the pull then uses the reference's.
 */
export function measurement(
  claim: unknown,
  expected: Measured,
  { name, maxPull = 1, errorFactor = 1.5, valueShare = 0.5 }: MeasurementOptions,
): Verdict {
  const record = readRecord(claim, name, ["value", "error"]);
  if ("verdict" in record) return record.verdict;
  const value = readNumber(record.value.value, `The value of ${name}`);
  if ("verdict" in value) return value.verdict;
  const error = judgeError(record.value.error, expected.error, errorFactor, name);
  const sigma = error.status === "pass" ? (record.value.error as number) : expected.error; // read as a number by judgeError
  const isNear = (candidate: number): boolean =>
    Math.abs(candidate - expected.value) <= maxPull * sigma;
  return together([
    { verdict: judgeValue(value.value, expected.value, isNear, name), weight: valueShare },
    { verdict: error, weight: 1 - valueShare },
  ]);
}

function judgeValue(
  value: number,
  expected: number,
  isNear: (candidate: number) => boolean,
  name: string,
): Verdict {
  if (isNear(value)) return pass();
  const why =
    likelyMistake(value, expected, isNear) ??
    "It lies too many standard deviations from what this data gives: look at the range and the model of the fit.";
  return fail(`The value of ${name} is not right yet. ${why}`);
}

function judgeError(claim: unknown, expected: number, factor: number, name: string): Verdict {
  const read = readNumber(claim, `The uncertainty of ${name}`);
  if ("verdict" in read) return read.verdict;
  const error = read.value;
  if (error <= 0) {
    return wrongType(`The uncertainty of ${name} must be above zero: no measurement is exact.`);
  }
  const isNear = (candidate: number): boolean =>
    candidate <= expected * factor && candidate >= expected / factor;
  if (isNear(error)) return pass();
  return fail(`The uncertainty of ${name} is not right yet. ${whyError(error, expected, isNear)}`);
}

function whyError(error: number, expected: number, isNear: (candidate: number) => boolean): string {
  if (isNear(Math.sqrt(error))) return "This looks like the variance: take the root.";
  const unit = [1e3, 1e-3].some((ratio) => isNear(error / ratio));
  if (unit) return "It is off by a factor of 1000: is it in the unit of the value?";
  return error > expected
    ? "It is too large: is it the width of the peak instead of the uncertainty of its position?"
    : "It is too small: do the counts enter with their Poisson fluctuations?";
}
