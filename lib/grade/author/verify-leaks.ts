import { studentCourse } from "../build/student/student-course.ts";
import { loadModule } from "../graded-module.ts";
import { findLeaks } from "./leaks/find-leaks.ts";
import { secretsOf } from "./leaks/secrets.ts";
import type { AddTrial } from "./trial.ts";

/** Searches the student course for the solutions, judges and right values of these modules. */
export async function verifyLeaks(
  courseRoot: string,
  ids: readonly string[],
  { seed, onTrial }: { readonly seed: number; readonly onTrial: AddTrial },
): Promise<void> {
  const modules = await Promise.all(ids.map((id) => loadModule(courseRoot, id)));
  const files = studentCourse(courseRoot, modules);
  for (const module of modules) {
    const leaks = findLeaks(files, await secretsOf(module, seed));
    for (const { file, what, text } of leaks) {
      onTrial({ subject: module.id, answer: file, problem: `it gives away ${what}: ${text}` });
    }
    if (leaks.length === 0) onTrial({ subject: module.id, answer: "nothing leaks to students" });
  }
}
