import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../../core/package-root.ts";
import { type Exercise, hintsOf } from "../../exercise.ts";
import { readSolution, readStatement, readStub } from "../../exercise-files.ts";
import type { GradedModule } from "../../graded-module.ts";
import { languages } from "../../language.ts";

/** What no student may read before the answer is found. */
export interface Secrets {
  /** Lines of solutions and judges without their blanks, each with whose they are. */
  readonly lines: ReadonlyMap<string, string>;
  readonly values: readonly SecretValue[];
}

/** A right value, and the exercise it belongs to. */
export interface SecretValue {
  readonly value: number;
  readonly exercise: string;
}

/** Shorter lines, "return mass;", are in any program. */
const minLetters = 28;
/** Lists longer than this are data; single values are what an answer is made of. */
const maxList = 24;
/** Values with fewer digits are met everywhere: 91.19, 1.96. */
const minDigits = 5;

/** The secrets of a module: what its solutions and judges say that neither stub, statement, hint, lesson nor the library's judges say too. */
export async function secretsOf(module: GradedModule, seed: number): Promise<Secrets> {
  const lines = new Map<string, string>();
  const values: SecretValue[] = [];
  const known = [...module.notebook.cells.map(({ source }) => source), ...readyJudges()];
  for (const exercise of module.exercises) {
    const open = new Set([...known, ...(await openTexts(module, exercise))].flatMap(codeLines));
    for (const [what, text] of await hiddenTexts(module, exercise)) {
      for (const line of codeLines(text)) if (!open.has(line)) lines.set(line, what);
    }
    const { id } = exercise;
    const reference = await exercise.reference(seed);
    values.push(...numbersIn(reference).map((value) => ({ value, exercise: id })));
  }
  return { lines, values: values.filter(({ value }) => significantDigits(value) >= minDigits) };
}

/** The lines of a text without blanks, those that are long enough to be somebody's own. */
export function codeLines(text: string): readonly string[] {
  const lines = text.split("\n").map((line) => line.replace(/\s+/g, ""));
  return lines.filter((line) => line.length >= minLetters && /[a-z]/i.test(line));
}

/** How many digits a number has without leading and trailing zeros. */
export function significantDigits(value: number | string): number {
  const digits = String(value).replace(/e.*$/i, "").replace(/[^\d]/g, "").replace(/^0+/, "");
  return digits.replace(/0+$/, "").length;
}

/** What the library's own judges say is public, and an exercise may say it in the same words. */
function readyJudges(): readonly string[] {
  const folder = join(packageRoot(), "dist/grade/judges");
  const names = readdirSync(folder).filter((name) => name.endsWith(".js"));
  return names.map((name) => readFileSync(join(folder, name), "utf8"));
}

async function openTexts({ courseRoot }: GradedModule, exercise: Exercise): Promise<string[]> {
  const { id, title } = exercise;
  const statements = languages.map((language) => readStatement(courseRoot, id, language));
  const hints = languages.flatMap((language) => hintsOf(exercise, language));
  return [
    title,
    ...hints.map(quoted),
    ...(await Promise.all(statements)),
    await readStub(courseRoot, id),
  ];
}

/** A hint as a line of its list in exercise.ts. */
function quoted(hint: string): string {
  return `${JSON.stringify(hint)},\n'${hint}',\n${hint}`;
}

/** Parts of an exercise that its students have, or that run beside their code. */
const shownToStudents: ReadonlySet<string> = new Set(["stub.ts", "probe.ts"]);

const programsIn = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => name.endsWith(".ts"));

async function hiddenTexts(
  { courseRoot, id }: GradedModule,
  exercise: Exercise,
): Promise<readonly (readonly [what: string, text: string])[]> {
  const folder = join(courseRoot, "exercises", id);
  const slug = exercise.id.split("/")[1]!;
  const own = programsIn(join(folder, slug)).filter((name) => !shownToStudents.has(name));
  const judges = [...programsIn(folder), ...own.map((name) => join(slug, name))];
  return [
    [`the solution of ${exercise.id}`, await readSolution(courseRoot, exercise.id)],
    ...judges.map((name) => [`the judge in ${id}/${name}`, sourceOf(join(folder, name))] as const),
  ];
}

/** Without its imports, which name what is public. */
function sourceOf(path: string): string {
  return readFileSync(path, "utf8").replaceAll(/^import\b[^;]*;$/gm, "");
}

function numbersIn(value: unknown): readonly number[] {
  if (typeof value === "number") return Number.isFinite(value) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  const items = ArrayBuffer.isView(value) ? [] : Object.values(value);
  return items.length > maxList ? [] : items.flatMap(numbersIn);
}
