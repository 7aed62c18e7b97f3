import type { MimeBundle } from "../core/index.ts";
import { escapeHtml } from "../core/index.ts";
import { cellText, isRounded, roundedNote } from "./cell-text.ts";
import { histogramDrawing } from "./histogram-drawing.ts";
import { htmlTable } from "./html-table.ts";
import { liveHistogram } from "./render-live-histogram.ts";
import type { Histogram } from "./shown-histogram.ts";

const bars = "▁▂▃▄▅▆▇█";
const maxBars = 80;
const maxRows = 200;

/** A histogram as a line of bars with its sums, as a small drawing, live in our page, and as drawing and table. */
export function renderHistogram(histogram: Histogram): MimeBundle {
  const { axis, sumW } = histogram;
  const inside = sumW.subarray(1, -1);
  const label = String(axis.label ?? "");
  const size = `Histogram of ${inside.length} bins from ${axis.edges[0]} to ${axis.edges.at(-1)}`;
  const title = `${size}${label && `: ${label}`}`;
  const total = inside.reduce((sum, w) => sum + w, 0);
  const sums = `${short(total)} inside, ${short(sumW[0]!)} below, ${short(sumW.at(-1)!)} above`;
  const content = { edges: axis.edges, contents: inside, label, title };
  const live = liveHistogram(histogram);
  return {
    ...(live && { "application/x-jsroot+json": live }),
    "text/plain": `${title}\n${sums}\n${sparkline(inside)}`,
    "image/svg+xml": histogramDrawing(content, "#555"),
    "text/html":
      `${histogramDrawing(content, "currentColor")}\n<p>${escapeHtml(sums)}</p>\n` +
      `<details><summary>${inside.length} bins</summary>${binTable(histogram)}</details>`,
  };
}

function sparkline(contents: Float64Array): string {
  const perBar = Math.ceil(contents.length / maxBars);
  const sums: number[] = [];
  for (let i = 0; i < contents.length; i += perBar) {
    sums.push(contents.subarray(i, i + perBar).reduce((sum, w) => sum + w, 0));
  }
  const top = Math.max(...sums);
  return sums
    .map((sum) => (sum > 0 ? bars[Math.min(7, Math.floor((sum / top) * 8))] : " "))
    .join("");
}

function binTable({ axis: { edges }, sumW, sumW2 }: Histogram): string {
  const bins = edges.length - 1;
  const rows = Array.from({ length: Math.min(bins, maxRows) }, (_, i) => [
    edges[i]!,
    edges[i + 1]!,
    sumW[i + 1]!,
    Math.sqrt(sumW2[i + 1]!),
  ]);
  const notes = [
    ...(bins > maxRows ? [`the first ${maxRows} of ${bins} bins`] : []),
    ...(rows.flat().some(isRounded) ? [roundedNote] : []),
  ];
  return htmlTable({
    header: ["from", "to", "content", "error"],
    rows: rows.map((row) => row.map(cellText)),
    caption: notes.join(", "),
  });
}

function short(value: number): string {
  return String(Number(value.toPrecision(5)));
}
