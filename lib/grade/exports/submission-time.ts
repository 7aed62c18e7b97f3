import type { StudentResult } from "../results/class-result.ts";
import { parseTime } from "./parse-time.ts";

/** One time, or one for each attempt with semicolons between: "2026-12-01T20:00; 2026-12-02T09:30". */
export function parseTimes(text: string): readonly Date[] {
  return text.split(";").map((one) => parseTime(one.trim()));
}

/**
 * When the attempt that counts was handed in, by what the class list says. A single time is the last
 * attempt's; of an earlier one nothing is known then.
 */
export function submissionTime(
  text: string | undefined,
  { attempt }: Pick<StudentResult, "attempt">,
): Date | undefined {
  const times = text === undefined ? [] : parseTimes(text);
  if (!attempt || attempt.number === attempt.of) return times.at(-1);
  return times.length === attempt.of ? times[attempt.number - 1] : undefined;
}
