import { escapeHtml } from "../../core/index.ts";
import { type Exercise, hintsOf, type Marking } from "../exercise.ts";
import { readSolution, readStatement } from "../exercise-files.ts";
import type { GradedModule } from "../graded-module.ts";
import { type Language, languages, wordsIn } from "../language.ts";
import { isText } from "../marking/by-hand.ts";
import { sentenceHtml, statementHtml } from "../report/markdown.ts";
import { style } from "../report/style.ts";

/** The solutions of a module as one page without script or network: statement, answer, hints, and what wrong answers earn. */
export async function solutionPage(module: GradedModule): Promise<string> {
  const { id, title, courseRoot, exercises } = module;
  const sections = await Promise.all(exercises.map((one) => exerciseHtml(courseRoot, one)));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}: solutions</title>
<style>${style}</style>
</head>
<body><main>
<h1>${escapeHtml(title)}: solutions</h1>
<p class="lead">Module ${escapeHtml(id)}, for instructors</p>
${sections.join("\n")}
</main></body>
</html>
`;
}

async function exerciseHtml(courseRoot: string, exercise: Exercise): Promise<string> {
  const { id, title, points, wrong, marking } = exercise;
  const solution = await readSolution(courseRoot, id);
  const statements = await Promise.all(
    languages.map(async (language) => [language, await readStatement(courseRoot, id, language)]),
  );
  const folded = statements.map(
    ([language, text]) =>
      `<details lang="${language}"${language === "en" ? " open" : ""}><summary>${names[language as Language]}</summary>${statementHtml(text!)}</details>`,
  );
  const hints = hintsOf(exercise, "en").map((hint) => `<li>${sentenceHtml(hint)}</li>`);
  const mistakes = wrong.map(
    (one) =>
      `<details><summary>${escapeHtml(one.name)}: ${one.points} of ${points}</summary>${codeHtml(one.code)}</details>`,
  );
  return `<article id="${escapeHtml(id)}">
<h2>${escapeHtml(title)} <span class="total">${points} points</span></h2>
${folded.join("\n")}
<h3>Solution</h3>
${isText(exercise) ? statementHtml(solution) : codeHtml(solution)}
${marking ? rubricHtml(marking) : ""}
<h3>Hints</h3>
<ol>${hints.join("")}</ol>
${mistakes.length > 0 ? `<h3>Wrong answers and what they earn</h3>\n${mistakes.join("\n")}` : ""}
</article>`;
}

function rubricHtml({ rubric }: Marking): string {
  const lines = rubric.map(
    ({ points, words }) => `<li>${sentenceHtml(wordsIn(words, "en"))} (${points})</li>`,
  );
  return `<h3>What a person gives points for</h3>\n<ol>${lines.join("")}</ol>`;
}

const names: Readonly<Record<Language, string>> = {
  en: "Statement",
  ru: "Задание",
  es: "Enunciado",
};

function codeHtml(code: string): string {
  return `<pre class="code">${escapeHtml(code.trimEnd())}</pre>`;
}
