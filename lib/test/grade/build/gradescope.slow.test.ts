import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { schemaProblem } from "../../../core/json-schema.ts";
import { withAnswers } from "../../../grade/answers.ts";
import { gradescopeAutograder } from "../../../grade/build/gradescope/autograder.ts";
import { zip } from "../../../grade/build/tree/zip.ts";
import { loadModule } from "../../../grade/graded-module.ts";
import { formatNotebook } from "../../../kernel/index.ts";
import * as counting from "../counting-course.ts";
import { resultsSchema } from "./gradescope-schema.ts";
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

/** Grades what was handed in, as Gradescope starts it. */
function autograde(submission: Readonly<Record<string, string>>, metadata: object) {
  for (const name of ["submission", "results"]) {
    rmSync(join(root, name), { recursive: true, force: true });
    mkdirSync(join(root, name));
  }
  for (const [name, text] of Object.entries(submission)) {
    writeFileSync(join(root, "submission", name), text);
  }
  writeFileSync(join(root, "submission_metadata.json"), JSON.stringify(metadata));
  const run = spawnSync("bash", [join(root, "source/run_autograder")], {
    encoding: "utf8",
    env: { ...process.env, AUTOGRADER_ROOT: root },
  });
  expect(run.stderr).not.toMatch(/The grader failed/);
  expect(run.status).toBe(0);
  const results = JSON.parse(readFileSync(join(root, "results/results.json"), "utf8"));
  expect(schemaProblem(resultsSchema, results)).toBeUndefined();
  return results;
}

/** As Gradescope writes it, less what nobody reads. */
const metadata = {
  id: 123456,
  created_at: "2026-11-22T00:59:30.000000-08:00",
  assignment: { due_date: "2026-11-20T23:59:00.000000-08:00", title: "Lab 1" },
  users: [
    {
      ...{ email: "zoë@x.org", id: 1234, name: "Zoë" },
      assignment: { due_date: "2026-11-21T23:59:30.000000-08:00" }, // an extension of a day
    },
  ],
  previous_submissions: [{ submission_time: "2026-11-19T10:00:00.000000-08:00", score: 3 }],
};

test.skipIf(!hasTools)(
  "the autograder grades a submission from its zip and writes what Gradescope reads",
  () => {
    install();
    expect(spawnSync("bash", ["-n", join(root, "source/setup.sh")]).status).toBe(0);
    const answers = { ...counting.solution, [counting.meanMass]: "const meanMass = 91_200;" };
    const lesson = formatNotebook(withAnswers(module.notebook, answers));
    const results = autograde({ "01-counting.ipynb": lesson }, metadata);
    expect(results).toMatchObject({ score: 3, output_format: "text", stdout_visibility: "hidden" });
    expect(results.execution_time).toBeGreaterThan(0);
    expect(results.extra_data).toMatchObject({ attempt: 2, late_seconds: 3600 });
    expect(results.tests).toMatchObject([
      { name: "The error of a count", score: 3, max_score: 3, status: "passed" },
      { name: "The mean mass", score: 0, max_score: 2, status: "failed" },
    ]);
    expect(results.tests[1].output).toMatch(/MeV instead of GeV/);
  },
  300_000,
);

test.skipIf(!hasTools)(
  "of two notebooks it grades the lesson's, and an empty submission earns nothing",
  () => {
    const lesson = formatNotebook(withAnswers(module.notebook, counting.solution));
    const empty = formatNotebook({ ...module.notebook, metadata: {}, cells: [] });
    const two = autograde({ "01-counting.ipynb": lesson, "a.ipynb": empty }, {});
    expect(two).toMatchObject({ score: 5, extra_data: { attempt: 1, late_seconds: 0 } });
    expect(two.output).toMatch(/several notebooks; .*01-counting\.ipynb was graded/);
    const none = autograde({}, metadata);
    expect(none).toMatchObject({ score: 0, output: "There is no notebook in this folder." });
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
