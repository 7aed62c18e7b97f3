import { escapeHtml } from "../../core/index.ts";
import { type Language, wordsIn } from "../language.ts";
import { isText } from "../marking/by-hand.ts";
import {
  type ClassResult,
  isScored,
  type MarkedResult,
  maxPointsOf,
  pointsOf,
  type StudentResult,
} from "../results/class-result.ts";
import { isToMark } from "../results/open-answers.ts";
import { chip } from "./chip.ts";
import { pageHtml, sandboxWarning } from "./frame.ts";
import { sentenceHtml, statementHtml } from "./markdown.ts";
import { outputsHtml } from "./outputs.ts";
import { studentTextHtml } from "./student-text.ts";
import { visibleText } from "./visible-text.ts";
import { words } from "./words.ts";

/** What a student reads around the results. */
export interface StudentTexts {
  readonly language: Language;
  /** Title of the module. */
  readonly title: string;
  /** By exercise id; of one that is missing, the English title of the result is shown. */
  readonly exercises: Readonly<Record<string, ExerciseText>>;
}

export interface ExerciseText {
  readonly title: string;
  /** Markdown. */
  readonly statement: string;
  /** The next step of one who has not got there. */
  readonly hint?: string;
}

/** One student's results as a page: statement, answer, outputs, points, reason and next step of each exercise. */
export function studentPageHtml(
  result: ClassResult,
  one: StudentResult,
  texts: StudentTexts,
): string {
  const said = words[texts.language];
  const points = pointsOf(one);
  const textIds = result.exercises.filter(isText).map(({ id }) => id);
  const open = isToMark(one) ? said.unmarked : said.incomplete;
  const total =
    points === undefined
      ? open
      : `${points.toLocaleString(texts.language)} / ${maxPointsOf(result)} ${said.points}`;
  const body = `<h1>${escapeHtml(texts.title)}</h1>
<p class="lead">${said.results}</p>
${sandboxWarning(result.sandbox, texts.language)}
<section class="student">
<h2>${escapeHtml(one.student)} <span class="total">${total}</span></h2>
<p class="file">${escapeHtml(one.path)}</p>
${one.problem ? `<p class="note">⚑ ${escapeHtml(wordsIn(one.problem, texts.language))}</p>` : ""}
${one.exercises.map((exercise) => exerciseHtml(exercise, texts, textIds)).join("\n")}
</section>`;
  return pageHtml(`${texts.title}: ${one.student}`, body, texts.language);
}

function exerciseHtml(
  result: MarkedResult,
  texts: StudentTexts,
  textIds: readonly string[],
): string {
  const said = words[texts.language];
  const text = texts.exercises[result.exercise];
  const hint = result.hint === undefined ? undefined : (text?.hint ?? result.hint);
  const points = isScored(result)
    ? `${result.points.toLocaleString(texts.language)} / ${result.maxPoints}`
    : said.unscored;
  const answer = textIds.includes(result.exercise)
    ? writtenHtml(result.code)
    : codeHtml(result.code);
  return `<article class="${chip(result.status)}">
<h3>${escapeHtml(text?.title ?? result.title)}<span class="chip">${said.statuses[result.status]}</span><span class="points">${points}</span></h3>
<p>${sentenceHtml(wordsIn(result.reason, texts.language))}</p>
${hint === undefined ? "" : `<p class="hint"><b>${said.nextStep}:</b> ${sentenceHtml(hint)}</p>`}
${result.byHand?.comment === undefined ? "" : `<p class="comment"><b>${said.comment}:</b> ${sentenceHtml(result.byHand.comment)}</p>`}
${result.flags.map((flag) => `<p class="note">⚑ ${said.flags[flag]}</p>`).join("\n")}
${foldedHtml(said.asked, text ? statementHtml(text.statement) : "")}
${foldedHtml(said.answer, answer)}
${foldedHtml(said.outputs, outputsHtml(result.outputs, said))}
</article>`;
}

function codeHtml(code: string): string {
  return code.trim() === "" ? "" : `<pre class="code">${escapeHtml(visibleText(code))}</pre>`;
}

function writtenHtml(text: string): string {
  return text.trim() === "" ? "" : studentTextHtml(text);
}

function foldedHtml(title: string, content: string): string {
  return content === "" ? "" : `<details><summary>${title}</summary>${content}</details>`;
}
