import type { Verdict } from "./judgement.ts";
import type { Language, Words } from "./language.ts";

/** What the student's process says it found: every value is `unknown` until a judge has checked it. */
export type Claimed<Values> = { readonly [Name in keyof Values]?: unknown };

/** What a judge may look at besides the student's values. */
export interface JudgeContext<Inputs, Reference> {
  readonly inputs: Inputs;
  readonly reference: Reference;
  readonly seed: number;
}

/** Bounds on one cell; the grader stops what goes beyond. */
export interface Limits {
  /**
   * Processor time of the cell, and again of its probe, in seconds: of all threads together, measured from
   * outside, so that an answer passes on a busy grader as it does at home; it may sleep for three times as
   * much besides. Where a student checks an answer alone it is wall time.
   */
  readonly seconds: number;
  /** Heap of the process, in megabytes. */
  readonly memoryMb: number;
  /** Everything the cell prints and shows, in bytes. */
  readonly outputBytes: number;
}

/** A mistake the author expects, with what it must earn: `toplab verify` holds the exercise to it. */
export interface WrongAnswer {
  readonly name: string;
  /** The cell as a student with this mistake would write it. */
  readonly code: string;
  readonly points: number;
  /** Words that the reason given to the student must hold. */
  readonly reason: string | RegExp;
}

/** How a person marks an answer that no judge can decide. */
export interface Marking {
  /** "text": the answer is a Markdown cell, which is read. "plot": it is a code cell, whose pictures are looked at. */
  readonly kind: "text" | "plot";
  /** What earns points; students read it when their answer has been marked. */
  readonly rubric: readonly RubricLine[];
}

/** One thing that an answer must have, and what it is worth. */
export interface RubricLine {
  readonly points: number;
  readonly words: Words;
}

/** One exercise: what is asked, and how an answer is decided. It never enters the student's process. */
export interface Exercise<Inputs = unknown, Values = unknown, Reference = unknown> {
  /** "01-z-boson/invariant-mass": the module's folder and the exercise's own. */
  readonly id: string;
  readonly title: string;
  readonly points: number;
  /** Names of the top-level variables and functions that the cell must define. */
  readonly answers: readonly string[];
  /**
   * Exercises of the same module, by id or folder, whose answers this one builds on: it is graded with
   * the student's own and, if they are not right, again with the author's; the better counts.
   */
  readonly prerequisites?: readonly string[];
  readonly limits?: Partial<Limits>;
  /** Only where a person marks the answer: see `markedByHand`. */
  readonly marking?: Marking;
  /** Steps towards the answer, the gentlest first; a bare list is English, and shown to all readers. */
  readonly hints: readonly string[] | Readonly<Record<Language, readonly string[]>>;
  /** What the probe works on, hidden from the student; JSON or typed arrays. */
  inputs(seed: number): Inputs | Promise<Inputs>;
  /** The right values, computed. */
  reference(seed: number): Reference | Promise<Reference>;
  judge(values: Claimed<Values>, context: JudgeContext<Inputs, Reference>): Verdict;
  readonly wrong: readonly WrongAnswer[];
}

/** Limits of an exercise that names none; roomy for a light lesson on a slow laptop. */
export const defaultLimits: Limits = { seconds: 30, memoryMb: 1024, outputBytes: 1_000_000 };

/** The limits of an exercise, with the defaults where it names none. */
export function limitsOf(exercise: Exercise): Limits {
  return { ...defaultLimits, ...exercise.limits };
}

/** The hints of an exercise, for a reader of that language. */
export function hintsOf({ hints }: Pick<Exercise, "hints">, language: Language): readonly string[] {
  return "en" in hints ? hints[language] : hints;
}
