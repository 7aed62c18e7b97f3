import { escapeHtml } from "../../core/index.ts";
import type { SimilarPair } from "../insight/similarity.ts";
import type { Language } from "../language.ts";
import type { ClassResult } from "../results/class-result.ts";
import { countToMark, studentsToRerun, toMarkInWords } from "../results/open-answers.ts";
import { distributionHtml } from "./class/distribution.ts";
import { itemsHtml } from "./class/items.ts";
import { similarHtml } from "./class/similar.ts";
import { type ClassWords, classWords } from "./class-words.ts";
import { pageHtml, sandboxWarning } from "./frame.ts";
import { statementHtml } from "./markdown.ts";
import { meanTotal, percent, summaryHtml } from "./summary.ts";

export interface ReportTexts {
  /** Title of the module: "The Z boson". */
  readonly title: string;
  /** What the class reads, and the report is written in. Default: English. */
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
  const said = classWords[language];
  return pageHtml(
    said.title(title),
    `<h1>${escapeHtml(title)}</h1>
<p class="lead">${said.resultsOf(escapeHtml(result.module))}</p>
${figuresHtml(result, said)}
${sandboxWarning(result.sandbox, language)}
${rerunHtml(result, said)}
${toMarkHtml(result, said)}
${summaryHtml(result, files, language)}
${distributionHtml(result, said)}
${itemsHtml(result, language)}
${similarHtml(result, similar, said)}
${statementsHtml(result, statements, said)}`,
    language,
  );
}

function figuresHtml(result: ClassResult, said: ClassWords): string {
  const results = result.students.flatMap(({ exercises }) => exercises);
  const complete = results.filter(({ status }) => status === "pass").length;
  const figures = [
    [String(result.students.length), said.submissions],
    [percent(meanTotal(result)), said.onAverage],
    [percent(results.length > 0 ? complete / results.length : undefined), said.fullyCorrect],
  ];
  return `<ul class="figures">${figures.map(([value, of]) => `<li><b>${value}</b>${of}</li>`).join("")}</ul>`;
}

function rerunHtml(result: ClassResult, said: ClassWords): string {
  const students = studentsToRerun(result);
  if (students.length === 0) return "";
  return `<p class="warning">⚠ ${said.rerun(escapeHtml(students.join(", ")))}</p>`;
}

function toMarkHtml(result: ClassResult, said: ClassWords): string {
  const waiting = toMarkInWords(result);
  return waiting === undefined
    ? ""
    : `<p class="warning">✍ ${said.toMark(countToMark(result), waiting)}</p>`;
}

function statementsHtml(
  { exercises }: ClassResult,
  statements: ReportTexts["statements"],
  said: ClassWords,
): string {
  const folded = exercises.map(({ id, title, points }, i) => {
    const statement = statementHtml(statements[id] ?? "");
    return `<details id="exercise-${i + 1}"><summary>${escapeHtml(title)}, ${said.points(points)}</summary>${statement}</details>`;
  });
  return `<section class="statements"><h2>${said.asked}</h2>${folded.join("\n")}</section>`;
}
