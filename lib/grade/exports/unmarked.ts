import { isToMark } from "../results/open-answers.ts";
import type { Mark } from "./gradebook.ts";

/** Students who have no mark, by the reason. */
export interface Unmarked {
  readonly why: string;
  readonly marks: readonly Mark[];
}

/** Who among them has no mark yet: because the grader failed, or as long as a person has not marked an answer. */
export function unmarked(marks: readonly Mark[]): readonly Unmarked[] {
  const open = marks.filter(({ points }) => !points);
  const groups = [
    { why: "the grader failed", marks: open.filter(({ result }) => !isToMark(result)) },
    {
      why: "a person has yet to mark an answer",
      marks: open.filter(({ result }) => isToMark(result)),
    },
  ];
  return groups.filter((group) => group.marks.length > 0);
}
