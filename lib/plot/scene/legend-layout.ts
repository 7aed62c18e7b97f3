import { textWidth } from "../root/root-text.ts";

/** Sizes in pixels. */
export const letters = 17;
export const legendRow = 25;
export const legendMark = 44;
const gap = 7;

/** From so many entries on, a legend inside the frame has another column. */
const tall = 8;

/** The entries of a legend in columns, sizes in pixels. */
export interface LegendLayout {
  /** Of each column, which entries and how wide it is. */
  readonly columns: readonly LegendColumn[];
  readonly width: number;
  readonly height: number;
}

export interface LegendColumn {
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

/** As few columns as keep a legend low, if there is room for them. */
export function legendInside(labels: readonly string[], room: number): LegendLayout {
  const wanted = Math.ceil(labels.length / (tall - 1));
  return fitting(labels, Math.min(wanted, 3), room);
}

/** As many columns as there is room for. */
export function legendInRows(labels: readonly string[], room: number): LegendLayout {
  return fitting(labels, labels.length, room);
}

function fitting(labels: readonly string[], wanted: number, room: number): LegendLayout {
  const layout = inColumns(labels, Math.max(1, wanted));
  return layout.width <= room || wanted <= 1 ? layout : fitting(labels, wanted - 1, room);
}

function inColumns(labels: readonly string[], n: number): LegendLayout {
  const rows = Math.ceil(labels.length / n);
  const columns: LegendColumn[] = [];
  for (let from = 0; from < labels.length; from += rows) {
    const to = Math.min(from + rows, labels.length);
    const widest = Math.max(...labels.slice(from, to).map(textWidth));
    columns.push({ from, to, width: legendMark + letters * widest + gap });
  }
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  return { columns, width, height: rows * legendRow };
}
