export { type Checked, check } from "./check/check.ts";
export type {
  Claimed,
  Exercise,
  JudgeContext,
  Limits,
  Marking,
  RubricLine,
  WrongAnswer,
} from "./exercise.ts";
export {
  fail,
  type Judgement,
  notAttempted,
  type Part,
  partial,
  pass,
  type Status,
  together,
  type Verdict,
  wrongType,
} from "./judgement.ts";
export * as judges from "./judges/index.ts";
export { inEach, type Language, type Words, wordsIn } from "./language.ts";
export { type HandMarked, markedByHand } from "./marking/by-hand.ts";
export { type Answers, callEach, type Probe } from "./probe.ts";
