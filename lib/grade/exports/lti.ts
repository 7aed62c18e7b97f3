import { isToMark } from "../results/open-answers.ts";
import { leftOut } from "./canvas.ts";
import { commentLines } from "./comment-lines.ts";
import { exportWords } from "./export-words.ts";
import { type Exported, type ExportedFile, fileNames } from "./exported.ts";
import type { Gradebook, Mark } from "./gradebook.ts";

/** A score as LTI Assignment and Grade Services 2.0 takes it, one POST each. */
export interface LtiScore {
  readonly userId: string;
  /** Missing, with the maximum, while there is no mark. */
  readonly scoreGiven?: number;
  readonly scoreMaximum?: number;
  readonly comment: string;
  /** ISO 8601 with milliseconds; platforms refuse a score that is older than the last. */
  readonly timestamp: string;
  readonly activityProgress: "Completed";
  readonly gradingProgress: "FullyGraded" | "PendingManual";
}

/** One student's score; nothing for whom the roster has no LTI user. */
export function ltiScore(
  mark: Mark,
  { language, maxPoints: scoreMaximum }: Pick<Gradebook, "language" | "maxPoints">,
  timestamp: string,
): LtiScore | undefined {
  const { result, person, points } = mark;
  const userId = person?.ltiUserId;
  if (userId === undefined) return undefined;
  const head = { userId, timestamp, activityProgress: "Completed" } as const;
  if (!points) {
    const { toMark, graderFailed } = exportWords[language];
    const comment = isToMark(result) ? toMark : graderFailed;
    return { ...head, comment, gradingProgress: "PendingManual" };
  }
  const comment = commentLines(mark, language).join("\n");
  const given = { scoreGiven: points.score, scoreMaximum, comment };
  return { ...head, ...given, gradingProgress: "FullyGraded" };
}

/** A folder of STUDENT.json. */
export function ltiFiles(book: Gradebook, timestamp: string): Exported {
  const { marks } = book;
  const names = fileNames(marks.map((mark) => mark.result.student));
  const files = marks.map((mark, i): ExportedFile => {
    const score = ltiScore(mark, book, timestamp);
    const path = `${names[i]}.json`;
    return score ? { path, text: `${JSON.stringify(score, null, 2)}\n` } : { path };
  });
  const strangers = marks.filter(({ person }) => person?.ltiUserId === undefined);
  return { files, notices: leftOut("LTI", strangers, "no LTI user on the roster") };
}
