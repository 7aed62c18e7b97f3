import type { Histogram } from "./shown-histogram.ts";

const maxBins = 2000;
const [width, height] = [620, 400];

/**
 * A histogram as the page's live drawing wants it: the JSON that `plot`'s `readScene` reads, which
 * this floor cannot import. Undefined where JSON has no word for a number, or there are too many.
 */
export function liveHistogram({
  axis: { edges, label },
  sumW,
}: Histogram): Readonly<Record<string, unknown>> | undefined {
  const contents = Array.from(sumW.subarray(1, -1), rounded);
  const numbers = [...edges, ...sumW];
  if (contents.length > maxBins || !numbers.every(Number.isFinite)) return undefined;
  const layer = {
    kind: "steps",
    edges: Array.from(edges),
    contents,
    style: { colour: "#0072b2" },
    fill: "#b8d8e9",
  };
  const total = contents.reduce((sum, w) => sum + w, 0);
  return {
    version: 1,
    size: [width, height],
    xLabel: String(label ?? ""),
    xRange: [edges[0], edges.at(-1)],
    layers: [layer],
    box: [
      ["Integral", String(rounded(total))],
      ["Underflow", String(rounded(sumW[0]!))],
      ["Overflow", String(rounded(sumW.at(-1)!))],
    ],
  };
}

/** To six digits: it is a picture. */
function rounded(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(6));
}
