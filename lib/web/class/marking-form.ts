import type { Marking } from "../../grade/exercise.ts";
import { pointsOfLines } from "../../grade/marking/by-hand.ts";
import type { HandMark } from "../../grade/marking/marks.ts";
import { RefusedError } from "../refusal.ts";

/** A mark as the form of the marking page sends it; what it says is checked here, once. */
export function markIn(
  form: Readonly<Record<string, unknown>>,
  marking: Marking | undefined,
): Omit<HandMark, "student" | "exercise"> {
  const text = (name: string): string => {
    const value = form[name];
    return typeof value === "string" ? value.trim() : "";
  };
  const lines = marking && text("lines") !== "" ? linesIn(text("lines"), marking) : undefined;
  const points = pointsIn(text("points")) ?? (marking && lines && pointsOfLines(marking, lines));
  const answer = /^sha256:[\da-f]{16}$/.test(text("answer")) ? text("answer") : undefined;
  const isEmpty = points === undefined && text("comment") === "";
  return {
    ...(points !== undefined && { points }),
    ...(text("comment") !== "" && { comment: text("comment") }),
    ...(lines && { lines }),
    ...(answer !== undefined && !isEmpty && { answer }),
  };
}

function pointsIn(text: string): number | undefined {
  const points = Number(text.replace(",", "."));
  if (!(points >= 0)) {
    throw new RefusedError("bad-request", { detail: `"${text}" is no number of points` });
  }
  return text === "" ? undefined : points;
}

/** "31" names the lines 1 and 3, "0" none. */
function linesIn(text: string, { rubric }: Marking): readonly number[] {
  const digits = [...text.replace(/\s/g, "")].map(Number);
  if (!digits.every((digit) => digit >= 0 && digit <= rubric.length)) {
    const detail = `"${text}" names lines that the rubric has not: it has 1 to ${rubric.length}`;
    throw new RefusedError("bad-request", { detail });
  }
  return [...new Set(digits)].filter((digit) => digit > 0).sort();
}
