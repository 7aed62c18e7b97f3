import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { withAnswers } from "../../grade/answers.ts";
import { writeMark } from "../../grade/marking/marks.ts";
import { whyNoBubblewrap } from "../../grade/sandbox/sandbox.ts";
import { writeWhole } from "../../io/whole-file.ts";
import { formatNotebook, parseNotebook } from "../../kernel/index.ts";
import { buildCourse, errorOfCount, solution } from "./counting-course.ts";

const noSandbox = await whyNoBubblewrap();
const { root, remove } = buildCourse("grade-command");
const folder = mkdtempSync(join(tmpdir(), "toplab-grade-"));
afterAll(() => {
  remove();
  rmSync(folder, { recursive: true });
});
const lesson = join(root, "notebooks/01-counting.ipynb");
const toplab = resolve("lib/bin/toplab.js");
const timeout = 120_000;

/** A folder with one submission, which differs from the lesson in these cells. */
function classWith(name: string, answers: Readonly<Record<string, string>>): string {
  const path = join(folder, name);
  mkdirSync(path);
  const notebook = parseNotebook(readFileSync(lesson, "utf8"), lesson);
  writeWhole(join(path, "ada.ipynb"), formatNotebook(withAnswers(notebook, answers)));
  return path;
}

function run(args: readonly string[], env: Record<string, string> = {}) {
  const options = { cwd: root, env: { ...process.env, ...env }, encoding: "utf8" } as const;
  return spawnSync(process.execPath, [toplab, ...args], options);
}

test("a folder of submissions becomes a table, a report and a file for programs", {
  timeout,
  skip: noSandbox !== undefined,
}, () => {
  const path = classWith("one", solution);
  const { status, stdout, stderr } = run(["grade", path, "--json"]);
  expect(stderr).toContain("1 of 1 graded");
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ students: [{ student: "ada", points: 5 }] });
  expect(readFileSync(join(path, "results/results.csv"), "utf8")).toContain("ada,3,2,5,5,");
  const written = ["journal.jsonl", "report.html", "results.csv", "results.json", "students"];
  expect(readdirSync(join(path, "results")).sort()).toEqual(written);
});

test("a student is graded again, read in their own language, and keeps what was marked by hand", {
  timeout,
  skip: noSandbox !== undefined,
}, () => {
  const path = classWith("again", {
    ...solution,
    [errorOfCount]: "console.log(performance.now());",
  });
  expect(run(["grade", path]).status).toBe(0);
  writeMark(join(path, "results/marks.csv"), {
    ...{ student: "ada", exercise: errorOfCount },
    ...{ points: 1.5, comment: "By word of mouth." },
  });
  const lines = (): number =>
    readFileSync(join(path, "results/journal.jsonl"), "utf8").trim().split("\n").length;
  const before = lines();
  const { status, stdout } = run(["grade", path, "--again", "ada", "--language", "es", "--json"]);
  expect(status).toBe(0);
  expect(lines()).toBe(2 * before);
  const [ada] = JSON.parse(stdout).students;
  expect(ada.exercises[0]).toMatchObject({ points: 1.5, byHand: { automatic: 0 } });
  const page = readFileSync(join(path, "results/students/ada.html"), "utf8");
  expect(page).toContain('<html lang="es">');
  expect(page).toContain("<code>errorOfCount</code> todavía no tiene valor");
  expect(page).toContain("<b>Comentario:</b> By word of mouth.");
  expect(run(["grade", path, "--again", "nobody"]).stderr).toContain("has no such student");
});

test("Node's own permissions keep a submission from files, and the report says how little that is", {
  timeout,
}, () => {
  const code = `import fs from "node:fs";
try { fs.readFileSync(${JSON.stringify(lesson)}); console.log("SEEN"); } catch (e) { console.log(e.code); }`;
  const path = classWith("node", { ...solution, [errorOfCount]: code });
  expect(run(["grade", path, "--sandbox", "node"]).status).toBe(0);
  const report = readFileSync(join(path, "results/report.html"), "utf8");
  expect(report).toContain("without bubblewrap");
  expect(report).toContain("2 / 5");
  const page = readFileSync(join(path, "results/students/ada.html"), "utf8");
  expect(page).toContain("without bubblewrap");
  expect(page).toContain("ERR_ACCESS_DENIED\n</pre>");
  expect(page).not.toContain("SEEN\n</pre>");
});

test("Ctrl-C ends the submissions, writes no results and says so with its exit code", {
  timeout,
  skip: noSandbox !== undefined,
}, async () => {
  const path = classWith("endless", { [errorOfCount]: "for (;;) {}" });
  const mark = join(root, "notebooks");
  const grader = spawn(process.execPath, [toplab, "grade", path], {
    cwd: root,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const said = text(grader.stderr);
  await until(() => sandboxes(mark).length > 0);
  grader.kill("SIGINT");
  const [code] = await once(grader, "exit");
  await said;
  expect(code).toBe(130);
  expect(readdirSync(join(path, "results"))).toEqual(["journal.jsonl"]);
  await until(() => sandboxes(mark).length === 0);
});

test("without bubblewrap nothing is run, and one sentence says what to do", () => {
  const path = join(folder, "no-bwrap");
  mkdirSync(path);
  cpSync(lesson, join(path, "ada.ipynb"));
  const { status, stderr } = run(["grade", path], { PATH: "" });
  expect(status).toBe(1);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stderr).toMatch(/apt install bubblewrap.*--sandbox node/);
  expect(existsSync(join(path, "results"))).toBe(false);
}, 20_000);

test("what a notebook says of its module counts only if the course has it", () => {
  const path = join(folder, "strangers");
  mkdirSync(path);
  const stranger = { metadata: { toplab: { module: "../../elsewhere" } }, cells: [] };
  const text = JSON.stringify({ nbformat: 4, nbformat_minor: 5, ...stranger });
  writeWhole(join(path, "mallory.ipynb"), text);
  expect(run(["grade", path]).stderr).toContain("none of its notebooks names a module of this");
  cpSync(lesson, join(path, "ada.ipynb"));
  const { stderr } = run(["grade", path], { PATH: "" });
  expect(stderr).toContain("notebooks of other modules, so not graded: mallory");
  expect(stderr).toContain("Cannot run submissions in bubblewrap"); // the module was found
}, 20_000);

test("a wrong folder or module is one sentence", () => {
  expect(run(["grade", join(folder, "nowhere")]).stderr).toContain("no such folder");
  const { status, stderr } = run(["verify", "99-higgs"]);
  expect(status).toBe(1);
  expect(stderr).toContain("there are 01-counting");
}, 20_000);

/** Processes whose command line names this folder. */
function sandboxes(mark: string): readonly string[] {
  const commands = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return commands.filter((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
      return command.startsWith("bwrap") && command.includes(mark);
    } catch {
      return false; // it ended meanwhile
    }
  });
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 50));
}
