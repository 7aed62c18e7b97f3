import type { Status } from "../judgement.ts";

/** The class of the colour that a status has in all reports. */
export type Colour = "good" | "half" | "bad" | "none" | "grader";

const colours: Readonly<Record<Status, Colour>> = {
  pass: "good",
  partial: "half",
  fail: "bad",
  "not-attempted": "none",
  "type-error": "bad",
  "runtime-error": "bad",
  timeout: "bad",
  "out-of-memory": "bad",
  blocked: "bad",
  "skipped-prerequisite": "none",
  "needs-marking": "grader",
  "grader-error": "grader",
};

/** The colour of a status. */
export function chip(status: Status): Colour {
  return colours[status];
}
