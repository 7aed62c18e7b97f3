import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { seededRandom } from "../../core/index.ts";
import { withAnswers } from "../../grade/answers.ts";
import { whyNoBubblewrap } from "../../grade/sandbox/sandbox.ts";
import { formatNotebook, parseNotebook } from "../../kernel/index.ts";
import { isNightly } from "../nightly.ts";
import { buildCourse, errorOfCount, meanMass, solution } from "./counting-course.ts";

const noSandbox = await whyNoBubblewrap();
const { root, remove } = buildCourse("killed");
const folder = mkdtempSync(join(tmpdir(), "toplab-killed-"));
afterAll(() => {
  remove();
  rmSync(folder, { recursive: true });
});
const temporary = join(folder, "temporary");
mkdirSync(temporary);
const [students, kills] = isNightly ? [40, 20] : [12, 5];

/** A class whose answers are right, wrong, torn, of the wrong type or dead, each in its own words. */
function writeClass(path: string): void {
  const lesson = join(root, "notebooks/01-counting.ipynb");
  const notebook = parseNotebook(readFileSync(lesson, "utf8"), lesson);
  const kinds = [
    solution[errorOfCount]!,
    "function errorOfCount(n: number) { return n; }",
    'function errorOfCount(n: number) { throw new Error("no idea"); }',
    "const errorOfCount: number = 'x';",
    "process.exit(3);",
  ];
  mkdirSync(path);
  for (let i = 0; i < students; i++) {
    const own = `// student ${i}\nawait new Promise((r) => setTimeout(r, 50));\nconsole.log(${i});\n`;
    const answers = {
      [errorOfCount]: own + kinds[i % kinds.length]!,
      [meanMass]: solution[meanMass]!,
    };
    writeFileSync(join(path, `student-${i}.ipynb`), formatNotebook(withAnswers(notebook, answers)));
  }
}

function start(submissions: string, out: string) {
  const args = [resolve("lib/bin/toplab.js"), "grade", submissions, "--out", out, "--jobs", "2"];
  const env = { ...process.env, TOPLAB_CACHE: join(folder, "cache"), TMPDIR: temporary };
  return spawn(process.execPath, args, { cwd: root, env, stdio: "ignore" });
}

const linesOf = (path: string): number =>
  existsSync(path) ? readFileSync(path, "utf8").split("\n").length - 1 : 0;

test("a run that is killed again and again and goes on ends, byte for byte, as one that was left alone", {
  timeout: 1_800_000,
  skip: noSandbox !== undefined,
}, async () => {
  const submissions = join(folder, "class");
  writeClass(submissions);
  const whole = join(folder, "whole");
  const [code] = await once(start(submissions, whole), "exit");
  expect(code).toBe(0);
  const total = linesOf(join(whole, "journal.jsonl"));
  expect(total).toBe(2 * students);

  const broken = join(folder, "broken");
  const journal = join(broken, "journal.jsonl");
  const random = seededRandom(20);
  const found: number[] = [];
  for (let kill = 0; kill < kills; kill++) {
    const run = start(submissions, broken);
    const exited = once(run, "exit");
    const enough = (total * (kill + random())) / (kills + 1); // anywhere in its share of the work
    while (linesOf(journal) < enough && run.exitCode === null) await sleep(5);
    await sleep(20 * random());
    run.kill("SIGKILL");
    await exited;
    found.push(linesOf(journal));
  }
  expect(existsSync(join(broken, "results.json"))).toBe(false);
  expect(found.filter((lines, i) => lines > (found[i - 1] ?? 0)).length).toBeGreaterThan(kills / 2);
  expect(readdirSync(temporary)).not.toEqual([]); // what a killed run cannot remove
  await once(start(submissions, broken), "exit");
  expect(readdirSync(temporary)).toEqual([]);
  const names = readdirSync(whole, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\./.test(name),
  );
  expect(names).toContain("results.json");
  for (const name of names.filter((one) => one !== "journal.jsonl")) {
    expect(readFileSync(join(broken, name), "utf8"), name).toBe(
      readFileSync(join(whole, name), "utf8"),
    );
  }
});
