import { expect, test } from "vitest";
import { exerciseFiles } from "../../../grade/exports/exercise-csv.ts";
import { gradescopeFiles } from "../../../grade/exports/gradescope.ts";
import { parseLatePolicy } from "../../../grade/exports/late-policy.ts";
import { ltiFiles } from "../../../grade/exports/lti.ts";
import { type StudentTexts, studentPageHtml } from "../../../grade/report/student.ts";
import { inLanguage } from "../../../grade/results/in-language.ts";
import { notes } from "../../../grade/results/results-csv.ts";
import { tooManyBytes } from "../../../grade/submissions/submission-words.ts";
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

test("why a file could not be read is said to its student in the language of the class, and to the instructor in English", () => {
  const found = { ...student("ada"), problem: tooManyBytes(50) };
  const told = (language: "en" | "es" | "ru") => {
    const book = bookOf([found], { language });
    const page = studentPageHtml(book.result, found, { ...texts, language });
    return [JSON.parse(gradescopeFiles(book).files[0]!.text!).output, page];
  };
  for (const [language, sentence] of [
    ["en", "It is larger than 50 MB."],
    ["es", "Ocupa más de 50 MB."],
    ["ru", "Файл больше 50 МБ."],
  ] as const) {
    const [output, page] = told(language);
    expect(output).toBe(sentence);
    expect(page).toContain(`⚑ ${sentence}</p>`);
  }
  expect(notes(found)).toBe("It is larger than 50 MB.");
});
