import { escapeHtml } from "../../core/index.ts";
import { type ClassResult, maxPointsOf, pointsOf, type StudentResult } from "../class-result.ts";
import type { ExerciseResult } from "../grade-submission.ts";
import { chip } from "./chip.ts";
import { sentenceHtml } from "./markdown.ts";
import { outputsHtml } from "./outputs.ts";

/** The section of one student: points, reason and hint of each exercise, the cell and its outputs folded. */
export function studentHtml(result: ClassResult, one: StudentResult, i: number): string {
  const points = pointsOf(one);
  const total = points === undefined ? "incomplete" : `${points} / ${maxPointsOf(result)} points`;
  return `<section class="student" id="student-${i + 1}">
<h2>${escapeHtml(one.student)} <span class="total">${total}</span></h2>
<p class="file">${escapeHtml(one.path)}</p>
${one.problem ? `<p class="note">⚑ ${escapeHtml(one.problem)}</p>` : ""}
${one.exercises.map(exerciseHtml).join("\n")}
</section>`;
}

function exerciseHtml(result: ExerciseResult): string {
  const { label, colour } = chip(result.status);
  const points =
    result.status === "grader-error" ? "unscored" : `${result.points} / ${result.maxPoints}`;
  return `<article class="${colour}">
<h3>${escapeHtml(result.title)}<span class="chip">${label}</span><span class="points">${points}</span></h3>
<p>${sentenceHtml(result.reason)}</p>
${result.hint === undefined ? "" : `<p class="hint"><b>Next step:</b> ${sentenceHtml(result.hint)}</p>`}
${result.flags.length === 0 ? "" : `<p class="note">⚑ The cell was ${result.flags.join(", ")}.</p>`}
${foldedHtml("The cell", codeHtml(result.code))}
${foldedHtml("Outputs", outputsHtml(result.outputs))}
</article>`;
}

function codeHtml(code: string): string {
  return code.trim() === "" ? "" : `<pre class="code">${escapeHtml(code)}</pre>`;
}

function foldedHtml(title: string, content: string): string {
  return content === "" ? "" : `<details><summary>${title}</summary>${content}</details>`;
}
