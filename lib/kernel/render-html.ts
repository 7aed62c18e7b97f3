import { types } from "node:util";
import { escapeHtml } from "../core/index.ts";
import { isNumberList, measurementHtml, numbersSummary } from "./render-numbers.ts";
import { isTreelike, treeHtml } from "./render-tree.ts";

/** Text of so many lines is quicker read than unfolded. */
const shortLines = 12;
const maxText = 100_000;
const maxSource = 4000;

/** An ordinary value as HTML, given its text; every word in it is escaped. */
export function htmlOf(value: unknown, text: string): string {
  if (typeof value === "function") return sourceHtml(value, text);
  if (types.isProxy(value)) return preformatted(text);
  if (types.isDate(value)) return dateHtml(value, text);
  if (isNumberList(value))
    return `<p>${escapeHtml(numbersSummary(value))}</p>${preformatted(text)}`;
  const measurement = measurementHtml(value) ?? "";
  const isShort = text.length < 2000 && text.split("\n").length <= shortLines;
  if (isShort || !isTreelike(value)) return measurement + preformatted(text);
  return measurement + treeHtml(value);
}

/** Text as it stands. The class tells our page that it says no more than the plain text does. */
export function preformatted(text: string): string {
  const rest = text.length - maxText;
  const note = rest > 0 ? `<p>… ${rest} more characters</p>` : "";
  return `<pre class="toplab-text">${escapeHtml(text.slice(0, maxText))}</pre>${note}`;
}

function dateHtml(date: Date, text: string): string {
  const time = Date.prototype.getTime.call(date);
  if (Number.isNaN(time)) return preformatted(text);
  const iso = new Date(time).toISOString();
  return `<time datetime="${iso}">${iso}</time>`;
}

/** A function by its name, its text to be unfolded. */
function sourceHtml(value: object, text: string): string {
  const source: string = Function.prototype.toString.call(value);
  const shown = source.length > maxSource ? `${source.slice(0, maxSource)}\n…` : source;
  return (
    `<details><summary><code>${escapeHtml(text.split("\n", 1)[0]!)}</code></summary>` +
    `<pre>${escapeHtml(shown)}</pre></details>`
  );
}
