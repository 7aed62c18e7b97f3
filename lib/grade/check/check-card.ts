import { escapeHtml } from "../../core/index.ts";
import type { Status } from "../judgement.ts";
import { cardWords, deferredText } from "./card-words.ts";
import type { CheckReply, JudgedReply } from "./check-reply.ts";

/** Colours that keep their contrast on a light and on a dark page. */
const colours = {
  done: "light-dark(#1d8549, #6fd39b)",
  some: "light-dark(#8a5c00, #e3b341)",
  open: "light-dark(#c22f41, #ff9aa5)",
  idle: "light-dark(#5f6e84, #a9b4c4)",
};

/** The card of a check, for a notebook: what was earned, why, and what to try next. */
export function cardHtml(reply: CheckReply): string {
  if ("deferred" in reply)
    return frame(colours.idle, inline(deferredText).replaceAll("\n", "<br>"));
  const { language, judgement, hints, hintsLeft } = reply;
  const words = cardWords[language];
  const colour = colourOf(judgement.status);
  const points = pointsText(reply);
  return frame(
    colour,
    `<div style="display:flex;justify-content:space-between;gap:1em">` +
      `<strong>${escapeHtml(judgement.title)}</strong>` +
      `<strong style="color:${colour};white-space:nowrap">${points}</strong></div>` +
      `<div style="margin-top:.4em">${inline(sentence(reply))}</div>` +
      hints.map((hint, i) => hintHtml(words.hint(i + 1), hint)).join("") +
      (hintsLeft > 0 && hints.length > 0 ? small(words.left(hintsLeft)) : ""),
  );
}

/** The card of a check as plain text. */
export function cardText(reply: CheckReply): string {
  if ("deferred" in reply) return deferredText;
  const { language, judgement, hints, hintsLeft } = reply;
  const words = cardWords[language];
  return [
    `${judgement.title}: ${pointsText(reply)}`,
    sentence(reply),
    ...hints.map((hint, i) => `${words.hint(i + 1)}: ${hint}`),
    ...(hintsLeft > 0 && hints.length > 0 ? [words.left(hintsLeft)] : []),
  ].join("\n");
}

/** "2 / 3 points", in the reader's language. */
export function pointsText({ language, judgement }: JudgedReply): string {
  const { status, points, maxPoints } = judgement;
  const words = cardWords[language];
  return status === "needs-marking" ? words.toMark(maxPoints) : words.points(points, maxPoints);
}

function sentence({ language, judgement, next }: JudgedReply): string {
  if (judgement.status !== "pass") return judgement.reason;
  const words = cardWords[language];
  const onwards = next ? words.next(next) : words.wasLast;
  return `${words.wellDone} ${judgement.reason} ${onwards}`;
}

function frame(colour: string, content: string): string {
  return (
    `<div style="border:1px solid ${colour};border-left-width:6px;border-radius:6px;` +
    `padding:.7em 1em;margin:.4em 0;max-width:46em">${content}</div>`
  );
}

function hintHtml(name: string, hint: string): string {
  return `<div style="margin-top:.4em"><strong>${name}.</strong> ${inline(hint)}</div>`;
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
  return status === "not-attempted" || status === "needs-marking" ? colours.idle : colours.open;
}
