import { escapeHtml } from "../../core/index.ts";
import type { Status } from "../judgement.ts";
import { wordsIn } from "../language.ts";
import type { CheckReply } from "./check-reply.ts";

type Judged = Exclude<CheckReply, { deferred: true }>;

const deferredText = "This notebook is being graded: the points stand in the report.";
/** Colours that keep their contrast on a light and on a dark page. */
const colours = {
  done: "light-dark(#1d8549, #6fd39b)",
  some: "light-dark(#8a5c00, #e3b341)",
  open: "light-dark(#c22f41, #ff9aa5)",
  idle: "light-dark(#5f6e84, #a9b4c4)",
};

/** The card of a check, for a notebook: what was earned, why, and what to try next. */
export function cardHtml(reply: CheckReply): string {
  if ("deferred" in reply) return frame(colours.idle, inline(deferredText));
  const { judgement, hints, hintsLeft } = reply;
  const colour = colourOf(judgement.status);
  const points = `${judgement.points} / ${judgement.maxPoints}`;
  return frame(
    colour,
    `<div style="display:flex;justify-content:space-between;gap:1em">` +
      `<strong>${escapeHtml(judgement.title)}</strong>` +
      `<strong style="color:${colour};white-space:nowrap">${points} points</strong></div>` +
      `<div style="margin-top:.4em">${inline(sentence(reply))}</div>` +
      hints.map(hintHtml).join("") +
      (hintsLeft > 0 && hints.length > 0 ? small(leftText(hintsLeft)) : ""),
  );
}

/** The card of a check as plain text. */
export function cardText(reply: CheckReply): string {
  if ("deferred" in reply) return deferredText;
  const { judgement, hints, hintsLeft } = reply;
  return [
    `${judgement.title}: ${judgement.points} / ${judgement.maxPoints} points`,
    sentence(reply),
    ...hints.map((hint, i) => `Hint ${i + 1}: ${hint}`),
    ...(hintsLeft > 0 && hints.length > 0 ? [leftText(hintsLeft)] : []),
  ].join("\n");
}

function sentence({ judgement, next }: Judged): string {
  if (judgement.status !== "pass") return wordsIn(judgement.reason, "en");
  const onwards = next ? `Next: “${next}”.` : "That was the last exercise of this lesson.";
  return `Well done! ${wordsIn(judgement.reason, "en")} ${onwards}`;
}

function frame(colour: string, content: string): string {
  return (
    `<div style="border:1px solid ${colour};border-left-width:6px;border-radius:6px;` +
    `padding:.7em 1em;margin:.4em 0;max-width:46em">${content}</div>`
  );
}

function hintHtml(hint: string, i: number): string {
  return `<div style="margin-top:.4em"><strong>Hint ${i + 1}.</strong> ${inline(hint)}</div>`;
}

function leftText(hintsLeft: number): string {
  return `${hintsLeft} more hint${hintsLeft > 1 ? "s" : ""}, one with each try.`;
}

const small = (text: string): string =>
  `<div style="margin-top:.4em;opacity:.7;font-size:.9em">${text}</div>`;

/** Escaped text in which `backticks` are code; a whole Markdown parser would weigh on every lesson. */
function inline(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, "<code>$1</code>");
}

function colourOf(status: Status): string {
  if (status === "pass") return colours.done;
  if (status === "partial") return colours.some;
  return status === "not-attempted" ? colours.idle : colours.open;
}
