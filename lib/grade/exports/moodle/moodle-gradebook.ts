import { leftOut } from "../canvas.ts";
import { csvFile, isFormula } from "../csv-file.ts";
import type { Exported } from "../exported.ts";
import type { Gradebook, Mark } from "../gradebook.ts";
import { unmarked } from "../unmarked.ts";

const keys = [
  { field: "email", heading: "Email address" },
  { field: "moodleId", heading: "ID number" },
] as const;

/**
 * A gradebook for Moodle's "Import: CSV file", by whichever of e-mail address and ID number the roster
 * has of more students. The others are left out: Moodle gives a line without the key to the student of the
 * line before. So are those without points, as an empty cell erases a grade.
 */
export function moodleGradebook({ title, marks }: Gradebook): Exported {
  const [email, moodleId] = keys.map(({ field }) => marks.filter((mark) => keyOf(mark, field)));
  const { field, heading } = keys[moodleId!.length > email!.length ? 1 : 0];
  const known = marks.filter((mark) => keyOf(mark, field));
  const rows = known.flatMap((mark) => {
    const { person, points } = mark;
    const names = [person?.firstName ?? "", person?.lastName ?? ""];
    return points ? [[...names, keyOf(mark, field) ?? "", points.score]] : [];
  });
  const stranger = marks.filter((mark) => !known.includes(mark));
  const notices = [
    ...leftOut("Moodle", stranger, `no usable ${heading}`),
    ...unmarked(known).flatMap(({ why, marks: open }) => leftOut("Moodle", open, why)),
  ];
  const text = csvFile(["First name", "Last name", heading, title], rows);
  return { files: [{ path: "", text }], notices };
}

function keyOf({ person }: Mark, field: "email" | "moodleId"): string | undefined {
  const key = person?.[field];
  return key === undefined || isFormula(key) ? undefined : key;
}
