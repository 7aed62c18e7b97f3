import { escapeHtml } from "../../core/index.ts";
import { type ClassResult, studentsToRerun } from "../class-result.ts";
import { seatBeltWarning } from "../node-permission.ts";
import { statementHtml } from "./markdown.ts";
import { studentHtml } from "./student.ts";
import { style } from "./style.ts";
import { meanTotal, percent, summaryHtml } from "./summary.ts";

export interface ReportTexts {
  /** Title of the module: "The Z boson". */
  readonly title: string;
  /** Markdown of each exercise's statement, by exercise id. */
  readonly statements: Readonly<Record<string, string>>;
}

/** The report of a class as one page that needs no other file, no network and no script. */
export function reportHtml(result: ClassResult, { title, statements }: ReportTexts): string {
  const { students } = result;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}: results</title>
<style>${style}</style>
</head>
<body><main>
<h1>${escapeHtml(title)}</h1>
<p class="lead">Results of module ${escapeHtml(result.module)}</p>
${figuresHtml(result)}
${result.sandbox === "node" ? `<p class="warning">⚠ ${escapeHtml(seatBeltWarning)}</p>` : ""}
${rerunHtml(result)}
${summaryHtml(result)}
${statementsHtml(result, statements)}
${students.map((student, i) => studentHtml(result, student, i)).join("\n")}
</main></body>
</html>
`;
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

function statementsHtml({ exercises }: ClassResult, statements: ReportTexts["statements"]): string {
  const folded = exercises.map(({ id, title, points }, i) => {
    const statement = statementHtml(statements[id] ?? "");
    return `<details id="exercise-${i + 1}"><summary>${escapeHtml(title)}, ${points} points</summary>${statement}</details>`;
  });
  return `<section class="statements"><h2>What was asked</h2>${folded.join("\n")}</section>`;
}
