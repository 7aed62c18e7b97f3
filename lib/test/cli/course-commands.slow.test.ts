import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { main } from "../../cli/main.ts";
import { packageRoot } from "../../core/package-root.ts";
import { openNotebook, readProgress, saveNotebook, writeSettings } from "../../course/index.ts";
import { withAnswers } from "../../grade/answers.ts";
import { buildCourse, errorOfCount, meanMass, solution } from "../grade/counting-course.ts";
import { patience } from "../kernel/cell.ts";

vi.setConfig({ testTimeout: patience });

const { root, remove } = buildCourse("course-commands");
afterAll(remove);
beforeEach(() => rmSync(join(root, "work"), { recursive: true, force: true }));

const lesson = { id: "01-counting", path: join(root, "notebooks", "01-counting.ipynb") };
const copy = join(root, "work", "01-counting.ipynb");

/** Runs a command to its end, as the shell would in that folder. */
async function done(words: readonly string[], { cwd = root } = {}) {
  const [out, err]: [string[], string[]] = [[], []];
  const into = (lines: string[], end: string) => (text: unknown) => lines.push(`${text}${end}`) > 0;
  const spies = [
    vi.spyOn(console, "log").mockImplementation(into(out, "\n")),
    vi.spyOn(console, "error").mockImplementation(into(err, "\n")),
    vi.spyOn(process.stdout, "write").mockImplementation(into(out, "")),
    vi.spyOn(process.stderr, "write").mockImplementation(into(err, "")),
  ];
  const before = process.cwd();
  process.chdir(cwd);
  try {
    await main(["node", "toplab", ...words]);
    return { code: Number(process.exitCode ?? 0), out: out.join(""), err: err.join("") };
  } finally {
    process.chdir(before);
    process.exitCode = 0;
    for (const spy of spies) spy.mockRestore();
  }
}

/** Starts a command in a process of its own. */
function toplab(words: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const bin = join(packageRoot(), "bin", "toplab.js");
  return spawn(process.execPath, [bin, ...words], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Opens the lesson as the page does, and writes answers into it. */
function write(answers: Readonly<Record<string, string>> = {}): void {
  saveNotebook(root, lesson, withAnswers(openNotebook(root, lesson), answers));
}

test("at first one is told to begin, from any folder of the course, and then the exercise", async () => {
  const { code, out } = await done(["next"]);
  expect([code, out]).toEqual([
    0,
    "Next: begin “Counting” (01-counting) with 2 exercises for 5 points.\n  toplab start  opens the course\n",
  ]);
  write();
  const inside = await done(["next"], { cwd: join(root, "work") });
  expect(inside.out).toContain("Next: the exercise “The error of a count” for 3 points");
  expect(inside.out).toContain("toplab hint error-of-count   shows a hint; there are 2 left");
  const json = await done(["next", "--json"]);
  expect(JSON.parse(json.out)).toEqual({ module: "01-counting", exercise: errorOfCount });
});

test("the stub earns nothing, and is no try", async () => {
  write();
  const { code, out } = await done(["check", "01-counting"]);
  expect(code).toBe(1);
  expect(out).toContain("· The error of a count  0 / 3 points");
  expect(out).toContain("· The mean mass  0 / 2 points");
  expect(out).toContain("0 of 5 points, 0 of 2 exercises solved");
  expect(readProgress(root)).toEqual({});
});

test("a wrong answer brings the reason and one hint, and is counted", async () => {
  write({ [errorOfCount]: "function errorOfCount(n: number) { return n; }" });
  const { code, out } = await done(["check"]);
  expect(code).toBe(1);
  expect(out).toBe(`~ The error of a count  1.2 / 3 points
  \`errorOfCount\` is not right yet. 2 of 5 entries are right: what do the others have in common?
  Hint 1: Counts follow Poisson's law.
  1 more hint: toplab hint error-of-count

Next: mend the cell, save it, and try again: toplab check error-of-count
`);
  expect(readProgress(root)[errorOfCount]).toMatchObject({ points: 1.2, tries: 1, hintsSeen: 1 });
});

test("the solution earns all points, and the next exercise is named", async () => {
  write(solution);
  const first = await done(["check", "error-of-count"]);
  expect(first.code).toBe(0);
  expect(first.out).toMatch(
    /^✓ The error of a count {2}3 \/ 3 points\n {2}Correct\.\n\nNext: .*mean mass/,
  );
  const both = await done(["check", "01", "--json"]);
  expect(both.code).toBe(0);
  expect(JSON.parse(both.out)).toMatchObject([
    { exercise: errorOfCount, status: "pass", points: 3, maxPoints: 3, hints: [] },
    { exercise: meanMass, status: "pass", points: 2 },
  ]);
  expect((await done(["next"])).out).toBe("All exercises are solved: the course is done.\n");
  expect((await done(["next", "--json"])).out).toBe("null\n");
});

test("another file can be checked, and is not changed", async () => {
  write(solution);
  const file = join(root, "mine.ipynb");
  writeFileSync(file, readFileSync(copy));
  rmSync(copy);
  const { code, out } = await done(["check", "../mine.ipynb"], { cwd: join(root, "notebooks") });
  expect([code, out]).toEqual([
    0,
    expect.stringContaining("5 of 5 points, 2 of 2 exercises solved"),
  ]);
  const one = await done(["check", "mean-mass", "--notebook", file]);
  expect([one.code, one.out]).toEqual([0, expect.not.stringContaining("error of a count")]);
  expect(existsSync(copy)).toBe(false);
});

test("an earlier cell that fails is named, since what follows suffers from it", async () => {
  write(solution);
  const broken = readFileSync(copy, "utf8").replace(
    "const masses = [",
    "const masses = lost.concat([",
  );
  writeFileSync(copy, broken);
  const { code, out } = await done(["check", "mean-mass"]);
  expect(code).toBe(1);
  expect(out).toContain("Code cell 2 did not run, and what follows may suffer from it: ");
});

test("a cell that never ends is stopped, and one that was never reached is no try", async () => {
  write({ [errorOfCount]: "while (true);" });
  const { code, out } = await done(["check", "error-of-count"]);
  expect([code, out]).toEqual([1, expect.stringContaining("still running after 2 s")]);
  const before = readProgress(root);
  const short = await done(["check", "01", "--timeout", "0.001"]);
  expect([short.code, short.out]).toEqual([1, expect.stringContaining("took longer than 0.001 s")]);
  expect(readProgress(root)).toEqual(before);
});

test("a deleted cell is missed, and brought back by reset", async () => {
  write();
  const notebook = openNotebook(root, lesson);
  const cells = notebook.cells.filter(({ source }) => !source.includes("function errorOfCount"));
  saveNotebook(root, lesson, { ...notebook, cells });
  const missed = await done(["check", "error-of-count"]);
  expect(missed.out).toContain("Its cell is not in the notebook");
  expect(missed.out).toContain("toplab reset error-of-count");
  expect((await done(["reset", "error-of-count", "--yes"])).code).toBe(0);
  expect(openNotebook(root, lesson).cells).toEqual(notebook.cells);
});

test("Ctrl-C leaves no kernel behind and enters nothing", async () => {
  const pidFile = join(root, "work", "pid");
  const leave = `import { writeFileSync } from "node:fs"; writeFileSync("pid", String(process.pid));`;
  write({ [errorOfCount]: `${leave}\nwhile (true);` });
  const child = toplab(["check", "error-of-count"]);
  const said = text(child.stderr);
  while (!existsSync(pidFile) || readFileSync(pidFile, "utf8") === "") await wait(20);
  child.kill("SIGINT");
  expect((await once(child, "exit"))[0]).toBe(130);
  expect(await said).toContain("interrupted; nothing was entered");
  expect(readProgress(root)).toEqual({});
  expect(() => process.kill(Number(readFileSync(pidFile, "utf8")), 0)).toThrow("ESRCH");
});

test("hints come one at a time, and --all-seen shows no new one", async () => {
  const hint = async (...words: readonly string[]) => (await done(["hint", ...words])).out;
  expect(await hint("error-of-count", "--all-seen")).toContain("No hint seen yet, 2 more");
  expect(await hint("error-of-count")).toBe(
    "The error of a count\nHint 1: Counts follow Poisson's law.\n1 more: toplab hint error-of-count\n",
  );
  const second = await hint(errorOfCount);
  expect(second).toContain("Hint 2: Its standard deviation");
  expect(second).not.toContain("Hint 1");
  expect(await hint("error-of-count")).toContain("You have seen all 2");
  expect(await hint("error-of-count", "--all-seen")).toMatch(/Hint 1.*\nHint 2/);
  expect(JSON.parse(await hint("mean-mass", "--json"))).toEqual({
    exercise: meanMass,
    hints: ["Add the masses and divide by how many there are."],
    hintsLeft: 0,
  });
});

test("hints are in the language of the terminal, or the one chosen on the page", async () => {
  const russian = toplab(["hint", "mean-mass"], { LC_ALL: "ru_RU.UTF-8" });
  expect(await text(russian.stdout)).toContain("Подсказка 1: Сложите массы");
  writeSettings(root, { language: "es" });
  const spanish = await done(["hint", "mean-mass", "--all-seen"]);
  expect(spanish.out).toContain("Pista 1: Suma las masas");
});

test("a check is told in the language of its reader, on the screen and for programs", async () => {
  write({ [errorOfCount]: "function errorOfCount(n: number) { return n; }" });
  writeSettings(root, { language: "ru" });
  const { out } = await done(["check", "error-of-count"]);
  expect(out).toBe(`~ Погрешность счёта  баллы: 1,2 из 3
  \`errorOfCount\`: пока неверно. Верных элементов: 2 из 5. Что общего у остальных?
  Подсказка 1: Числа событий подчиняются закону Пуассона.
  Ещё подсказок — 1: toplab hint error-of-count

Дальше: исправьте ячейку, сохраните её и попробуйте ещё раз: toplab check error-of-count
`);
  const [row] = JSON.parse((await done(["check", "error-of-count", "--json"])).out);
  expect(row).toMatchObject({ language: "ru", reason: expect.stringContaining("пока неверно") });
  writeSettings(root, { language: "es" });
  expect((await done(["check", "01-counting"])).out).toContain(
    "1,2 de 5 puntos; ejercicios resueltos: 0 de 2",
  );
  writeSettings(root, { language: "auto" });
});

test("progress is a table without colours where nobody looks, and JSON for programs", async () => {
  write(solution);
  await done(["check", "error-of-count"]);
  const { code, out } = await done(["progress"]);
  expect(code).toBe(0);
  expect(out).toBe(`                                          points  tries  hints
01-counting         Counting                 3/5
  ✓ error-of-count  The error of a count     3/3      1    ·/2
  · mean-mass       The mean mass            ·/2      ·    ·/1

3 of 5 points, 1 of 2 exercises solved
`);
  expect(JSON.parse((await done(["progress", "--json"])).out)).toMatchObject({
    points: 3,
    maxPoints: 5,
    modules: [
      { id: "01-counting", exercises: [{ state: "solved", tries: 1 }, { state: "untouched" }] },
    ],
  });
});

test("progress is carried to another machine, and no file is overwritten by it", async () => {
  const file = join(root, "toplab-progress.json");
  rmSync(file, { force: true });
  await done(["hint", "mean-mass"]);
  const before = readProgress(root);
  expect((await done(["progress", "--export", file])).code).toBe(0);
  expect((await done(["progress", "--export", file])).err).toContain(
    "there is a file of that name",
  );
  rmSync(join(root, "work"), { recursive: true });
  expect((await done(["progress", "--import", file])).out).toContain("1 exercise read");
  expect(readProgress(root)).toEqual(before);
  const { code, err } = await done(["progress", "--import", copy]);
  expect([code, err]).toEqual([1, `toplab: Cannot read ${copy}: there is no such file (ENOENT)\n`]);
});

test("reset brings the lesson back, asks for a yes, and keeps what was there", async () => {
  write(solution);
  const mine = readFileSync(copy, "utf8");
  const unasked = await done(["reset", "01-counting"]);
  expect([unasked.code, readFileSync(copy, "utf8")]).toEqual([2, mine]);
  expect(unasked.err).toContain("pass --yes");
  const { code, out } = await done(["reset", "mean-mass", "--yes"]);
  expect(code).toBe(0);
  expect(readFileSync(out.trim().split(" ").at(-1)!, "utf8")).toBe(mine);
  const sources = openNotebook(root, lesson)
    .cells.map(({ source }) => source)
    .join("\n");
  expect(sources).toContain(solution[errorOfCount]);
  expect(sources).not.toContain(solution[meanMass]);
  await done(["reset", "01-counting", "--yes"]);
  expect(readFileSync(copy, "utf8")).not.toContain("Math.sqrt");
  expect(readdirSync(join(root, "work"))).toHaveLength(3);
});

test.each([
  [
    ["check", "mean-mas"],
    2,
    'error: The course has no "mean-mas": there is 01-counting/mean-mass.',
  ],
  [["hint", "higgs"], 2, 'error: The course has no "higgs": there is 01-counting.'],
  [
    ["hint", "01-counting"],
    2,
    "is a module: name one of its exercises, error-of-count, mean-mass.",
  ],
  [["hint"], 2, "error: No exercise is next"],
  [["reset"], 2, "error: missing required argument 'name'"],
  [["check", "mean-mass"], 1, "toplab: Cannot check 01-counting: you have not opened it yet"],
  [["reset", "mean-mass"], 1, "toplab: Cannot reset 01-counting: you have not opened it yet"],
  [["check", "--timeout", "soon"], 2, "a number of seconds above 0"],
])("toplab %j ends with exit code %i and one sentence", async (words, exitCode, sentence) => {
  const { code, err, out } = await done(words);
  expect([code, err.split("\n")[0], out]).toEqual([
    exitCode,
    expect.stringContaining(sentence),
    "",
  ]);
});

test.each(["next", "hint", "check", "progress", "reset"])(
  "toplab %s --help shows examples and exit codes",
  async (name) => {
    const { code, out } = await done([name, "--help"]);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`Examples:\n {2}\\$ toplab ${name}`));
    expect(out).toContain("Exit code: 0");
  },
);

test("outside a course one is told where to go", async () => {
  const { code, err } = await done(["next"], { cwd: "/" });
  expect([code, err]).toEqual([1, expect.stringContaining("go to the course's folder")]);
});
