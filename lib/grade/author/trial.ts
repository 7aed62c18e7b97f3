import type { Judgement } from "../judgement.ts";

/** One thing that was tried on a module, and what came of it. */
export interface Trial {
  /** Id of the exercise, or of the module for the lesson as a whole. */
  readonly subject: string;
  /** "stub", "solution", the name of a wrong answer, or the part of the lesson. */
  readonly answer: string;
  readonly judgement?: Judgement;
  /** What is not as the author promised; none when all is well. */
  readonly problem?: string;
}

/** Takes down what was tried. */
export type AddTrial = (trial: Trial) => void;
