import { type ClassResult, maxPointsOf, pointsOf } from "../../results/class-result.ts";
import type { ClassWords } from "../class-words.ts";

const nBins = 10;
const [width, height, foot] = [640, 150, 34];

/** How many students have how much of the points: ten bars, a tenth of all points wide. */
export function distributionHtml(result: ClassResult, { distribution: said }: ClassWords): string {
  const max = maxPointsOf(result);
  const totals = result.students.map(pointsOf).filter((points) => points !== undefined);
  if (totals.length < 2 || max === 0) return "";
  const counts = Array.from({ length: nBins }, () => 0);
  for (const points of totals)
    counts[Math.min(nBins - 1, Math.floor((nBins * points) / max))]! += 1;
  const most = Math.max(...counts);
  const step = width / nBins;
  const bars = counts.map((count, i) => {
    const tall = (count / most) * (height - 24);
    const x = i * step + 4;
    const range = said.range(i * 10, (i + 1) * 10);
    const number =
      count > 0 ? `<text x="${x + step / 2 - 4}" y="${height - tall - 6}">${count}</text>` : "";
    return `<g><title>${range}: ${count}</title><rect x="${x}" y="${height - tall}" width="${step - 8}" height="${tall}" rx="3"/>${number}</g>`;
  });
  const ticks = counts.map(
    (_, i) => `<text class="tick" x="${i * step}" y="${height + 16}">${i * 10}</text>`,
  );
  return `<section class="card"><h2>${said.heading}</h2>
<svg class="bars" viewBox="-10 0 ${width + 30} ${height + foot}" role="img" aria-label="${said.picture}">
${bars.join("\n")}
<line x1="0" x2="${width}" y1="${height}" y2="${height}"/>
${ticks.join("")}<text class="tick" x="${width}" y="${height + 16}">100</text>
<text class="tick" x="${width / 2}" y="${height + 31}">${said.axis(max)}</text>
</svg></section>`;
}
