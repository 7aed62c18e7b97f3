import { escapeHtml } from "../core/index.ts";

/** What an HTML table holds; cells are plain text. */
export interface HtmlTable {
  /** Above the columns. */
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly caption?: string;
  /** Whether the first cell of each row names it. Default: false. */
  readonly hasRowNames?: boolean;
}

/** A table that a screen reader can walk: each heading says what it heads. */
export function htmlTable({ header, rows, caption, hasRowNames = false }: HtmlTable): string {
  const title = caption ? `<caption>${escapeHtml(caption)}</caption>` : "";
  const head = header.map((name) =>
    name === "" ? "<td></td>" : `<th scope="col">${escapeHtml(name)}</th>`,
  );
  const body = rows.map((row) => bodyRow(row, hasRowNames)).join("\n");
  return `<table>${title}\n<thead><tr>${head.join("")}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}

function bodyRow(cells: readonly string[], hasRowNames: boolean): string {
  const html = cells.map((cell, i) =>
    hasRowNames && i === 0
      ? `<th scope="row">${escapeHtml(cell)}</th>`
      : `<td>${escapeHtml(cell)}</td>`,
  );
  return `<tr>${html.join("")}</tr>`;
}
