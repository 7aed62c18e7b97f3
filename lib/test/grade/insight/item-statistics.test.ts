import { expect, test } from "vitest";
import { itemStatistics } from "../../../grade/insight/item-statistics.ts";
import type { Words } from "../../../grade/language.ts";
import { itemsHtml } from "../../../grade/report/class/items.ts";
import type { ClassResult, StudentResult } from "../../../grade/results/class-result.ts";
import type { ExerciseResult } from "../../../grade/run/grade-submission.ts";

/** A class of two exercises of 4 points, one row of points for each student. */
function classWith(points: readonly (readonly [number, number])[]): ClassResult {
  const exercises = ["m/a", "m/b"].map((id) => ({ id, title: id, points: 4 }));
  const students = points.map((row, i): StudentResult => {
    const results = row.map((earned, j) => resultOf(exercises[j]!.id, earned));
    return { student: `s${i}`, path: `s${i}.ipynb`, exercises: results };
  });
  return { module: "m", sandbox: "bwrap", seed: 1, exercises, students };
}

function resultOf(exercise: string, points: number, reason: Words = "No."): ExerciseResult {
  const status = points === 4 ? "pass" : "fail";
  const rest = { title: exercise, maxPoints: 4, flags: [], code: "", outputs: [] };
  return { exercise, status, points, reason, ...rest };
}

test("difficulty and discrimination are those of a table worked out by hand", () => {
  // x: 4 4 2 0 0, mean 2; y: 4 2 4 0 2, mean 2.4: Σdxdy = 3.2 − 0.8 + 0 + 4.8 + 0.8 = 8, Σdx² = 16, Σdy² = 11.2
  const result = classWith([
    [4, 4],
    [4, 2],
    [2, 4],
    [0, 0],
    [0, 2],
  ]);
  const [a, b] = itemStatistics(result);
  expect(a!.difficulty).toBeCloseTo(0.5, 12);
  expect(b!.difficulty).toBeCloseTo(0.6, 12);
  expect(a!.discrimination).toBeCloseTo(8 / Math.sqrt(16 * 11.2), 12);
  expect(b!.discrimination).toBeCloseTo(a!.discrimination!, 12);
});

test("nothing is said of an exercise that all solved, or of four students", () => {
  const same = classWith(
    [4, 4, 4, 4, 4].map((points, i) => [points, i % 2 === 0 ? 4 : 0] as const),
  );
  expect(itemStatistics(same)[0]!.discrimination).toBeUndefined();
  const few = classWith([
    [4, 4],
    [0, 0],
    [4, 0],
    [0, 4],
  ]);
  expect(itemStatistics(few)[0]!.discrimination).toBeUndefined();
});

test("a mistake that several share is one, whatever numbers its reason quotes", () => {
  const reasons = [
    "Your mass of 90.1 GeV is too low.",
    "Your mass of 88 GeV is too low.",
    "No lines.",
  ];
  const exercises = [{ id: "m/a", title: "a", points: 4 }];
  const students = reasons.map((reason, i) => ({
    ...{ student: `s${i}`, path: "" },
    exercises: [resultOf("m/a", 0, reason)],
  }));
  const [item] = itemStatistics({ module: "m", sandbox: "bwrap", seed: 1, exercises, students });
  expect(item!.mistakes).toEqual([{ reason: reasons[0], students: ["s0", "s1"] }]);
});

test("a mistake is one whether it was told in one language or in three", () => {
  const reason = { en: "Too low.", es: "Demasiado bajo.", ru: "Слишком мало." };
  const exercises = [{ id: "m/a", title: "a", points: 4 }];
  const students = [reason, "Too low.", "Too high."].map((one, i) => ({
    ...{ student: `s${i}`, path: "" },
    exercises: [resultOf("m/a", 0, one)],
  }));
  const result: ClassResult = { module: "m", sandbox: "bwrap", seed: 1, exercises, students };
  expect(itemStatistics(result)[0]!.mistakes).toEqual([{ reason, students: ["s0", "s1"] }]);
  expect(itemsHtml(result, "ru")).toContain("<b>2 ×</b> Слишком мало.");
});
