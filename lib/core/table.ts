import type { MimeBundle } from "./display.ts";
import { escapeHtml } from "./escape-html.ts";

/** What a table shows; the first column holds names, the others numbers. */
export interface TableContent {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** A line below the table. */
  readonly note?: string;
}

/** A table as text with aligned columns and as HTML, for a value that shows itself in a notebook. */
export function table(content: TableContent): MimeBundle {
  return { "text/plain": asText(content), "text/html": asHtml(content) };
}

function asText({ title, header, rows, note }: TableContent): string {
  const widths = header.map((name, i) => Math.max(name.length, ...rows.map((r) => r[i]!.length)));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, i) => (i ? cell.padStart(widths[i]!) : cell.padEnd(widths[0]!))).join("  ");
  return [title, line(header), ...rows.map(line), ...(note ? [note] : [])].join("\n");
}

function asHtml({ title, header, rows, note }: TableContent): string {
  const row = (cells: readonly string[], tag: "td" | "th"): string => {
    const align = (i: number): string => (i ? "right" : "left");
    const html = cells.map(
      (c, i) => `<${tag} style="text-align:${align(i)}">${escapeHtml(c)}</${tag}>`,
    );
    return `<tr>${html.join("")}</tr>`;
  };
  const body = rows.map((cells) => row(cells, "td")).join("");
  const foot = note ? `<p>${escapeHtml(note)}</p>` : "";
  return (
    `<table class="toplab"><caption>${escapeHtml(title)}</caption>` +
    `<thead>${row(header, "th")}</thead><tbody>${body}</tbody></table>${foot}`
  );
}
