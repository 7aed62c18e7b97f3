import { types } from "node:util";
import { escapeHtml, plusMinus } from "../core/index.ts";
import { digits } from "./cell-text.ts";
import { isRecord, ownField } from "./own-field.ts";

/** A long list of numbers, which its first few do not tell enough about. */
export function isNumberList(value: unknown): value is ArrayLike<number> {
  if (ArrayBuffer.isView(value)) {
    return !(
      types.isDataView(value) ||
      types.isBigInt64Array(value) ||
      types.isBigUint64Array(value)
    );
  }
  if (!Array.isArray(value) || value.length <= 12 || value.length > 1e7) return false;
  return value.every((x) => typeof x === "number");
}

/** How many, between what, and their mean: a line above the numbers. */
export function numbersSummary(list: ArrayLike<number>): string {
  const kind = Array.isArray(list) ? "Array" : typeOf(list);
  let [n, min, max, mean] = [0, Infinity, -Infinity, 0];
  for (let i = 0; i < list.length; i++) {
    const x = list[i]!;
    if (!Number.isFinite(x)) continue;
    n++;
    min = Math.min(min, x);
    max = Math.max(max, x);
    mean += (x - mean) / n; // no sum that could overflow
  }
  const others = list.length - n;
  return [
    `${kind} of ${list.length} numbers`,
    ...(n > 0 ? [`min ${min}`, `max ${max}`, `mean ${approximately(mean)}`] : []),
    ...(others > 0 ? [`${others} not finite`] : []),
  ].join(" · ");
}

function typeOf(list: ArrayLike<number>): string {
  const tag = Object.prototype.toString.call(list); // "[object Float64Array]"
  return tag.slice(8, -1);
}

function approximately(value: number): string {
  const short = Number(value.toPrecision(digits));
  return short === value ? String(value) : `≈ ${short}`;
}

/** A number with its error, as fits give them, in the digits that mean something; undefined for other values. */
export function measurementHtml(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined;
  const [central, error] = [ownField(value, "value"), ownField(value, "error")];
  if (typeof central !== "number" || typeof error !== "number") return undefined;
  if (!(error > 0 && Number.isFinite(error) && Number.isFinite(central))) return undefined;
  return `<p><strong>${escapeHtml(plusMinus(central, error))}</strong></p>`;
}
