import type { MimeBundle } from "../core/index.ts";
import type { EventTable } from "../event/index.ts";
import type { DatasetColumn, DatasetEntry } from "./manifest.ts";

interface CardContent {
  readonly events: EventTable;
  readonly origin: "real" | "generated";
  readonly note: string;
}

/** What a reader should know of a data set at a glance: real or not, how many events, which columns. */
export function datasetCard(entry: DatasetEntry, content: CardContent): MimeBundle {
  return { "text/plain": asText(entry, content), "text/html": asHtml(entry, content) };
}

function asText(entry: DatasetEntry, { events, origin, note }: CardContent): string {
  return [
    `${entry.title}: ${count(events.nEvents)} ${stamp(origin)} events`,
    note,
    `columns: ${columnsIn(entry, events).map(withUnit).join(", ")}`,
    ...(origin === "real" ? entry.cautions.map((caution) => `mind: ${caution}`) : []),
  ].join("\n");
}

function asHtml(entry: DatasetEntry, { events, origin, note }: CardContent): string {
  const { source, licence } = entry;
  const rows = columnsIn(entry, events).map(
    ({ name, unit, meaning }) =>
      `<tr><td><code>${escaped(name)}</code></td><td>${escaped(unit)}</td><td>${escaped(meaning)}</td></tr>`,
  );
  const isReal = origin === "real";
  const link = `<a href="${escaped(source.url)}">CERN Open Data record ${source.record}</a>`;
  return [
    `<div class="toplab-dataset" data-origin="${origin}">`,
    `<p><strong>${escaped(entry.title)}</strong> · ${count(events.nEvents)} events · `,
    `<strong style="color:${isReal ? "#1a7f37" : "#9a6700"}">${stamp(origin)}</strong></p>`,
    `<p>${escaped(note)}</p>`,
    isReal ? `<p>${escaped(entry.description)} Source: ${link}, ${escaped(licence)}.</p>` : "",
    ...(isReal ? entry.cautions.map((caution) => `<p>Mind: ${escaped(caution)}.</p>`) : []),
    `<details><summary>${rows.length} columns</summary><table><thead><tr><th>column</th><th>unit</th>`,
    `<th>meaning</th></tr></thead><tbody>${rows.join("")}</tbody></table></details></div>`,
  ].join("");
}

/** The columns that the events have, explained where the manifest knows them. */
function columnsIn(entry: DatasetEntry, { columns }: EventTable): DatasetColumn[] {
  return Object.keys(columns).map(
    (name) =>
      entry.columns.find((column) => column.name === name) ?? { name, unit: "", meaning: "" },
  );
}

function withUnit({ name, unit }: DatasetColumn): string {
  return unit ? `${name} [${unit}]` : name;
}

function stamp(origin: "real" | "generated"): string {
  return origin === "real" ? "REAL" : "GENERATED";
}

function count(n: number): string {
  return n.toLocaleString("en");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
