import type { Status } from "../judgement.ts";

/** How a status looks: its words and the class of its colour. */
export interface Chip {
  readonly label: string;
  readonly colour: "good" | "half" | "bad" | "none" | "grader";
}

const chips: Readonly<Record<Status, Chip>> = {
  pass: { label: "correct", colour: "good" },
  partial: { label: "partly correct", colour: "half" },
  fail: { label: "not correct", colour: "bad" },
  "not-attempted": { label: "not attempted", colour: "none" },
  "type-error": { label: "type error", colour: "bad" },
  "runtime-error": { label: "stopped with an error", colour: "bad" },
  timeout: { label: "too slow", colour: "bad" },
  "out-of-memory": { label: "out of memory", colour: "bad" },
  blocked: { label: "not allowed", colour: "bad" },
  "skipped-prerequisite": { label: "skipped", colour: "none" },
  "grader-error": { label: "grader failed: run again", colour: "grader" },
};

/** The look of a status. */
export function chip(status: Status): Chip {
  return chips[status];
}
