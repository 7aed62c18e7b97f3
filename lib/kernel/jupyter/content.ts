import type { Content } from "./message.ts";

/** A text of a message, or the default if it is missing or something else. */
export function textOf(content: Content, name: string, fallback = ""): string {
  const value = content[name];
  return typeof value === "string" ? value : fallback;
}

/** A flag of a message, or the default if it is missing or something else. */
export function flagOf(content: Content, name: string, fallback: boolean): boolean {
  const value = content[name];
  return typeof value === "boolean" ? value : fallback;
}

/** A whole number of a message; undefined if it is missing or something else. */
export function wholeOf(content: Content, name: string): number | undefined {
  const value = content[name];
  return Number.isInteger(value) ? Number(value) : undefined;
}
