import type { Judgement } from "../judgement.ts";
import type { Language } from "../language.ts";

/** What the process that owns the kernel answers to `check()`. */
export type CheckReply = { readonly deferred: true } | JudgedReply;

/** What a student is told of one judgement, in their own language. */
export interface JudgedReply {
  readonly language: Language;
  readonly judgement: ToldJudgement;
  /** The hints shown so far, the newest last. */
  readonly hints: readonly string[];
  readonly hintsLeft: number;
  /** Title of the exercise that follows, once this one is done. */
  readonly next?: string;
}

/** A judgement as one reader sees it; its hints stand beside it. */
export interface ToldJudgement extends Omit<Judgement, "reason" | "hint"> {
  readonly reason: string;
}
