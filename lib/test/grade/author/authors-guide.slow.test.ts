import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { exerciseName } from "../../../grade/author/new/exercise-name.ts";
import { emptyLesson, withExercise } from "../../../grade/author/new/lesson-cells.ts";
import { newExercise } from "../../../grade/author/new/new-exercise.ts";
import { verifyVariants } from "../../../grade/author/verify-variants.ts";
import { verifyModule } from "../../../grade/verify.ts";
import { formatNotebook } from "../../../kernel/index.ts";
import { buildCourse, compileExercises } from "../counting-course.ts";

const course = buildCourse("authors-guide");
afterAll(() => course.remove());
const id = "20-pairs/pair-pt";

/** The files that the walk through an exercise shows whole, by their paths. */
const shown = Object.fromEntries(
  Array.from(
    readFileSync("docs/authors.md", "utf8").matchAll(/^```\w+ (\S+)\n(.*?)^```/gms),
    ([, path, text]) => [path!, text!],
  ),
);

test("the exercise of docs/authors.md is one: it proves itself as the page says", async () => {
  expect(Object.keys(shown)).toHaveLength(5);
  newExercise(course.root, id);
  for (const [path, text] of Object.entries(shown)) writeFileSync(join(course.root, path), text);
  const name = exerciseName(id);
  const lesson = withExercise(emptyLesson(name), name, {
    statement: shown[`exercises/${id}/statement.en.md`]!,
    stub: shown[`exercises/${id}/stub.ts`]!,
  });
  writeFileSync(join(course.root, "notebooks/20-pairs.ipynb"), formatNotebook(lesson));
  compileExercises(course.root);
  const trials = [
    ...(await verifyModule(course.root, "20-pairs")),
    ...(await verifyVariants(course.root, "20-pairs", { seeds: [1, 2, 3] })),
  ];
  expect(trials.filter(({ problem }) => problem !== undefined)).toEqual([]);
  expect(trials.map(({ answer }) => answer)).toEqual([
    ...["stub", "the lengths are added", "the root is missing", "solution"],
    ...["seed 1", "seed 2", "seed 3", "answers of 3 other seeds"],
    expect.stringMatching(/of 10 s/),
  ]);
}, 300_000);
