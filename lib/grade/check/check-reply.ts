import type { Judgement } from "../judgement.ts";

/** What the process that owns the kernel answers to `check()`. */
export type CheckReply =
  | { readonly deferred: true }
  | {
      readonly judgement: Judgement;
      /** The hints shown so far, the newest last. */
      readonly hints: readonly string[];
      readonly hintsLeft: number;
      /** Title of the exercise that follows, once this one is done. */
      readonly next?: string;
    };
