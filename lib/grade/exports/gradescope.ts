import { wordsIn } from "../language.ts";
import type { MarkedResult } from "../results/class-result.ts";
import { type Exported, type ExportedFile, fileNames } from "./exported.ts";
import type { Gradebook, Mark } from "./gradebook.ts";

/** When students see a result; the total stays hidden as long as any test of it is. */
export const visibilities = ["hidden", "after_due_date", "after_published", "visible"] as const;
export type Visibility = (typeof visibilities)[number];

export interface GradescopeOptions {
  /** Of all tests and of the total. Default: "visible". */
  readonly visibility?: Visibility;
  /** Seconds that the grading took. */
  readonly executionTime?: number;
}

/** What Gradescope reads from results/results.json. */
export interface GradescopeResults {
  readonly score: number;
  readonly execution_time?: number;
  readonly output: string;
  readonly output_format: "text";
  readonly visibility: Visibility;
  /** What the grader prints is for instructors alone. */
  readonly stdout_visibility: "hidden";
  readonly extra_data: Readonly<Record<string, unknown>>;
  readonly tests: readonly GradescopeTest[];
}

export interface GradescopeTest {
  readonly score: number;
  readonly max_score: number;
  readonly status: "passed" | "failed";
  readonly name: string;
  readonly name_format: "text";
  readonly number: string;
  readonly output: string;
  /** Never HTML or Markdown, as a reason may quote the student. */
  readonly output_format: "text";
  readonly tags: readonly string[];
  readonly visibility: Visibility;
  readonly extra_data: Readonly<Record<string, unknown>>;
}

/** One student's results.json; nothing if the grader failed, so that Gradescope says so and gives no mark. */
export function gradescopeResults(
  { result, points, lateMs }: Mark,
  module: string,
  { visibility = "visible", executionTime }: GradescopeOptions = {},
): GradescopeResults | undefined {
  if (!points) return undefined;
  const late = points.penalty > 0 ? `Late: ${points.penalty} points are lost.` : "";
  return {
    score: points.score,
    ...(executionTime !== undefined && { execution_time: executionTime }),
    output: [result.problem ?? "", late].filter(Boolean).join("\n"),
    output_format: "text",
    visibility,
    stdout_visibility: "hidden",
    extra_data: { module, earned: points.earned, late_seconds: (lateMs ?? 0) / 1000 },
    tests: result.exercises.map((one, i) => ({
      score: one.points,
      max_score: one.maxPoints,
      status: one.status === "pass" ? "passed" : "failed",
      name: one.title,
      name_format: "text",
      number: String(i + 1),
      output: sentenceOf(one),
      output_format: "text",
      tags: [one.status],
      visibility,
      extra_data: { exercise: one.exercise, status: one.status, flags: one.flags },
    })),
  };
}

function sentenceOf({ reason, hint }: MarkedResult): string {
  const said = wordsIn(reason, "en");
  return hint === undefined ? said : `${said}\n\nNext: ${hint}`;
}

/** A folder of STUDENT/results.json. */
export function gradescopeFiles(
  { result, marks }: Gradebook,
  options: GradescopeOptions = {},
): Exported {
  const names = fileNames(marks.map((mark) => mark.result.student));
  const files = marks.map((mark, i): ExportedFile => {
    const path = `${names[i]}/results.json`;
    const results = gradescopeResults(mark, result.module, options);
    return results ? { path, text: `${JSON.stringify(results, null, 2)}\n` } : { path };
  });
  const failed = marks.filter(({ points }) => !points).map((mark) => mark.result.student);
  const notices =
    failed.length > 0 ? [`no results.json (the grader failed): ${failed.join(", ")}`] : [];
  return { files, notices };
}
