import type { CourseFiles } from "../../build/tree/course-files.ts";
import { codeLines, type Secrets, type SecretValue, significantDigits } from "./secrets.ts";

/** A secret in a file that students get. */
export interface Leak {
  readonly file: string;
  /** What is given away: "the solution of 01-z-boson/pair-mass". */
  readonly what: string;
  /** How it stands there. */
  readonly text: string;
}

/** In the lessons any line and any number of five digits is a leak; a library and its data share some by chance. */
const strictness = {
  lessons: { lines: 1, digits: 5 },
  program: { lines: 3, digits: 9 },
};

/** Looks for secrets in all text that students get: lessons, statements, built files, whatever holds text. */
export function findLeaks(files: CourseFiles, { lines, values }: Secrets): readonly Leak[] {
  const leaks: Leak[] = [];
  for (const [file, { bytes }] of files) {
    if (!isText.test(file) || file.startsWith(templates)) continue;
    const text = textOf(file, Buffer.from(bytes).toString("utf8"));
    leaks.push(...sourceMaps(file, text));
    leaks.push(...givenLines(file, text, lines), ...givenValues(file, text, values));
  }
  return leaks;
}

/** What `toplab new` begins with is nobody's secret, and an exercise that was just made is still like it. */
const templates = "lib/dist/grade/author/new/";

const isText = /(?<!\.d)\.(ipynb|[cm]?[jt]s|json|md|txt|html|css|csv|yaml|yml|map)$/;

function strictnessOf(file: string): { readonly lines: number; readonly digits: number } {
  return /^(lib|datasets)\//.test(file) ? strictness.program : strictness.lessons;
}

/** A notebook is searched as a reader sees it, not as JSON writes it. */
function textOf(file: string, text: string): string {
  return file.endsWith(".ipynb") ? stringsIn(JSON.parse(text)).join("\n") : text;
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value) && value.every((one) => typeof one === "string"))
    return [value.join("")];
  return Object.values(value).flatMap(stringsIn);
}

function sourceMaps(file: string, text: string): readonly Leak[] {
  const isMap = file.endsWith(".map") || /^\/\/[#@] sourceMappingURL=data:/m.test(text);
  return isMap ? [{ file, what: "a source map, which holds sources", text: "" }] : [];
}

function givenLines(file: string, text: string, lines: Secrets["lines"]): readonly Leak[] {
  const found = [...new Set(codeLines(text))].flatMap((line) => {
    const what = lines.get(line);
    return what === undefined ? [] : [{ file, what, text: line.slice(0, 80) }];
  });
  return found.length < strictnessOf(file).lines ? [] : found;
}

function givenValues(file: string, text: string, values: readonly SecretValue[]): readonly Leak[] {
  const leaks: Leak[] = [];
  for (const [token] of text.matchAll(/(?<![\w.])\d+(?:_\d+)*(?:\.\d+)?(?:e[+-]?\d+)?/gi)) {
    const plain = token.replaceAll("_", "");
    if (significantDigits(plain) < strictnessOf(file).digits) continue;
    const found = values.find(({ value }) => isRounded(plain, Math.abs(value)));
    if (found) leaks.push({ file, what: `a right value of ${found.exercise}`, text: token });
  }
  return leaks;
}

/** Whether a number as it is written is a value to as many digits as are given. */
function isRounded(token: string, value: number): boolean {
  const number = Number(token);
  if (Math.abs(number / value - 1) > 1e-4) return false;
  const digits = token.replace(/e.*$/i, "").replace(/[^\d]/g, "").replace(/^0+/, "").length;
  return Number(value.toPrecision(Math.min(digits, 17))) === number;
}
