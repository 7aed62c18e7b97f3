import { escapeHtml } from "../../../core/index.ts";
import { type ItemStatistics, itemStatistics } from "../../insight/item-statistics.ts";
import { type Language, wordsIn } from "../../language.ts";
import type { ClassResult } from "../../results/class-result.ts";
import { classWords } from "../class-words.ts";
import { sentenceHtml } from "../markdown.ts";
import { percent } from "../summary.ts";

/** What each exercise tells about the class, and the mistakes that several students share, in the language of the class. */
export function itemsHtml(result: ClassResult, language: Language): string {
  const items = itemStatistics(result);
  const { items: said } = classWords[language];
  const doubled = ([name, meaning]: readonly [string, string]): string =>
    `<th>${name}<small>${meaning}</small></th>`;
  const rows = items.map(
    (item, i) =>
      `<tr><th><a href="#exercise-${i + 1}">${escapeHtml(item.title)}</a></th><td>${percent(item.difficulty)}</td>${discriminationHtml(item, language)}<td>${item.nAttempted}</td><td>${item.nTimeouts || "–"}</td><td>${item.nGraderErrors || "–"}</td></tr>`,
  );
  return `<section class="card"><h2>${said.heading}</h2>
<div class="scroll"><table class="class">
<thead><tr><th>${said.exercise}</th>${doubled(said.difficulty)}${doubled(said.discrimination)}<th>${said.attempted}</th><th>${said.tooSlow}</th><th>${said.graderFailed}</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody></table></div>
<p class="hint">${said.explained}</p>
${mistakesHtml(items, language)}</section>`;
}

function discriminationHtml({ discrimination }: ItemStatistics, language: Language): string {
  if (discrimination === undefined) return "<td>–</td>";
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  const text = discrimination.toLocaleString(language, digits).replace("-", "−");
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
  return `<h2>${classWords[language].items.mistakes}</h2>${lists.join("\n")}`;
}
