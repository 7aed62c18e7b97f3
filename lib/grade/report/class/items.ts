import { escapeHtml } from "../../../core/index.ts";
import { type ItemStatistics, itemStatistics } from "../../insight/item-statistics.ts";
import { type Language, wordsIn } from "../../language.ts";
import type { ClassResult } from "../../results/class-result.ts";
import { sentenceHtml } from "../markdown.ts";
import { percent } from "../summary.ts";

/** What each exercise tells about the class, and the mistakes that several students share, in the language of the class. */
export function itemsHtml(result: ClassResult, language: Language): string {
  const items = itemStatistics(result);
  const rows = items.map(
    (item, i) =>
      `<tr><th><a href="#exercise-${i + 1}">${escapeHtml(item.title)}</a></th><td>${percent(item.difficulty)}</td>${discriminationHtml(item)}<td>${item.nAttempted}</td><td>${item.nTimeouts || "–"}</td><td>${item.nGraderErrors || "–"}</td></tr>`,
  );
  return `<section class="card"><h2>The exercises</h2>
<div class="scroll"><table class="class">
<thead><tr><th>Exercise</th><th>Difficulty<small>mean share of points</small></th><th>Discrimination<small>correlation with the rest</small></th><th>Attempted</th><th>Too slow</th><th>Grader failed</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody></table></div>
<p class="hint">Discrimination below 0.2 tells little about who knows more; a negative one asks for a look at the question. It needs five students.</p>
${mistakesHtml(items, language)}</section>`;
}

function discriminationHtml({ discrimination }: ItemStatistics): string {
  if (discrimination === undefined) return "<td>–</td>";
  const text = discrimination.toFixed(2).replace("-", "−");
  return discrimination < 0 ? `<td class="bad">${text}</td>` : `<td>${text}</td>`;
}

function mistakesHtml(items: readonly ItemStatistics[], language: Language): string {
  const shared = items.filter(({ mistakes }) => mistakes.length > 0);
  if (shared.length === 0) return "";
  const lists = shared.map(({ title, mistakes }) => {
    const rows = mistakes.slice(0, 5).map(
      ({ reason, students }) =>
        `<li><b>${students.length} ×</b> ${sentenceHtml(wordsIn(reason, language))} <span class="who">${students
          .slice(0, 8)
          .map((name) => `<bdi>${escapeHtml(name)}</bdi>`)
          .join(", ")}${students.length > 8 ? " …" : ""}</span></li>`,
    );
    return `<h3>${escapeHtml(title)}</h3><ul class="mistakes">${rows.join("")}</ul>`;
  });
  return `<h2>What went wrong most often</h2>${lists.join("\n")}`;
}
