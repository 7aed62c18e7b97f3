import { escapeHtml } from "../../core/index.ts";
import type { HandMark } from "../../grade/marking/marks.ts";
import { pageHtml } from "../../grade/report/frame.ts";
import type { ExerciseHead } from "../../grade/results/class-result.ts";

/** One answer that waits for a person. */
export interface AnswerToMark {
  readonly exercise: ExerciseHead;
  readonly student: string;
  /** Place among all answers to this exercise, from 0. */
  readonly index: number;
  readonly total: number;
  /** The answer as the student's own page has it. */
  readonly article: string;
  readonly automatic: number;
  readonly mark: Pick<HandMark, "points" | "comment">;
}

/** The exercises, each with how many answers a person has marked. */
export function exercisesToMarkHtml(
  exercises: readonly (ExerciseHead & { readonly nMarked: number; readonly nAnswers: number })[],
): string {
  const rows = exercises.map(
    ({ id, title, nMarked, nAnswers }, i) =>
      `<li><a href="/class/marking/${i}/0"${i === 0 ? " autofocus" : ""}>${escapeHtml(title)}</a> <small>${escapeHtml(id)}, ${nMarked} of ${nAnswers} marked by hand</small></li>`,
  );
  return pageHtml(
    "Marking by hand",
    `<p><a href="/class/">← Class</a></p><h1>Marking by hand</h1>
<p class="lead">One exercise, one student after the other. Marks by hand win over those of the judges, and no later grading changes them.</p>
<ol class="card marking">${rows.join("\n")}</ol><style>${style}</style>`,
  );
}

/** One answer with a form that is at home on the keyboard: a number, Tab, a comment, Enter for the next student. */
export function answerToMarkHtml(place: number, answer: AnswerToMark): string {
  const { exercise, student, index, total, article, automatic, mark } = answer;
  const at = (i: number): string => `/class/marking/${place}/${i}`;
  const before = index > 0 ? `<a href="${at(index - 1)}" accesskey="b">← Back</a>` : "";
  const after = index + 1 < total ? `<a href="${at(index + 1)}" accesskey="n">Next →</a>` : "";
  return pageHtml(
    `${student}: ${exercise.title}`,
    `<p><a href="/class/marking">← Exercises</a></p>
<h1>${escapeHtml(exercise.title)}</h1>
<p class="lead"><bdi>${escapeHtml(student)}</bdi>, ${index + 1} of ${total}</p>
<form class="card marking" method="post" action="${at(index)}">
<label>Points <input name="points" type="number" min="0" step="any" inputmode="decimal" value="${mark.points ?? ""}" placeholder="${automatic}" autofocus> of ${exercise.points}</label>
<label class="long">Comment <input name="comment" value="${escapeHtml(mark.comment ?? "")}" maxlength="2000"></label>
<button>Save, next</button> ${before} ${after}
<p class="hint">A number, Tab, a comment, Enter. Empty points leave the judge's ${automatic}.</p>
</form>
<section class="student marking">${article.replaceAll("<details>", "<details open>")}</section><style>${style}</style>`,
  );
}

const style = `form.marking { display:flex; flex-wrap:wrap; gap:.6rem 1rem; align-items:center; position:sticky; top:0; z-index:1; }
.marking input { font:inherit; padding:.3rem .5rem; border:1px solid var(--line); border-radius:.4rem; background:var(--page); color:inherit; }
.marking input[type=number] { width:6rem; } .marking .long { flex:1 1 20rem; display:flex; gap:.5rem; align-items:center; } .marking .long input { flex:1; }
.marking button { font:inherit; padding:.3rem .9rem; border-radius:.4rem; border:0; background:var(--accent); color:var(--page); cursor:pointer; }
.marking .hint { flex-basis:100%; margin:0; font-size:.85rem; } .marking :focus-visible { outline:.15rem solid var(--accent); outline-offset:.1rem; }`;
