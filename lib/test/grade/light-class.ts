/** A generated course of ten light exercises, and a class that answers them, for load tests and bench. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Random, seededRandom } from "../../core/index.ts";

/** What one exercise asks: a function of two numbers, and how students write it. */
interface Task {
  readonly name: string;
  readonly right: readonly string[];
  readonly wrong: string;
}

const tasks: readonly Task[] = [
  {
    name: "mass",
    right: ["Math.sqrt(a * a - b * b)", "Math.sqrt((a - b) * (a + b))"],
    wrong: "a - b",
  },
  { name: "pt", right: ["Math.hypot(a, b)", "Math.sqrt(a ** 2 + b ** 2)"], wrong: "a + b" },
  { name: "ratio", right: ["a / b", "1 / (b / a)"], wrong: "b / a" },
  { name: "angle", right: ["Math.atan2(b, a)"], wrong: "Math.atan(b * a)" },
  { name: "errorOfSum", right: ["Math.sqrt(a + b)", "(a + b) ** 0.5"], wrong: "a + b" },
  { name: "significance", right: ["a / Math.sqrt(b)", "a * b ** -0.5"], wrong: "a / b" },
  { name: "mean", right: ["(a + b) / 2", "0.5 * a + 0.5 * b"], wrong: "a + b / 2" },
  { name: "energy", right: ["Math.sqrt(a * a + b * b)", "Math.hypot(a, b)"], wrong: "a + b" },
  { name: "gamma", right: ["a / b", "Math.abs(a / b)"], wrong: "a * b" },
  { name: "decay", right: ["Math.exp(-a / b)", "1 / Math.exp(a / b)"], wrong: "Math.exp(a / b)" },
];
const module = "01-light";
const stub = ({ name }: Task): string =>
  `function ${name}(a: number, b: number): number | undefined {\n  return undefined;\n}`;

/** Writes and builds the course; below lib/, so that `toplab` resolves. */
export function buildLightCourse(folder: string): { root: string; remove: () => void } {
  const root = resolve("lib/test/.cache", folder);
  rmSync(root, { recursive: true, force: true });
  for (const task of tasks) writeExercise(root, task);
  cpSync("lib/test/grade/fixtures/exercises/tsconfig.json", join(root, "exercises/tsconfig.json"));
  mkdirSync(join(root, "notebooks"));
  writeFileSync(join(root, "notebooks", `${module}.ipynb`), notebook(tasks.map(stub)));
  const tsc = resolve("node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [tsc, "-p", join(root, "exercises")]);
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

function writeExercise(root: string, task: Task): void {
  const { name, right, wrong } = task;
  const id = `${module}/${name}`;
  const folder = join(root, "exercises", id);
  mkdirSync(folder, { recursive: true });
  mkdirSync(join(root, "solutions", module), { recursive: true });
  const put = (file: string, text: string): void => writeFileSync(join(folder, file), text);
  for (const language of ["en", "es", "ru"])
    put(`statement.${language}.md`, `**${name}** of a and b.`);
  put("stub.ts", stub(task));
  put(
    "probe.ts",
    `import { type Answers, callEach } from "toplab/grade";
export const probe = ({ ${name} }: Answers, pairs: readonly number[][]): { values: unknown } =>
  ({ values: callEach(${name}, pairs) });`,
  );
  put(
    "exercise.ts",
    `import { type Exercise, judges } from "toplab/grade";
const right = (a: number, b: number): number => ${right[0]};
const pairs = (seed: number): number[][] => [5, 7, 11].map((a) => [a + seed, a - 2]);
export const exercise: Exercise<number[][], { values: number[] }, number[]> = {
  id: "${id}", title: "${name}", points: 1, answers: ["${name}"], hints: ["Think."],
  limits: { seconds: 10, memoryMb: 256, outputBytes: 10_000 },
  inputs: pairs,
  reference: (seed) => pairs(seed).map(([a, b]) => right(a!, b!)),
  judge: ({ values }, { reference }) => judges.numbers(values, reference, { name: "${name}", relative: 1e-9, isShared: true }),
  wrong: [{ name: "a mistake", code: "function ${name}(a: number, b: number) { return ${wrong}; }", points: 0, reason: /./ }],
};`,
  );
  const solution = `function ${name}(a: number, b: number) {\n  return ${right[0]};\n}`;
  writeFileSync(join(root, "solutions", module, `${name}.ts`), solution);
}

function notebook(answers: readonly string[]): string {
  const code = (id: string, source: string, metadata: object = {}): object => ({
    ...{ cell_type: "code", id, metadata, source, execution_count: null, outputs: [] },
  });
  const cells = answers.flatMap((answer, i) => {
    const { name } = tasks[i]!;
    return [
      { cell_type: "markdown", id: `text-${i}`, metadata: {}, source: `Write \`${name}\`.` },
      code(`task-${i}`, answer, { toplab: { exercise: `${module}/${name}` } }),
      code(`show-${i}`, `${name}(5, 3)`),
    ];
  });
  const opening = code(
    "opening",
    'import { hist1d, mass, regular, sum } from "toplab";\nconst masses = [91.2, 90.1];',
  );
  return JSON.stringify({
    ...{ nbformat: 4, nbformat_minor: 5 },
    metadata: {
      toplab: { module },
      kernelspec: { name: "toplab", display_name: "Toplab", language: "typescript" },
      language_info: { name: "typescript" },
    },
    cells: [opening, ...cells],
  });
}

/**
 * Writes the notebooks of a class: seven answers in ten are nobody else's, one in ten is what many
 * write, one is the stub, one is wrong.
 */
export function writeLightClass(folder: string, students: number, seed = 1): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const random = seededRandom(seed);
  for (let i = 0; i < students; i++) {
    const answers = tasks.map((task) => answerOf(task, random, i));
    writeFileSync(join(folder, `student-${String(i).padStart(3, "0")}.ipynb`), notebook(answers));
  }
}

function answerOf(task: Task, random: Random, student: number): string {
  const { name, right, wrong } = task;
  const kind = random();
  if (kind < 0.1) return stub(task);
  if (kind < 0.2) return `function ${name}(a: number, b: number) {\n  return ${wrong};\n}`;
  const formula = right[Math.floor(random() * right.length)]!;
  if (kind < 0.3) return `function ${name}(a: number, b: number) {\n  return ${formula};\n}`;
  const own = `value${student}`;
  return `// how student ${student} sees it\nfunction ${name}(a: number, b: number): number {\n  const ${own} = ${formula};\n  return ${own};\n}`;
}
