import { fail, judges, notAttempted, type Verdict } from "toplab/grade";

/** A share between 0 and 1. */
export interface Share {
  readonly value: number;
  readonly error: number;
}

export interface ShareReference {
  /** What is true of the sample. */
  readonly truth: number;
  /** Uncertainty that the lesson's fit quotes. */
  readonly error: number;
  readonly noBackground: number;
  readonly notScaled: number;
}

/** Judges a share of J/ψ from b hadrons by its distance from the truth, and names a background treated wrongly. */
export function judgeShare(
  claim: unknown,
  name: string,
  { truth, error, noBackground, notScaled }: ShareReference,
): Verdict {
  const record = judges.readRecord(claim, name, ["value", "error"]);
  if ("verdict" in record) return record.verdict;
  const { value } = record.value;
  if (value === undefined || value === null) {
    return notAttempted(`${name} has no value yet: replace the undefined of the cell.`);
  }
  const isNear = (other: number): boolean =>
    typeof value === "number" && Math.abs(value - other) < 0.2 * error;
  if (isNear(noBackground)) {
    return fail(
      "No background has been taken into account: half of it comes from b hadrons too, and is counted as J/ψ.",
    );
  }
  if (isNear(notScaled)) {
    return fail(
      "The background of the sidebands has not been scaled: they are wider than the window of the peak.",
    );
  }
  // The late times are not exactly exponential: the fit is off by a standard deviation on average.
  return judges.measurement(
    claim,
    { value: truth, error },
    { name, maxPull: 4, valueShare: 2 / 3 },
  );
}
