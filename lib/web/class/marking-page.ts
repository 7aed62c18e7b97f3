import { escapeHtml } from "../../core/index.ts";
import type { Marking } from "../../grade/exercise.ts";
import { wordsIn } from "../../grade/language.ts";
import { pointsOfLines } from "../../grade/marking/by-hand.ts";
import type { HandMark } from "../../grade/marking/marks.ts";
import { pageHtml } from "../../grade/report/frame.ts";
import { sentenceHtml } from "../../grade/report/markdown.ts";
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
  readonly mark: Pick<HandMark, "points" | "comment" | "lines">;
  /** The answer as `answerVersion` names it. */
  readonly version: string;
  /** Whether the mark was given for another answer than this. */
  readonly isChanged: boolean;
}

/** An exercise, with how far its marking is. */
export interface ExerciseToMark extends ExerciseHead {
  readonly nAnswers: number;
  readonly nMarked: number;
  /** Answers that have no points before a person gives them. */
  readonly nWaiting: number;
  /** Answers that have changed since they were marked. */
  readonly nChanged: number;
  /** Place of the first answer that a person should look at, else of the first. */
  readonly first: number;
}

/** The exercises, each with how many answers a person has marked, and how many wait for one. */
export function exercisesToMarkHtml(exercises: readonly ExerciseToMark[]): string {
  const focus = Math.max(exercises.findIndex(isOpen), 0);
  const rows = exercises.map((exercise, i) => {
    const { id, title, nMarked, nAnswers, first } = exercise;
    const open = openText(exercise);
    return `<li><a href="/class/marking/${i}/${first}"${i === focus ? " autofocus" : ""}>${escapeHtml(title)}</a> <small>${escapeHtml(id)}, ${nMarked} of ${nAnswers} marked by hand</small>${open && ` <strong class="open">${open}</strong>`}</li>`;
  });
  return pageHtml(
    "Marking by hand",
    `<p><a href="/class/">← Class</a></p><h1>Marking by hand</h1>
<p class="lead">One exercise, one student after the other. Marks by hand win over those of the judges, and no later grading changes them. They count once you grade what is new.</p>
<ol class="card marking">${rows.join("\n")}</ol><style>${style}</style>`,
  );
}

const isOpen = ({ nWaiting, nChanged }: ExerciseToMark): boolean => nWaiting + nChanged > 0;

function openText({ nWaiting, nChanged }: ExerciseToMark): string {
  const waiting = nWaiting > 0 ? [`${nWaiting} to mark`] : [];
  return [...waiting, ...(nChanged > 0 ? [`${nChanged} changed since`] : [])].join(", ");
}

/** One answer with a form that is at home on the keyboard: numbers, Tab, a comment, Enter for the next student. */
export function answerToMarkHtml(place: number, answer: AnswerToMark): string {
  const { exercise, student, index, total, article, mark, isChanged } = answer;
  const at = (i: number): string => `/class/marking/${place}/${i}`;
  const before = index > 0 ? `<a href="${at(index - 1)}" accesskey="b">← Back</a>` : "";
  const after = index + 1 < total ? `<a href="${at(index + 1)}" accesskey="n">Next →</a>` : "";
  const changed = isChanged
    ? `<p class="note">⚑ Marked on an earlier version: the answer has changed since. Saving marks this one.</p>`
    : "";
  return pageHtml(
    `${student}: ${exercise.title}`,
    `<p><a href="/class/marking">← Exercises</a></p>
<h1>${escapeHtml(exercise.title)}</h1>
<p class="lead"><bdi>${escapeHtml(student)}</bdi>, ${index + 1} of ${total}</p>
<form class="card marking" method="post" action="${at(index)}">
${changed}${exercise.marking ? rubricHtml(exercise.marking, answer) : ""}
${pointsHtml(answer)}
<label class="long">Comment <input name="comment" value="${escapeHtml(mark.comment ?? "")}" maxlength="2000"></label>
<input type="hidden" name="answer" value="${escapeHtml(answer.version)}">
<button>Save, next</button> ${before} ${after}
<p class="hint">${exercise.marking ? rubricHelp : `A number, Tab, a comment, Enter. Empty points leave the judge's ${answer.automatic}.`}</p>
</form>
<section class="student marking">${article.replaceAll("<details>", "<details open>")}</section><style>${style}</style>`,
  );
}

const rubricHelp =
  "The numbers of the lines that the answer meets (0: none), Tab twice, a comment, Enter. Points, if you write any, count in place of their sum. All empty: no mark.";

/** The rubric, and a field for the numbers of the lines that are met. */
function rubricHtml({ rubric }: Marking, { mark }: AnswerToMark): string {
  const lines = rubric.map(
    ({ points, words }) =>
      `<li>${sentenceHtml(wordsIn(words, "en"))} <small>${points} ${points === 1 ? "point" : "points"}</small></li>`,
  );
  const met = mark.lines && (mark.lines.join("") || "0");
  return `<ol class="rubric">${lines.join("\n")}</ol>
<label>Lines met <input name="lines" class="lines" inputmode="numeric" pattern="[0-${rubric.length} ]*" title="Numbers of lines, as in 13" value="${met ?? ""}" autocomplete="off" autofocus></label>`;
}

function pointsHtml({ exercise, automatic, mark }: AnswerToMark): string {
  const { marking } = exercise;
  const isByLines = marking && mark.lines && pointsOfLines(marking, mark.lines) === mark.points;
  const [hint, focus] = marking ? ["", ""] : [String(automatic), " autofocus"];
  return `<label>Points <input name="points" type="number" min="0" step="any" inputmode="decimal" value="${isByLines ? "" : (mark.points ?? "")}" placeholder="${hint}"${focus}> of ${exercise.points}</label>`;
}

const style = `form.marking { display:flex; flex-wrap:wrap; gap:.6rem 1rem; align-items:center; position:sticky; top:0; z-index:1; }
.marking input { font:inherit; padding:.3rem .5rem; border:1px solid var(--line); border-radius:.4rem; background:var(--page); color:inherit; }
.marking input[type=number], .marking .lines { width:6rem; } .marking .open { color:var(--half); }
ol.marking { padding-left:2.8rem; } .rubric { flex-basis:100%; margin:0; padding-left:1.6rem; } .rubric small { color:var(--soft); } .marking .long { flex:1 1 20rem; display:flex; gap:.5rem; align-items:center; } .marking .long input { flex:1; }
.marking button { font:inherit; padding:.3rem .9rem; border-radius:.4rem; border:0; background:var(--accent); color:var(--page); cursor:pointer; }
.marking .hint { flex-basis:100%; margin:0; font-size:.85rem; } .marking :focus-visible { outline:.15rem solid var(--accent); outline-offset:.1rem; }`;
