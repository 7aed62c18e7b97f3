import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { withAnswers } from "../../../grade/answers.ts";
import { gradescopeAutograder } from "../../../grade/build/gradescope/autograder.ts";
import { zip } from "../../../grade/build/tree/zip.ts";
import { loadModule } from "../../../grade/graded-module.ts";
import { formatNotebook } from "../../../kernel/index.ts";
import * as counting from "../counting-course.ts";
import { linkPackages } from "./link-packages.ts";

const course = counting.buildCourse("gradescope");
const root = resolve("lib/test/.cache/autograder");
rmSync(root, { recursive: true, force: true });
mkdirSync(root, { recursive: true });
afterAll(() => {
  course.remove();
  rmSync(root, { recursive: true });
});
const module = await loadModule(course.root, "01-counting");
const hasTools = ["python3", "bash"].every((tool) => spawnSync(tool, ["--version"]).status === 0);

/** Unpacks the zip as Gradescope does, and gives it the packages that setup.sh would install. */
function install(): void {
  const archive = join(root, "autograder.zip");
  writeFileSync(archive, zip(gradescopeAutograder(course.root, module)));
  const source = join(root, "source");
  execFileSync("python3", ["-m", "zipfile", "-e", archive, source]);
  linkPackages(join(source, "course"));
}

test.skipIf(!hasTools)(
  "the autograder grades a submission from its zip and writes what Gradescope reads",
  () => {
    install();
    expect(spawnSync("bash", ["-n", join(root, "source/setup.sh")]).status).toBe(0);
    const answers = { ...counting.solution, [counting.meanMass]: "const meanMass = 91_200;" };
    mkdirSync(join(root, "submission"));
    writeFileSync(
      join(root, "submission/01-counting.ipynb"),
      formatNotebook(withAnswers(module.notebook, answers)),
    );
    writeFileSync(
      join(root, "submission_metadata.json"),
      JSON.stringify({ users: [{ email: "zoë@x.org", name: "Zoë" }] }),
    );
    const run = spawnSync("bash", [join(root, "source/run_autograder")], {
      encoding: "utf8",
      env: { ...process.env, AUTOGRADER_ROOT: root },
    });
    expect(run.stderr).not.toMatch(/The grader failed/);
    const results = JSON.parse(readFileSync(join(root, "results/results.json"), "utf8"));
    expect(results).toMatchObject({ score: 3, output_format: "text", stdout_visibility: "hidden" });
    expect(results.execution_time).toBeGreaterThan(0);
    expect(results.tests).toMatchObject([
      { name: "The error of a count", score: 3, max_score: 3, status: "passed" },
      { name: "The mean mass", score: 0, max_score: 2, status: "failed" },
    ]);
    expect(results.tests[1].output).toMatch(/MeV instead of GeV/);
    expect(run.status).toBe(0);
  },
  300_000,
);

test.skipIf(!hasTools)(
  "where the grader fails there is no result, and so no mark",
  () => {
    rmSync(join(root, "results"), { recursive: true, force: true });
    rmSync(join(root, "source/course/exercises/dist/01-counting/mean-mass/exercise.js"));
    const run = spawnSync("bash", [join(root, "source/run_autograder")], {
      encoding: "utf8",
      env: { ...process.env, AUTOGRADER_ROOT: root },
    });
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/The grader failed.*no result, and so no mark/);
    expect(() => readdirSync(join(root, "results"))).toThrow(/ENOENT/);
  },
  300_000,
);
