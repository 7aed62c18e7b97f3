import type { Box } from "./headroom.ts";
import { type LegendLayout, legendInRows, legendInside } from "./legend-layout.ts";
import { legendWidth } from "./margins.ts";
import type { Legend, LegendEntry, Margins } from "./panel.ts";
import { topAxisRoom } from "./top-axis.ts";

/** A panel in pixels. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** A legend in a box of the frame, in its columns. */
export function legendsInside(
  entries: readonly LegendEntry[],
  { left, right, bottom, top }: Margins,
  { box, size }: { readonly box: Box; readonly size: Size },
): Legend[] {
  const across = (share: number): number => left + share * (1 - left - right);
  const up = (share: number): number => bottom + share * (1 - bottom - top);
  const labels = entries.map(({ label }) => label);
  const layout = legendInside(labels, (box.right - box.left) * (1 - left - right) * size.width + 1);
  return inColumns(entries, layout, {
    left: across(box.left),
    top: up(box.top),
    rowHeight: (up(box.top) - up(box.bottom)) / rowsIn(layout),
    width: size.width,
  });
}

/** A legend over the frame, or over the axis that stands there, in as few rows as possible. */
export function legendsAbove(
  entries: readonly LegendEntry[],
  { left, top }: Margins,
  { size, hasTopAxis }: { readonly size: Size; readonly hasTopAxis: boolean },
): Legend[] {
  if (entries.length === 0) return [];
  const layout = legendInRows(
    entries.map(({ label }) => label),
    legendWidth(size.width),
  );
  const foot = 1 - top + ((hasTopAxis ? topAxisRoom : 0) + 4) / size.height;
  const start = Math.min(left, 0.97 - layout.width / size.width);
  return inColumns(entries, layout, {
    left: Math.max(0.02, start),
    top: foot + layout.height / size.height,
    rowHeight: layout.height / rowsIn(layout) / size.height,
    width: size.width,
  });
}

function rowsIn({ columns }: LegendLayout): number {
  return columns[0]!.to - columns[0]!.from;
}

function inColumns(
  entries: readonly LegendEntry[],
  { columns }: LegendLayout,
  place: { left: number; top: number; rowHeight: number; width: number },
): Legend[] {
  let { left } = place;
  return columns.map(({ from, to, width }) => {
    const right = left + width / place.width;
    const bottom = place.top - (to - from) * place.rowHeight;
    const box = [left, bottom, right, place.top] as const;
    left = right;
    return { entries: entries.slice(from, to), box };
  });
}
