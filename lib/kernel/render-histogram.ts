import type { MimeBundle } from "../core/index.ts";
import { escapeHtml } from "../core/index.ts";

/** The shape of `hist`'s Hist1D, known by its fields so that copies of the library agree. */
interface Histogram {
  readonly axis: { readonly edges: Float64Array; readonly label?: string };
  readonly sumW: Float64Array;
  readonly sumW2: Float64Array;
}

const [width, height, margin] = [480, 240, 40] as const;
const bars = "▁▂▃▄▅▆▇█";
const maxBars = 80;

export function isHistogram(value: unknown): value is Histogram {
  if (typeof value !== "object" || value === null) return false;
  const { axis, sumW, sumW2 } = value as Partial<Histogram>; // checked here
  return (
    axis?.edges instanceof Float64Array &&
    sumW instanceof Float64Array &&
    sumW2 instanceof Float64Array &&
    sumW.length === axis.edges.length + 1
  );
}

/** A histogram as a line of bars with its sums, and as a small drawing. */
export function renderHistogram({ axis, sumW }: Histogram): MimeBundle {
  const { edges, label = "" } = axis;
  const inside = sumW.subarray(1, -1);
  const total = inside.reduce((sum, w) => sum + w, 0);
  const title = `Histogram of ${inside.length} bins from ${edges[0]} to ${edges.at(-1)}`;
  const sums = `${short(total)} inside, ${short(sumW[0]!)} below, ${short(sumW.at(-1)!)} above`;
  return {
    "text/plain": `${title}${label && `: ${label}`}\n${sums}\n${sparkline(inside)}`,
    "image/svg+xml": drawing(edges, inside, label),
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

function drawing(edges: Float64Array, contents: Float64Array, label: string): string {
  const [low, high] = [edges[0]!, edges.at(-1)!];
  const top = contents.reduce((max, w) => Math.max(max, w), 0) || 1;
  const x = (value: number): string =>
    (margin + ((value - low) / (high - low)) * (width - margin - 10)).toFixed(1);
  const y = (value: number): string =>
    (height - margin - (Math.max(0, value) / top) * (height - margin - 10)).toFixed(1);
  let path = `M${x(low)},${y(0)}`;
  for (let i = 0; i < contents.length; i++) path += `V${y(contents[i]!)}H${x(edges[i + 1]!)}`;
  const text = (at: string, baseline: number, anchor: string, content: string): string =>
    `<text x="${at}" y="${baseline}" text-anchor="${anchor}">${escapeHtml(content)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="12" fill="#555">`,
    `<path d="${path}V${y(0)}Z" fill="#9ecae1" stroke="#3182bd"/>`,
    `<path d="M${x(low)},10V${y(0)}H${x(high)}" fill="none" stroke="#555"/>`,
    text(x(low), height - margin + 16, "start", short(low)),
    text(x(high), height - margin + 16, "end", short(high)),
    text(x((low + high) / 2), height - 8, "middle", label),
    text(String(margin - 4), 18, "end", short(top)),
    "</svg>",
  ].join("\n");
}

function short(value: number): string {
  return String(Number(value.toPrecision(5)));
}
