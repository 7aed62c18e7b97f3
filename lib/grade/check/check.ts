import { type Displayable, kernelHook, type MimeBundle, mimeBundle } from "../../core/index.ts";
import type { Judgement } from "../judgement.ts";
import { cardHtml, cardText } from "./check-card.ts";
import type { CheckReply } from "./check-reply.ts";

/** The outcome of a check, which a notebook shows as a card. */
export interface Checked extends Displayable {
  /** Whether all points are earned. */
  readonly isDone: boolean;
  /** Points earned; none while a class is graded, as the report tells them. */
  readonly points: number;
}

/**
 * Checks an exercise of this lesson, `await check("invariant-mass")`, and shows points, the reason
 * and the next hint. It works in a notebook only, after the exercise's cell has run.
 */
export async function check(exercise: string): Promise<Checked> {
  const kernel = kernelHook();
  if (!kernel) {
    throw new Error(
      `Cannot check "${exercise}" here: check() works in a notebook opened by toplab, since the answer is judged outside it`,
    );
  }
  const reply = (await kernel.request("check", { exercise })) as CheckReply; // of checkHandler
  const card: MimeBundle = { "text/html": cardHtml(reply), "text/plain": cardText(reply) };
  const { status, points } = "judgement" in reply ? reply.judgement : unjudged;
  return { isDone: status === "pass", points, [mimeBundle]: () => card };
}

const unjudged: Pick<Judgement, "status" | "points"> = { status: "not-attempted", points: 0 };
