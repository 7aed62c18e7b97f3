import Papa from "papaparse";
import { expect, test } from "vitest";
import { filledWorksheet, parseWorksheet } from "../../../grade/exports/moodle/moodle-worksheet.ts";
import { languages as ours } from "../../../grade/language.ts";
import type { StudentResult } from "../../../grade/results/class-result.ts";
import { bookOf, student } from "./a-class.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const filled = (text: string, students = ["Ada Lovelace"], roster?: string) => {
  const book = bookOf(
    students.map((name) => student(name)),
    roster === undefined ? {} : { roster },
  );
  const { files, notices } = filledWorksheet(book, parseWorksheet(bytes(text), "sheet.csv"));
  return { text: files[0]!.text!, notices };
};

/** The headings of Moodle's own language packs. */
const languages: Readonly<Record<string, readonly string[]>> = {
  en: ["Identifier", "Full name", "Email address", "Grade", "Maximum grade", "Participant 4217"],
  es: [
    ...["Identificador", "Nombre completo", "Dirección de correo", "Calificación"],
    ...["Calificación máxima", "Participante 4217"],
  ],
  ru: [
    ...["Идентификатор", "Полное имя", "Адрес электронной почты", "Оценка"],
    ...["Максимальная оценка", "Участник 4217"],
  ],
  de: [
    "ID",
    "Vollständiger Name",
    "E-Mail-Adresse",
    "Bewertung",
    "Bestwertung",
    "Teilnehmer/in4217",
  ],
  fr: [
    "Identifiant",
    "Nom complet",
    "Adresse de courriel",
    "Note",
    "Note maximale",
    "Participant 4217",
  ],
  unknown: ["Auðkenni", "Fullt nafn", "Netfang", "Einkunn", "Hæsta einkunn", "Þátttakandi 4217"],
};

test.each(Object.entries(languages))(
  "a worksheet in the language %s gets the grade, and no other byte changes",
  (_, [id, name, email, grade, maximum, participant]) => {
    const sheet = (points: string): string =>
      `\uFEFF${id},"${name}",${email},Status,${grade},"${maximum}",Modified\r\n` +
      `${participant},"Lovelace, ""Ada"" Å",ada@x.org,"Eingereicht - 3 T.",${points},"10,00","Dienstag, 1. Dezember"\r\n`;
    const roster = "student_id,email\nada,ADA@x.org\n";
    expect(filled(sheet(""), ["ada"], roster)).toEqual({ text: sheet("6.5"), notices: [] });
  },
);

const head = "Identifier;Full name;ID number;Group;Grade;Maximum grade;Notes\n";

test("semicolons, missing last breaks and other people's rows stay as they are", () => {
  const rows =
    'Participant 1;"Ada Lovelace";m1;;;10;"=kept;\nas it is"\nParticipant 2;Emmy;m2;;;10;';
  const { text, notices } = filled(head + rows);
  expect(text).toBe((head + rows).replace("m1;;;10", "m1;;6.5;10"));
  expect(notices).toEqual([]);
});

test("grades are scaled to the maximum of the worksheet, which is said, as is every grade that changes", () => {
  const rows = "Participant 1;Ada Lovelace;m1;;50,00;100,00;\n";
  const { text, notices } = filled(head + rows);
  expect(text).toBe(head + rows.replace("50,00", "65"));
  expect(notices).toEqual([
    "grades in the worksheet are scaled from 10 points to its 100",
    "grades that Moodle had are changed: Ada Lovelace from 50,00 to 65",
  ]);
});

test("Moodle's number in the name of a submission finds the row, whatever the names are, and nothing else does", () => {
  const rows = "Participant 1;Ana García;m1;;;10;\nParticipant 2;Ana García;m2;;;10;\n";
  const folder = "Ana García_2_assignsubmission_file_";
  expect(filled(head + rows, [folder]).text).toBe(head + rows.replace("m2;;", "m2;;6.5"));
  const other = filled(head + rows, ["Ana García_77_assignsubmission_file_"]);
  expect(other.text).toBe(head + rows);
  expect(other.notices[0]).toMatch(/no row has Moodle's number/);
});

test("two students of one name are told apart by the ID number of the roster, or not at all", () => {
  const rows = "Participant 1;Ana García;m1;;;10;\nParticipant 2;Ana García;m2;;;10;\n";
  const roster =
    "student_id,first_name,last_name,moodle_id\nana2,Ana,García,m2\nana1,Ana,García,m1\n";
  expect(filled(head + rows, ["ana2"], roster).text).toBe(head + rows.replace("m2;;", "m2;;6.5"));
  const { text, notices } = filled(head + rows, ["Ana García"]);
  expect(text).toBe(head + rows);
  expect(notices[0]).toMatch(/it may be Ana García or Ana García of the worksheet/);
});

test("a student on whom the grader failed keeps the cell that was there", () => {
  const text = `${head}Participant 1;Ada Lovelace;m1;;4;10;\n`;
  const book = bookOf([student("Ada Lovelace", { isFailed: true })]);
  const done = filledWorksheet(book, parseWorksheet(bytes(text), "sheet.csv"));
  expect(done.files[0]!.text).toBe(text);
  expect(done.notices).toEqual(["no grade in the worksheet (the grader failed): Ada Lovelace"]);
});

test("papaparse reads the filled worksheet of a class with one grade in each row", () => {
  const names = Array.from({ length: 30 }, (_, i) => `Имя${i} Фамилия${i}`);
  const rows = names.map((name, i) => `Участник ${i},${name},,Не сдано,,"10,00",-,`);
  const sheet = `Идентификатор,Полное имя,Группа,Состояние,Оценка,Максимальная оценка,Последнее изменение (оценка),Отзыв\n${rows.join("\n")}\n`;
  const { text } = filled(sheet, names);
  const { data } = Papa.parse<Record<string, string>>(text.trimEnd(), { header: true });
  expect(data.map((row) => row["Оценка"])).toEqual(names.map(() => "6.5"));
});

/** Sheets with a column of comments, headed as Moodle's language packs name its plugin. */
const withComments = {
  en: ["Identifier,Full name,Grade,Maximum grade,Feedback comments", "Participant"],
  es: [
    "Identificador,Nombre completo,Calificación,Calificación máxima,Comentarios de retroalimentación",
    "Participante",
  ],
  ru: ["Идентификатор,Полное имя,Оценка,Максимальная оценка,Отзыв в виде комментария", "Участник"],
} as const;
const reasons = {
  en: "<p>The mass: 3 of 3. Correct.<br>The width: 3.5 of 7. The resolution is missing.</p>",
  es: "<p>The mass: 3 de 3. Correcto.<br>The width: 3,5 de 7. Falta la resolución.</p>",
  ru: "<p>The mass: 3 из 3. Верно.<br>The width: 3,5 из 7. Не учтено разрешение.</p>",
} as const;

/** The fields of the rows, as papaparse reads them, of a worksheet that is filled in for these students. */
function filledRows(
  text: string,
  students: readonly StudentResult[],
  language: "en" | "es" | "ru" = "en",
) {
  const book = bookOf(students, { language });
  const { files, notices } = filledWorksheet(book, parseWorksheet(bytes(text), "sheet.csv"));
  const { data } = Papa.parse<string[]>(files[0]!.text!.trimEnd());
  return { text: files[0]!.text!, rows: data.slice(1), notices };
}

test.each(ours)(
  "empty comments of a worksheet in %s get the reasons in that language, those of others stay empty",
  (language) => {
    const [headings, participant] = withComments[language];
    const sheet = `${headings}\r\n${participant} 1,Ada,,"10,00",\r\n${participant} 2,Emmy,,"10,00",""\r\n`;
    const { text, rows, notices } = filledRows(sheet, [student("Ada")], language);
    expect(rows).toEqual([
      [`${participant} 1`, "Ada", "6.5", "10,00", reasons[language]],
      [`${participant} 2`, "Emmy", "", "10,00", ""],
    ]);
    expect(notices).toEqual([]);
    expect(filledRows(text, [student("Ada")], language)).toEqual({ text, rows, notices: [] });
  },
);

test("a comment that somebody has written stays to the letter, and the instructor is told whose", () => {
  const [headings] = withComments.en;
  const sheet = `${headings}\nParticipant 1,Ada,,10,"Well ""done"",\nAda"\nParticipant 2,Emmy,6.5,10,\n`;
  const { rows, notices } = filledRows(sheet, [student("Ada"), student("Emmy")]);
  expect(rows[0]?.slice(2)).toEqual(["6.5", "10", 'Well "done",\nAda']);
  expect(rows[1]?.slice(2)).toEqual(["6.5", "10", reasons.en]);
  expect(notices).toEqual(["comments that Moodle had are kept: Ada"]);
});

test("without a grade there is no comment", () => {
  const sheet = `${withComments.en[0]}\nParticipant 1,Ada,,10,\n`;
  expect(filledRows(sheet, [student("Ada", { isFailed: true })]).text).toBe(sheet);
});

test("what a reason quotes of the student is shown in Moodle and not obeyed, nor run by a spreadsheet", () => {
  const reason = '`=1+1` is <img src=x onerror="a()">,\nand\u202e "that" & more;';
  const { exercises, ...ada } = student("Ada");
  const evil = { ...ada, exercises: exercises.map((one) => ({ ...one, title: "=1", reason })) };
  const sheet = `${withComments.en[0]}\nParticipant 1,Ada,,10,\nParticipant 2,Emmy,,10,\n`;
  const { text, rows } = filledRows(sheet, [evil]);
  const comment = rows[0]![4]!;
  expect(text.split("\n")).toHaveLength(4);
  expect(comment).toMatch(/^<p>=1: 3 of 3\. /);
  expect(comment.match(/<[^>]*>/g)).toEqual(["<p>", "<br>", "</p>"]);
  expect(comment).toContain("&lt;img");
  expect(comment).not.toContain("\u202e");
});

test.each([
  ["name,points\nAda,3\n", /first column holds "Ada", wanted the identifiers/],
  ["Identifier,Full name,Status\nParticipant 1,Ada,ok\n", /no one column .* is clearly the grade/],
  [
    "Identifier,Full name,Grade,Scale\nParticipant 1,Ada,,good bad\n",
    /maximum grade is "good bad"/,
  ],
  ["Þátt,Nafn,A,B,C\nÞ 1,Ada,,5,5\n", /no one column/],
  ["Identifier,Full name,Grade,Max\nParticipant 1,Ada\n", /ends before its grade/],
  ["", /first column holds ""/],
])("what is no worksheet to grade by points is refused in a sentence: %j", (text, message) => {
  expect(() => parseWorksheet(bytes(text), "sheet.csv")).toThrow(message);
});

test("a worksheet that a spreadsheet saved in another encoding is refused", () => {
  const latin1 = Uint8Array.from([...bytes("Participant 1,Jos"), 0xe9]);
  expect(() => parseWorksheet(latin1, "sheet.csv")).toThrow(/not UTF-8: download it again/);
});
