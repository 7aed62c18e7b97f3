import { type InspectOptions, inspect } from "node:util";
import { isLarge, keptItems, trimmed } from "./render-trimmed.ts";

/** Longest text of a value that is not itself a text. */
const maxLength = 100_000;

/** A value as Node's console would print it, cut where nobody would read on. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return inspect(value, { maxStringLength: null });
  if (ArrayBuffer.isView(value)) return shortText(value);
  if (value instanceof Promise) return `${inspect(value)}: put await before it to get its value`;
  return cut(inspectSafely(value, { maxArrayLength: 100, maxStringLength: 1000 }));
}

/** The same in few words: long arrays are cut early, for there are many in what this shows. */
export function shortText(value: unknown): string {
  return cut(inspectSafely(value, { maxArrayLength: 10, maxStringLength: 200 }));
}

/** The same in one line, for the head of what can be unfolded. */
export function previewOf(value: unknown, length: number): string {
  const options = { depth: 0, maxArrayLength: 6, maxStringLength: 40, breakLength: Infinity };
  const line = inspectSafely(value, options).replaceAll(/\s+/g, " ");
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

/** A value may bring its own printing, and that may fail: then it is printed without. */
function inspectSafely(value: unknown, options: InspectOptions): string {
  if (isLarge(value)) return inspect(trimmed(value), { ...options, maxArrayLength: keptItems });
  try {
    return inspect(value, options);
  } catch {
    return inspect(value, { ...options, customInspect: false });
  }
}

function cut(text: string): string {
  const rest = text.length - maxLength;
  if (rest <= 0) return text;
  return `${text.slice(0, maxLength)}\n… ${rest} more characters`;
}
