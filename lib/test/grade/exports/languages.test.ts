import { expect, test } from "vitest";
import { exerciseFiles } from "../../../grade/exports/exercise-csv.ts";
import { gradescopeFiles } from "../../../grade/exports/gradescope.ts";
import { parseLatePolicy } from "../../../grade/exports/late-policy.ts";
import { ltiFiles } from "../../../grade/exports/lti.ts";
import type { StudentTexts } from "../../../grade/report/student.ts";
import { inLanguage } from "../../../grade/results/in-language.ts";
import { bookOf, classOf, student } from "./a-class.ts";

const texts: StudentTexts = {
  language: "ru",
  title: "Z",
  exercises: {
    "01-z/mass": { title: "Масса", statement: "", hint: "Смотрите на пик." },
    "01-z/width": { title: "Ширина", statement: "", hint: "Сверните." },
  },
};
const roster = "student_id,lti_user_id,submitted_at\nada,u-1,2026-12-02T08:00Z\nemmy,u-2,\n";
const late = { due: new Date("2026-12-01T23:59Z"), late: parseLatePolicy("10%/day") };
const time = "2026-12-03T10:00:00.000Z";

function russianBook() {
  const { students } = inLanguage(
    classOf(student("ada"), student("emmy", { isFailed: true })),
    texts,
  );
  return bookOf(students, { roster, ...late, language: "ru" });
}

test("what LTI shows a student of a Russian class is Russian", () => {
  const [ada, emmy] = ltiFiles(russianBook(), time).files.map(({ text }) => JSON.parse(text!));
  expect(ada.comment).toBe(
    "Масса: 3 из 3. Верно.\nШирина: 3,5 из 7. Не учтено разрешение.\nСдано с опозданием, потеряно баллов: 0,65.",
  );
  expect(emmy.comment).toBe("При проверке произошёл сбой; работа будет проверена ещё раз.");
});

test("what Gradescope shows a student of a Russian class is Russian", () => {
  const [ada] = gradescopeFiles(russianBook()).files;
  const { output, tests } = JSON.parse(ada!.text!);
  expect(output).toBe("Сдано с опозданием, потеряно баллов: 0,65.");
  expect(tests).toMatchObject([
    { name: "Масса", output: "Верно." },
    { name: "Ширина", output: "Не учтено разрешение.\n\nСледующий шаг: Сверните." },
  ]);
});

test("the tables of the exercises have reasons and hints in the language of the class", () => {
  const book = bookOf([student("ada")], { language: "es" });
  const [, width] = exerciseFiles(book).files;
  expect(width!.text).toContain(",partial,3.5,7,Falta la resolución.,Convolve.,");
});
