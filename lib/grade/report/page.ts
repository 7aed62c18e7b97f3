import { escapeHtml } from "../../core/index.ts";
import type { SimilarPair } from "../insight/similarity.ts";
import type { Language } from "../language.ts";
import type { ClassResult } from "../results/class-result.ts";
import { studentsToRerun, toMarkInWords } from "../results/open-answers.ts";
import { distributionHtml } from "./class/distribution.ts";
import { itemsHtml } from "./class/items.ts";
import { similarHtml } from "./class/similar.ts";
import { pageHtml, sandboxWarning } from "./frame.ts";
import { statementHtml } from "./markdown.ts";
import { meanTotal, percent, summaryHtml } from "./summary.ts";

export interface ReportTexts {
  /** Title of the module: "The Z boson". */
  readonly title: string;
  /** What the class reads: the mistakes that several share are shown in its words. Default: English. */
  readonly language?: Language;
  /** Markdown of each exercise's statement, by exercise id. */
  readonly statements: Readonly<Record<string, string>>;
  /** The page of each student, in their order: "students/ada.html". */
  readonly files: readonly string[];
  readonly similar: readonly SimilarPair[];
}

/** The report of a class as one page, which links to the page of each student. */
export function reportHtml(result: ClassResult, texts: ReportTexts): string {
  const { title, language = "en", statements, files, similar } = texts;
  return pageHtml(
    `${title}: results`,
    `<h1>${escapeHtml(title)}</h1>
<p class="lead">Results of module ${escapeHtml(result.module)}</p>
${figuresHtml(result)}
${sandboxWarning(result.sandbox, language)}
${rerunHtml(result)}
${toMarkHtml(result)}
${summaryHtml(result, files)}
${distributionHtml(result)}
${itemsHtml(result, language)}
${similarHtml(result, similar)}
${statementsHtml(result, statements)}`,
  );
}

function figuresHtml(result: ClassResult): string {
  const results = result.students.flatMap(({ exercises }) => exercises);
  const complete = results.filter(({ status }) => status === "pass").length;
  const figures = [
    [String(result.students.length), "submissions"],
    [percent(meanTotal(result)), "of the points on average"],
    [
      percent(results.length > 0 ? complete / results.length : undefined),
      "of the exercises fully correct",
    ],
  ];
  return `<ul class="figures">${figures.map(([value, of]) => `<li><b>${value}</b>${of}</li>`).join("")}</ul>`;
}

function rerunHtml(result: ClassResult): string {
  const students = studentsToRerun(result);
  if (students.length === 0) return "";
  return `<p class="warning">⚠ The grader failed on ${escapeHtml(students.join(", "))}: these have no total. Run them again.</p>`;
}

function toMarkHtml(result: ClassResult): string {
  const waiting = toMarkInWords(result);
  return waiting === undefined
    ? ""
    : `<p class="warning">✍ ${waiting}; until then their students have no total. Mark them on the pages of <code>toplab start --class</code>, or in <code>marks.csv</code> beside this report, and grade once more.</p>`;
}

function statementsHtml({ exercises }: ClassResult, statements: ReportTexts["statements"]): string {
  const folded = exercises.map(({ id, title, points }, i) => {
    const statement = statementHtml(statements[id] ?? "");
    return `<details id="exercise-${i + 1}"><summary>${escapeHtml(title)}, ${points} points</summary>${statement}</details>`;
  });
  return `<section class="statements"><h2>What was asked</h2>${folded.join("\n")}</section>`;
}
