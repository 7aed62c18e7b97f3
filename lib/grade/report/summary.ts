import { escapeHtml } from "../../core/index.ts";
import type { Language } from "../language.ts";
import {
  type ClassResult,
  type ExerciseHead,
  isScored,
  maxPointsOf,
  meanShareOf,
  pointsOf,
  type StudentResult,
} from "../results/class-result.ts";
import { isToMark } from "../results/open-answers.ts";
import type { ExerciseResult } from "../run/grade-submission.ts";
import { chip } from "./chip.ts";
import { type ClassWords, classWords } from "./class-words.ts";
import { words } from "./words.ts";

/** The table of the class: a row for each student with a link to their page, a column for each exercise, means below. */
export function summaryHtml(
  result: ClassResult,
  files: readonly string[],
  language: Language,
): string {
  const { exercises, students } = result;
  const said = classWords[language];
  const heads = exercises.map((one, i) => headHtml(one, i, said)).join("");
  const rows = students
    .map((student, i) => rowHtml(result, student, { file: files[i]!, language }))
    .join("\n");
  const means = exercises.map(({ id }) => `<td>${percent(meanShareOf(result, id))}</td>`).join("");
  return `<div class="scroll"><table class="class">
<thead><tr><th>${said.student}</th>${heads}<th>${said.total}</th></tr></thead>
<tbody>
${rows}
</tbody>
<tfoot><tr><th>${said.mean}</th>${means}<td class="total">${percent(meanTotal(result))}</td></tr></tfoot>
</table></div>`;
}

/** The mean share of all points, over the students whose results are complete. */
export function meanTotal(result: ClassResult): number | undefined {
  const totals = result.students.map(pointsOf).filter((points) => points !== undefined);
  if (totals.length === 0) return undefined;
  return totals.reduce((sum, points) => sum + points, 0) / totals.length / maxPointsOf(result);
}

/** 0.731 as "73 %"; a dash where there is nothing. */
export function percent(share: number | undefined): string {
  return share === undefined ? "–" : `${Math.round(share * 100)} %`;
}

function headHtml({ title, points }: ExerciseHead, i: number, said: ClassWords): string {
  return `<th><a href="#exercise-${i + 1}">${escapeHtml(title)}</a><small>${said.points(points)}</small></th>`;
}

function rowHtml(
  result: ClassResult,
  one: StudentResult,
  { file, language }: { readonly file: string; readonly language: Language },
): string {
  const said = classWords[language];
  const cells = result.exercises.map(({ id }) =>
    cellHtml(
      one.exercises.find(({ exercise }) => exercise === id),
      language,
    ),
  );
  const points = pointsOf(one);
  const max = maxPointsOf(result);
  const total =
    points === undefined
      ? `<td class="total">${isToMark(one) ? said.open.toMark : said.open.incomplete}</td>`
      : `<td class="total"><span class="bar"><i style="width:${(100 * points) / max}%"></i></span><span class="sum">${points.toLocaleString(language)} / ${max}</span></td>`;
  const flag =
    one.problem || one.exercises.some(({ flags }) => flags.length > 0) ? markHtml(said) : "";
  return `<tr><th><a href="${hrefOf(file)}"><bdi>${escapeHtml(one.student)}</bdi></a>${flag}</th>${cells.join("")}${total}</tr>`;
}

/** A path as the address of a link: names may hold any letter. */
function hrefOf(path: string): string {
  return escapeHtml(path.split("/").map(encodeURIComponent).join("/"));
}

const markHtml = ({ unusual }: ClassWords): string =>
  `<span class="mark" title="${unusual}">⚑</span>`;

function cellHtml(result: ExerciseResult | undefined, language: Language): string {
  if (!result) return "<td>–</td>";
  const { status, points } = result;
  const { mark, rerun } = classWords[language].open;
  const open = status === "needs-marking" ? mark : rerun;
  const text = isScored(result) ? points.toLocaleString(language) : open;
  return `<td class="${chip(status)}" title="${words[language].statuses[status]}">${text}</td>`;
}
