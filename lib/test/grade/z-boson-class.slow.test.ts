import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { withAnswers } from "../../grade/answers.ts";
import { loadModule } from "../../grade/graded-module.ts";
import { gradeClass } from "../../grade/run/class-run.ts";
import { fetchDatasets } from "../../grade/run/fetch-datasets.ts";
import { whyNoBubblewrap } from "../../grade/sandbox/sandbox.ts";
import { submissionsOf } from "../../grade/submissions/attempts.ts";
import { findSubmissions } from "../../grade/submissions/submissions.ts";
import { formatNotebook } from "../../kernel/index.ts";

const hasBubblewrap = (await whyNoBubblewrap()) === undefined;

const run = { bwrap: test.skipIf(!hasBubblewrap), node: test };

for (const sandbox of ["bwrap", "node"] as const) {
  run[sandbox](
    `a class in the ${sandbox} sandbox: the solution earns all, the stub none, a loop costs its own exercise`,
    async () => {
      const folder = mkdtempSync(join(tmpdir(), "toplab-class-"));
      const module = await loadModule(resolve("."), "01-z-boson");
      const solutions = Object.fromEntries(
        module.exercises.map(({ id }) => [id, readFileSync(`solutions/${id}.ts`, "utf8")]),
      );
      const classOf = {
        ada: solutions,
        eve: { ...solutions, "01-z-boson/selection": "await 0;\nfor (;;) {}" },
        stub: {},
      };
      for (const [student, answers] of Object.entries(classOf)) {
        const notebook = withAnswers(module.notebook, answers);
        writeFileSync(join(folder, `${student}.ipynb`), formatNotebook(notebook));
      }
      const data = await fetchDatasets(module.datasets);
      try {
        const submissions = submissionsOf(await findSubmissions(folder), module.id);
        const { students } = await gradeClass(submissions, module, {
          sandbox,
          dataFolder: data.folder,
          jobs: 2,
        });
        const points = students.map(({ student, exercises }) => [
          student,
          exercises.reduce((sum, { points }) => sum + points, 0),
        ]);
        expect(points).toEqual([
          ["ada", 17],
          ["eve", 14],
          ["stub", 0],
        ]);
        const [, eve] = students;
        expect(eve?.exercises[2]).toMatchObject({ status: "timeout", points: 0 });
      } finally {
        data.remove();
        rmSync(folder, { recursive: true });
      }
    },
    240_000,
  );
}
