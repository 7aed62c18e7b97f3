/** How much a late submission loses. */
export interface LatePolicy {
  /** Percent of the earned points, for each day or hour that has begun. */
  readonly percent: number;
  readonly per: "day" | "hour";
  /** Percent that is lost at most. */
  readonly max: number;
}

/** Reads "10%/day max 50%"; without a maximum, everything can be lost. */
export function parseLatePolicy(text: string): LatePolicy {
  const pattern =
    /^\s*(\d+(?:\.\d+)?)\s*%\s*(?:\/|per)\s*(day|hour)(?:\s+max\s+(\d+(?:\.\d+)?)\s*%)?\s*$/i;
  const [, percent, per, max = "100"] = pattern.exec(text) ?? [];
  if (percent === undefined || Number(percent) > 100 || Number(max) > 100) {
    throw new RangeError(`Cannot read the late policy "${text}": wanted, say, 10%/day max 50%`);
  }
  return {
    percent: Number(percent),
    per: per?.toLowerCase() === "hour" ? "hour" : "day",
    max: Number(max),
  };
}

/** How long after the deadline, in milliseconds; 0 for what is in time. */
export function lateness(submitted: Date, due: Date): number {
  return Math.max(submitted.getTime() - due.getTime(), 0);
}

/** Points that a policy takes away, rounded to hundredths. */
export function penaltyOf(points: number, lateMs: number, policy: LatePolicy): number {
  const begun = Math.ceil(lateMs / (policy.per === "day" ? 86_400_000 : 3_600_000));
  const percent = Math.min(begun * policy.percent, policy.max);
  return Math.round(points * percent) / 100;
}
