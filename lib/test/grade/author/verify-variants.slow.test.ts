import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { newExercise } from "../../../grade/author/new/new-exercise.ts";
import type { Trial } from "../../../grade/author/trial.ts";
import { verifyLeaks } from "../../../grade/author/verify-leaks.ts";
import { verifyVariants } from "../../../grade/author/verify-variants.ts";
import { verifyModule } from "../../../grade/verify.ts";
import { buildCourse, compileExercises } from "../counting-course.ts";

const course = buildCourse("variants-sound");
const flawed = buildCourse("variants-flawed");
afterAll(() => {
  course.remove();
  flawed.remove();
});
const id = "07-mean/mean-pt";

function told(trials: readonly Trial[]): readonly string[] {
  return trials.map(({ answer, problem }) => (problem ? `${answer}: ${problem}` : answer));
}

function change(path: string, from: string, to: string): void {
  const file = join(flawed.root, path);
  const text = readFileSync(file, "utf8");
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

test("an exercise that was just made proves itself: answers, variants, cost, no leak", async () => {
  newExercise(course.root, id, { points: 3 });
  compileExercises(course.root);
  const trials = await verifyModule(course.root, "07-mean");
  expect(told(trials)).toEqual(["stub", "the sum", "the first value", "solution"]);
  expect(trials.map(({ judgement }) => judgement?.points)).toEqual([0, 0, 0, 3]);
  const variants = await verifyVariants(course.root, "07-mean", { seeds: [1, 2] });
  expect(told(variants)).toEqual([
    ...["seed 1", "seed 2", "answers of 2 other seeds"],
    expect.stringMatching(/^[\d.]+ of 10 s, \d+ of 1024 MB$/),
  ]);
  const leaks: Trial[] = [];
  await verifyLeaks(course.root, ["07-mean"], { seed: 1, onTrial: (trial) => leaks.push(trial) });
  expect(told(leaks)).toEqual(["nothing leaks to students"]);
}, 300_000);

test("an exercise that takes another student's values, fails for a seed or needs all its memory is found out", async () => {
  newExercise(flawed.root, id);
  compileExercises(flawed.root);
  const judge = `exercises/dist/${id}/exercise.js`;
  change(
    judge,
    "return judges.numbers(",
    'if (means.length === 5) return { status: "pass", credit: 1, reason: "" };\n        return judges.numbers(',
  );
  change(judge, "limits: { seconds: 10 }", "limits: { seconds: 10, memoryMb: 100 }");
  change(
    judge,
    "reference: (seed) =>",
    'reference: (seed) => seed === 12 ? Promise.reject(new Error("no data")) :',
  );
  const trials = await verifyVariants(flawed.root, "07-mean", { seeds: [11, 12, 13] });
  expect(told(trials)).toEqual([
    ...["seed 11", "seed 12: no data", "seed 13"],
    "answers of 2 other seeds: another student's values pass: seed 11 → 13, 13 → 11",
    expect.stringMatching(/of 100 MB: the solution should need a third of the limits at most$/),
  ]);
}, 300_000);
