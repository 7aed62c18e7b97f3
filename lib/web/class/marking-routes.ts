import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Context, Hono } from "hono";
import { readMarks, writeMark } from "../../grade/marking/marks.ts";
import { studentFiles } from "../../grade/report/student-files.ts";
import { bodyUpTo, ordinaryMb } from "../body.ts";
import { RefusedError } from "../refusal.ts";
import type { ClassDesk } from "./class-desk.ts";
import { markIn } from "./marking-form.ts";
import { isOutdated, markOn, type ResultsToMark, toMark } from "./marking-list.ts";
import { type AnswerToMark, answerToMarkHtml, exercisesToMarkHtml } from "./marking-page.ts";

/** Pages on which a person marks answers one by one; the marks go to the desk's file at once. */
export function markingRoutes({ results, marks }: ClassDesk): Hono {
  const asked = (c: Context): AnswerToMark =>
    answerAt(results, marks, indexIn(c, "exercise"), indexIn(c, "student"));
  return new Hono()
    .get("/", (c) => c.html(exercisesToMarkHtml(toMark(readResults(results), readMarks(marks)))))
    .get("/:exercise/:student", (c) => c.html(answerToMarkHtml(indexIn(c, "exercise"), asked(c))))
    .post("/:exercise/:student", bodyUpTo(ordinaryMb), async (c) => {
      const { exercise, student, index, total } = asked(c);
      const form = await c.req.parseBody();
      writeMark(marks, { student, exercise: exercise.id, ...markIn(form, exercise.marking) });
      const next = `/class/marking/${c.req.param("exercise")}/${index + 1}`;
      return c.redirect(index + 1 < total ? next : "/class/marking", 303);
    });
}

function answerAt(results: string, path: string, place: number, index: number): AnswerToMark {
  const { exercises, students } = readResults(results);
  const [exercise, one] = [exercises[place], students[index]];
  const answer = one?.exercises.findIndex((result) => result.exercise === exercise?.id) ?? -1;
  if (!exercise || !one || answer < 0) throw new RefusedError("nothing-here");
  const page = readFileSync(join(results, studentFiles(students)[index]!), "utf8");
  const result = one.exercises[answer]!;
  const { student } = one;
  const mark = markOn(readMarks(path), student, exercise.id);
  return {
    ...{ exercise, student, index, total: students.length },
    article: articlesIn(page)[answer] ?? "",
    automatic: result.byHand?.automatic ?? result.points,
    mark: mark ?? {},
    version: result.answer ?? "",
    isChanged: mark !== undefined && isOutdated(mark, result),
  };
}

/** The answers on a student's page; nothing that a student wrote can hold such a tag, as it is all escaped. */
function articlesIn(page: string): readonly string[] {
  return page.match(/<article .*?<\/article>/gs) ?? [];
}

function readResults(results: string): ResultsToMark {
  const path = join(results, "results.json");
  if (!existsSync(path)) throw new RefusedError("nothing-here");
  return JSON.parse(readFileSync(path, "utf8")) as ResultsToMark; // `toplab grade` wrote it
}

function indexIn(c: Context, name: string): number {
  const text = c.req.param(name) ?? "";
  if (!/^\d{1,6}$/.test(text)) throw new RefusedError("nothing-here");
  return Number(text);
}
