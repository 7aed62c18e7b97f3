import { escapeHtml } from "../../core/index.ts";
import { type Language, wordsIn } from "../language.ts";
import {
  type ClassResult,
  type MarkedResult,
  maxPointsOf,
  pointsOf,
  type StudentResult,
} from "../results/class-result.ts";
import { chip } from "./chip.ts";
import { pageHtml, sandboxWarning } from "./frame.ts";
import { sentenceHtml, statementHtml } from "./markdown.ts";
import { outputsHtml } from "./outputs.ts";
import { type Words, words } from "./words.ts";

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
  const total =
    points === undefined
      ? said.incomplete
      : `${points.toLocaleString(texts.language)} / ${maxPointsOf(result)} ${said.points}`;
  const body = `<h1>${escapeHtml(texts.title)}</h1>
<p class="lead">${said.results}</p>
${sandboxWarning(result.sandbox)}
<section class="student">
<h2>${escapeHtml(one.student)} <span class="total">${total}</span></h2>
<p class="file">${escapeHtml(one.path)}</p>
${one.problem ? `<p class="note">⚑ ${escapeHtml(one.problem)}</p>` : ""}
${one.exercises.map((exercise) => exerciseHtml(exercise, texts, said)).join("\n")}
</section>`;
  return pageHtml(`${texts.title}: ${one.student}`, body, texts.language);
}

function exerciseHtml(result: MarkedResult, texts: StudentTexts, said: Words): string {
  const text = texts.exercises[result.exercise];
  const hint = result.hint === undefined ? undefined : (text?.hint ?? result.hint);
  const points =
    result.status === "grader-error"
      ? said.unscored
      : `${result.points.toLocaleString(texts.language)} / ${result.maxPoints}`;
  return `<article class="${chip(result.status)}">
<h3>${escapeHtml(text?.title ?? result.title)}<span class="chip">${said.statuses[result.status]}</span><span class="points">${points}</span></h3>
<p>${sentenceHtml(wordsIn(result.reason, texts.language))}</p>
${hint === undefined ? "" : `<p class="hint"><b>${said.nextStep}:</b> ${sentenceHtml(hint)}</p>`}
${result.byHand?.comment === undefined ? "" : `<p class="comment"><b>${said.comment}:</b> ${sentenceHtml(result.byHand.comment)}</p>`}
${result.flags.map((flag) => `<p class="note">⚑ ${said.flags[flag]}</p>`).join("\n")}
${foldedHtml(said.asked, text ? statementHtml(text.statement) : "")}
${foldedHtml(said.answer, codeHtml(result.code))}
${foldedHtml(said.outputs, outputsHtml(result.outputs))}
</article>`;
}

function codeHtml(code: string): string {
  return code.trim() === "" ? "" : `<pre class="code">${escapeHtml(code)}</pre>`;
}

function foldedHtml(title: string, content: string): string {
  return content === "" ? "" : `<details><summary>${title}</summary>${content}</details>`;
}
