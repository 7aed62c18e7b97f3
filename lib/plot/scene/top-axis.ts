import type { Layer, Margins, PanelAxis, Text } from "./panel.ts";
import type { TopAxis } from "./scene.ts";
import { shareOf, valueAt } from "./skyline.ts";

/** What an axis over the frame takes, in pixels. */
export const topAxisRoom = 52;

/** The ticks of the axis on top, and its numbers and title. */
export function topAxis(
  { title, factor }: TopAxis,
  {
    axes: { x, y },
    margins: { left, right, top },
    height,
  }: {
    readonly axes: Record<"x" | "y", PanelAxis>;
    readonly margins: Margins;
    readonly height: number;
  },
): { readonly layers: Layer[]; readonly texts: Text[] } {
  const marks = roundValues(x.range[0] * factor, x.range[1] * factor);
  const ends = [valueAt(0.985, y), valueAt(1, y)];
  const layers = marks.map((mark): Layer => {
    const at = mark / factor;
    return { kind: "line", x: [at, at], y: ends, style: { colour: "#000000", width: 1 } };
  });
  const foot = 1 - top + 8 / height;
  const across = (value: number): number => left + shareOf(value / factor, x) * (1 - left - right);
  const numbers = marks.map(
    (mark): Text => ({
      ...{ text: short(mark), at: [across(mark), foot], in: "panel", align: "centre" },
    }),
  );
  const name: Text = {
    ...{ text: title, at: [1 - right, foot + 24 / height], in: "panel", align: "right", size: 18 },
  };
  return { layers, texts: [...numbers, name] };
}

/** Some five to nine round numbers between two. */
export function roundValues(from: number, to: number): number[] {
  const span = Math.abs(to - from);
  const power = 10 ** Math.floor(Math.log10(span / 5));
  const step = power * ([1, 2, 5].find((n) => span / (n * power) <= 9) ?? 10);
  const first = Math.ceil(Math.min(from, to) / step - 1e-9);
  const last = Math.floor(Math.max(from, to) / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

function short(value: number): string {
  return String(Number(value.toPrecision(6))).replace("-", "−");
}
