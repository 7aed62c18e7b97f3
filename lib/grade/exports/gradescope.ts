import { type Language, wordsIn } from "../language.ts";
import { isScored, type MarkedResult } from "../results/class-result.ts";
import { exportWords } from "./export-words.ts";
import { type Exported, type ExportedFile, fileNames } from "./exported.ts";
import type { Gradebook, Mark } from "./gradebook.ts";
import { unmarked } from "./unmarked.ts";

/** When students see a result; the total stays hidden as long as any test of it is. */
export const visibilities = ["hidden", "after_due_date", "after_published", "visible"] as const;
export type Visibility = (typeof visibilities)[number];

export interface GradescopeOptions {
  /** Of all tests and of the total. Default: "visible". */
  readonly visibility?: Visibility;
  /** What the student reads. Default: English. */
  readonly language?: Language;
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
  /** Missing, with maximum and status, where a person marks the answer. */
  readonly score?: number;
  readonly max_score?: number;
  readonly status?: "passed" | "failed";
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

/**
 * One student's results.json; nothing if the grader failed, so that Gradescope says so and gives no mark.
 * Where a person has yet to mark an answer it holds the judges' part, to which Gradescope adds that person's.
 */
export function gradescopeResults(
  { result, points: total, soFar, lateMs }: Mark,
  module: string,
  { visibility = "visible", language = "en", executionTime }: GradescopeOptions = {},
): GradescopeResults | undefined {
  const points = total ?? soFar;
  if (!points) return undefined;
  const words = exportWords[language];
  const problem = wordsIn(result.problem ?? "", language);
  const open = total ? "" : words.soFar;
  const late = points.penalty > 0 ? words.late(points.penalty) : "";
  return {
    score: points.score,
    ...(executionTime !== undefined && { execution_time: executionTime }),
    output: [problem, open, late].filter(Boolean).join("\n"),
    output_format: "text",
    visibility,
    stdout_visibility: "hidden",
    extra_data: { module, earned: points.earned, late_seconds: (lateMs ?? 0) / 1000 },
    tests: result.exercises.map((one, i) => ({
      ...scoreOf(one),
      name: one.title,
      name_format: "text",
      number: String(i + 1),
      output: sentenceOf(one, language),
      output_format: "text",
      tags: [one.status],
      visibility,
      extra_data: { exercise: one.exercise, status: one.status, flags: one.flags },
    })),
  };
}

function scoreOf(one: MarkedResult): Pick<GradescopeTest, "score" | "max_score" | "status"> {
  if (!isScored(one)) return {};
  const status = one.status === "pass" ? "passed" : "failed";
  return { score: one.points, max_score: one.maxPoints, status };
}

function sentenceOf({ reason, hint }: MarkedResult, language: Language): string {
  const said = wordsIn(reason, language);
  return hint === undefined ? said : `${said}\n\n${exportWords[language].next(hint)}`;
}

/** A folder of STUDENT/results.json. */
export function gradescopeFiles(
  { result, language, marks }: Gradebook,
  options: Omit<GradescopeOptions, "language"> = {},
): Exported {
  const names = fileNames(marks.map((mark) => mark.result.student));
  const files = marks.map((mark, i): ExportedFile => {
    const path = `${names[i]}/results.json`;
    const results = gradescopeResults(mark, result.module, { ...options, language });
    return results ? { path, text: `${JSON.stringify(results, null, 2)}\n` } : { path };
  });
  const notices = unmarked(marks).map(({ why, marks: open }) => {
    const names = open.map((mark) => mark.result.student).join(", ");
    const isPart = open.every(({ soFar }) => soFar);
    return `${isPart ? "results.json without the part of a person" : "no results.json"} (${why}): ${names}`;
  });
  return { files, notices };
}
