import { expect, test } from "vitest";
import { checkNotebook } from "../../course/check-notebook.ts";
import { withAnswers } from "../../grade/answers.ts";
import { readSolution } from "../../grade/exercise-files.ts";
import { loadModule } from "../../grade/graded-module.ts";

test("a whole lesson checked at once: with the stubs no points, with the solutions all", async () => {
  const module = await loadModule(".", "01-z-boson");
  const ids = module.exercises.map(({ id }) => id);
  const answers = await Promise.all(ids.map(async (id) => [id, await readSolution(".", id)]));
  const solved = withAnswers(module.notebook, Object.fromEntries(answers));
  const options = { cwd: "notebooks", replies: {} };
  const before = await checkNotebook(module.notebook, module, options);
  const after = await checkNotebook(solved, module, options);
  expect(before.replies.map(({ judgement }) => judgement.status)).toEqual(
    ids.map(() => "not-attempted"),
  );
  expect(after.replies.map(({ judgement }) => judgement.points)).toEqual(
    module.exercises.map(({ points }) => points),
  );
  expect([...before.failures, ...after.failures]).toEqual([]);
}, 240_000);
