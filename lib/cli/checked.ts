import type { CellTrouble, CheckedNotebook } from "../course/check-notebook.ts";
import type { Language } from "../course/index.ts";
import { pointsText } from "../grade/check/check-card.ts";
import type { JudgedReply } from "../grade/check/check-reply.ts";
import { exerciseOfCell } from "../grade/lesson-metadata.ts";
import type { Notebook } from "../kernel/index.ts";
import { courseWords } from "./course-words.ts";
import { numbered } from "./hint.ts";
import { slugOf } from "./named.ts";
import { type Terminal, wrap } from "./terminal.ts";

/** Whether all points were earned. */
export function isSolved({ judgement }: JudgedReply): boolean {
  return judgement.status === "pass";
}

/** Whether nothing is left to do: all points are earned, or a person has yet to give them. */
export function isSettled(reply: JudgedReply): boolean {
  return isSolved(reply) || reply.judgement.status === "needs-marking";
}

/** What came of a check: points, reason and hints of each exercise, and the cell that may have spoilt it. */
export function checkedInWords(
  { replies, failures }: CheckedNotebook,
  notebook: Notebook,
  terminal: Terminal,
  language: Language,
): string {
  const asked = replies.map(({ judgement }) => judgement.exercise);
  const spoilt = failures.find(({ cell }) => !asked.includes(exerciseOfCell(cell) ?? ""));
  const parts = replies.map((reply) => replyInWords(reply, terminal));
  if (spoilt && !replies.every(isSettled))
    parts.push(troubleInWords(spoilt, notebook, terminal, language));
  if (replies.length > 1) parts.push(sum(replies, language));
  return parts.join("\n\n");
}

function replyInWords(reply: JudgedReply, terminal: Terminal): string {
  const { language, judgement, hints, hintsLeft } = reply;
  const { exercise, title, reason } = judgement;
  const { bold, dim, width } = terminal;
  const [sign, colour] = signOf(reply, terminal);
  const paragraph = (text: string): string => `  ${wrap(text, width, "  ")}`;
  const hint = (text: string, i: number): string =>
    `  ${numbered(i + 1, text, { width: width - 2 }, language).replaceAll("\n", "\n  ")}`;
  const more = courseWords[language].moreHints(hintsLeft, `toplab hint ${slugOf(exercise)}`);
  return [
    `${colour(sign)} ${bold(title)}  ${colour(pointsText(reply))}`,
    paragraph(reason),
    ...hints.map(hint),
    ...(hintsLeft > 0 ? [dim(paragraph(more))] : []),
  ].join("\n");
}

function signOf(
  { judgement: { status, points } }: JudgedReply,
  { green, yellow, red, dim }: Terminal,
): readonly [string, (text: string) => string] {
  if (status === "pass") return ["✓", green];
  if (status === "needs-marking") return ["✎", yellow];
  if (status === "not-attempted") return ["·", dim];
  return points > 0 ? ["~", yellow] : ["✗", red];
}

function troubleInWords(
  { cell, reply }: CellTrouble,
  { cells }: Notebook,
  terminal: Terminal,
  language: Language,
): string {
  const place = cells.filter(({ cell_type }) => cell_type === "code").indexOf(cell) + 1;
  const why = reply.status === "dead" ? reply.reason : `${reply.ename}: ${reply.evalue}`;
  const text = courseWords[language].notRun(place, why.split("\n", 1)[0]!);
  return terminal.yellow(wrap(text, terminal.width));
}

function sum(replies: readonly JudgedReply[], language: Language): string {
  const total = (key: "points" | "maxPoints"): number =>
    Math.round(100 * replies.reduce((all, { judgement }) => all + judgement[key], 0)) / 100;
  const solved = replies.filter(isSolved).length;
  return courseWords[language].solved(total("points"), total("maxPoints"), solved, replies.length);
}
