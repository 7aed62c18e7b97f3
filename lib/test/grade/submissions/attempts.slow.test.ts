import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { withAnswers } from "../../../grade/answers.ts";
import { whyNoBubblewrap } from "../../../grade/sandbox/sandbox.ts";
import { formatNotebook, parseNotebook } from "../../../kernel/index.ts";
import { buildCourse, meanMass, solution } from "../counting-course.ts";

const noSandbox = await whyNoBubblewrap();
const { root, remove } = buildCourse("attempts");
const folder = mkdtempSync(join(tmpdir(), "toplab-attempts-"));
afterAll(() => {
  remove();
  rmSync(folder, { recursive: true });
});

test.skipIf(noSandbox !== undefined)(
  "the instructor chooses which attempt counts, and reads which did",
  () => {
    const lesson = join(root, "notebooks/01-counting.ipynb");
    const notebook = parseNotebook(readFileSync(lesson, "utf8"), lesson);
    const attempts = [{}, solution, { ...solution, [meanMass]: "const meanMass = 1;" }];
    for (const [i, answers] of attempts.entries()) {
      mkdirSync(join(folder, `ada/attempt_${i + 1}`), { recursive: true });
      const path = join(folder, `ada/attempt_${i + 1}/lab.ipynb`);
      writeFileSync(path, formatNotebook(withAnswers(notebook, answers)));
    }
    const points = ["first", "last", "best"].map((rule) => {
      const args = ["grade", folder, "--attempts", rule, "--json"];
      const out = spawnSync(process.execPath, [resolve("lib/bin/toplab.js"), ...args], {
        cwd: root,
        encoding: "utf8",
      });
      const { students } = JSON.parse(out.stdout);
      return students.map((one: { points: number; attempt: unknown }) => [one.points, one.attempt]);
    });
    expect(points).toEqual([
      [[0, { number: 1, of: 3 }]],
      [[3, { number: 3, of: 3 }]],
      [[5, { number: 2, of: 3 }]],
    ]);
    const report = readFileSync(join(folder, "results/students/ada.html"), "utf8");
    expect(report).toContain("Attempt 2 of 3 counts, as the best");
  },
);
