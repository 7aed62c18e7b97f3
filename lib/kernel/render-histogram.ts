import type { MimeBundle } from "../core/index.ts";
import { escapeHtml } from "../core/index.ts";
import { cellText, isRounded, roundedNote } from "./cell-text.ts";
import { histogramDrawing } from "./histogram-drawing.ts";
import { htmlTable } from "./html-table.ts";
import { ownField } from "./own-field.ts";
import { liveHistogram } from "./render-live-histogram.ts";

/** The shape of `hist`'s Hist1D, known by its fields so that copies of the library agree. */
export interface Histogram {
  readonly axis: { readonly edges: Float64Array; readonly label?: string };
  readonly sumW: Float64Array;
  readonly sumW2: Float64Array;
}

const bars = "▁▂▃▄▅▆▇█";
const maxBars = 80;
const maxRows = 200;

export function isHistogram(value: unknown): value is Histogram {
  if (typeof value !== "object" || value === null) return false;
  const [axis, sumW, sumW2] = ["axis", "sumW", "sumW2"].map((name) => ownField(value, name));
  if (typeof axis !== "object" || axis === null) return false;
  const edges = ownField(axis, "edges");
  return (
    edges instanceof Float64Array &&
    edges.length > 1 &&
    sumW instanceof Float64Array &&
    sumW2 instanceof Float64Array &&
    sumW.length === edges.length + 1 &&
    sumW2.length === sumW.length
  );
}

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
