import { escapeHtml } from "../../../core/index.ts";
import type { SimilarPair } from "../../insight/similarity.ts";
import type { ClassResult } from "../../results/class-result.ts";
import type { ClassWords } from "../class-words.ts";
import { percent } from "../summary.ts";

/** How many pairs the report lists. */
const nListed = 50;

/** Notebooks whose code has the same shape where the rest of the class has another. */
export function similarHtml(
  { exercises }: ClassResult,
  pairs: readonly SimilarPair[],
  { alike: said, student }: ClassWords,
): string {
  if (pairs.length === 0) return "";
  const titleOf = (id: string): string =>
    exercises.find((exercise) => exercise.id === id)?.title ?? id;
  const rows = pairs.slice(0, nListed).map(({ students, share, nShared, exercises: where }) => {
    const [a, b] = students.map((name) => `<bdi>${escapeHtml(name)}</bdi>`);
    return `<tr><th>${a}</th><th>${b}</th><td>${percent(share)}</td><td>${nShared}</td><td class="long">${escapeHtml(where.slice(0, 4).map(titleOf).join(", "))}${where.length > 4 ? " …" : ""}</td></tr>`;
  });
  const more =
    pairs.length > nListed ? `<p class="hint">${said.more(pairs.length - nListed)}</p>` : "";
  return `<section class="card"><h2>${said.heading}</h2>
<p class="hint">${said.explained}</p>
<div class="scroll"><table class="class">
<thead><tr><th>${student}</th><th>${student}</th><th>${said.inCommon[0]}<small>${said.inCommon[1]}</small></th><th>${said.pieces}</th><th class="long">${said.where}</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody></table></div>${more}</section>`;
}
