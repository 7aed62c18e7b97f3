import { escapeHtml } from "../core/index.ts";

export interface DrawnHistogram {
  readonly edges: Float64Array;
  readonly contents: Float64Array;
  readonly label: string;
  /** What a screen reader says of it. */
  readonly title: string;
}

const [width, height, margin] = [480, 240, 40] as const;

/** A histogram as a small SVG picture; `ink` is the colour of axes and words. */
export function histogramDrawing(histogram: DrawnHistogram, ink: string): string {
  const { edges, contents, label, title } = histogram;
  const [low, high] = [edges[0]!, edges.at(-1)!];
  const top = contents.reduce((max, w) => Math.max(max, w), 0) || 1;
  const x = (value: number): string =>
    (margin + ((value - low) / (high - low)) * (width - margin - 10)).toFixed(1);
  const y = (value: number): string =>
    (height - margin - (Math.max(0, value) / top) * (height - margin - 10)).toFixed(1);
  const text = (at: string, baseline: number, anchor: string, content: string): string =>
    `<text x="${at}" y="${baseline}" text-anchor="${anchor}">${escapeHtml(content)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="12" fill="${ink}" role="img">`,
    `<title>${escapeHtml(title)}</title>`,
    `<path d="${outline(histogram, x, y)}V${y(0)}Z" fill="#9ecae1" fill-opacity="0.6" stroke="#3182bd"/>`,
    `<path d="M${x(low)},10V${y(0)}H${x(high)}" fill="none" stroke="${ink}"/>`,
    text(x(low), height - margin + 16, "start", short(low)),
    text(x(high), height - margin + 16, "end", short(high)),
    text(x((low + high) / 2), height - 8, "middle", label),
    text(String(margin - 4), 18, "end", short(top)),
    "</svg>",
  ].join("\n");
}

/** The steps; of bins that fall on the same pixel, the highest. */
function outline(
  { edges, contents }: DrawnHistogram,
  x: (value: number) => string,
  y: (value: number) => string,
): string {
  const perStep = Math.ceil(contents.length / width);
  let path = `M${x(edges[0]!)},${y(0)}`;
  for (let i = 0; i < contents.length; i += perStep) {
    const end = Math.min(i + perStep, contents.length);
    const height = contents.subarray(i, end).reduce((max, w) => Math.max(max, w), -Infinity);
    path += `V${y(height)}H${x(edges[end]!)}`;
  }
  return path;
}

function short(value: number): string {
  return String(Number(value.toPrecision(5)));
}
