import type { Position } from "./tslab.ts";

const around = 2;

/** The lines around a place, with its line marked and a caret below its column. */
export function codeFrame(code: string, { line, character }: Position, length = 1): string[] {
  const lines = code.split(/\r?\n/);
  const [first, last] = [Math.max(0, line - around), Math.min(lines.length - 1, line + around)];
  const width = String(last + 1).length;
  const frame: string[] = [];
  for (let i = first; i <= last; i++) {
    const text = lines[i]!;
    frame.push(`${i === line ? ">" : " "} ${String(i + 1).padStart(width)} | ${text}`);
    if (i !== line) continue;
    const indent = text.slice(0, character).replaceAll(/[^\t]/g, " ");
    const carets = "^".repeat(Math.max(1, Math.min(length, text.length - character)));
    frame.push(`  ${" ".repeat(width)} | ${indent}${carets}`);
  }
  return frame;
}
