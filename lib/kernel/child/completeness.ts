import type { Completeness } from "../kernel.ts";
import { parseCell } from "./parse-cell.ts";
import type { Node, RawDiagnostic, SourceFile, TypeScript } from "./typescript.ts";

/** TypeScript's numbers for a string and a regular expression without their end: no line mends them. */
const brokenLine: ReadonlySet<number> = new Set([1002, 1161]);
const declarationExpected = 1128;

/** Whether a cell is a whole program, the beginning of one, or neither. */
export function completeness(ts: TypeScript, code: string): Completeness {
  const file = parseCell(ts, code);
  const [first] = file.parseDiagnostics ?? [];
  const isWhole = first === undefined && !lacksBody(ts, file);
  if (isWhole) return { status: "complete", indent: "" };
  if (first && !isAtEnd(first, file.text)) return { status: "invalid", indent: "" };
  return { status: "incomplete", indent: nextIndent(code) };
}

/** Spaces and comments, to the end. */
const nothingMore = /^(?:\s|\/\/.*|\/\*[^*]*(?:\*(?!\/)[^*]*)*\*\/)*$/;

/** The parser ran out of text, rather than meeting some that it cannot take. */
function isAtEnd({ code, start = 0, length = 0 }: RawDiagnostic, text: string): boolean {
  if (brokenLine.has(code)) return false;
  const isImport = code === declarationExpected && text.slice(start, start + length) === "import";
  return nothingMore.test(text.slice(isImport ? start + length : start));
}

/** TypeScript takes the head of a function for a declaration. */
function lacksBody(ts: TypeScript, file: SourceFile): boolean {
  const last: Node | undefined = file.statements.at(-1);
  if (!last || !ts.isFunctionDeclaration(last) || last.body) return false;
  return !/^declare\b|;$/.test(file.text.slice(last.getStart(file), last.end));
}

/** As deep as the last line, or two spaces deeper if it opens something. */
function nextIndent(code: string): string {
  const line = code.trimEnd().split(/\r?\n/).at(-1) ?? "";
  const [indent = ""] = /^[ \t]*/.exec(line) ?? [];
  return /([{([]|=>|\$\{)\s*(\/\/.*)?$/.test(line) ? `${indent}  ` : indent;
}
