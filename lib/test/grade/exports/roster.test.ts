import { expect, test } from "vitest";
import { parseRoster } from "../../../grade/roster/roster.ts";
import { matchRoster } from "../../../grade/roster/roster-match.ts";
import { submissionName } from "../../../grade/submissions/submission-name.ts";
import { difficultNames, student } from "./a-class.ts";

const ada = { studentId: "a1", firstName: "Ada", lastName: "Lovelace", email: "ada@x.org" };

test.each([
  ["nbgrader's student list", "id,first_name,last_name,email\na1,Ada,Lovelace,ada@x.org\n"],
  [
    "capitals, blanks and semicolons",
    "E-Mail;Last name;First Name;Student ID\nada@x.org;Lovelace;Ada;a1",
  ],
  ["Spanish", '\uFEFF"Nombre","Apellido(s)","Dirección de correo",SID\nAda,Lovelace,ada@x.org,a1'],
  ["Russian", "Фамилия\tИмя\tАдрес электронной почты\tstudent_id\nLovelace\tAda\tada@x.org\ta1"],
  [
    "German, with a column of no meaning",
    "Vorname,Nachname,E-Mail-Adresse,Note,SID\nAda,Lovelace,ada@x.org,1,a1",
  ],
])("a class list is read whatever its headings: %s", (_, csv) => {
  expect(parseRoster(csv, "class.csv")).toEqual([ada]);
});

test("a gradebook out of Canvas is a class list: its ID is Canvas's own, and Points Possible is nobody", () => {
  const csv = `Student,ID,SIS User ID,SIS Login ID,Section,Lab (77)
    Points Possible,,,,,10
"Lovelace, Ada",311,S-1,ada,Physics,
`;
  expect(parseRoster(csv, "canvas.csv")).toEqual([
    ...[{ fullName: "Lovelace, Ada", canvasId: "311", sisUserId: "S-1", sisLoginId: "ada" }].map(
      (person) => ({ ...person, section: "Physics" }),
    ),
  ]);
});

test.each([
  ["email,e-mail\na@x,b@x", /"email" and "e-mail" mean the same/],
  ["colour,shape\nred,round", /first line is "colour, shape", wanted headings such as student_id/],
  ["student_id\n", /names no student/],
  ['student_id,name\n"a,b', /class\.csv:\d+: /],
  ["student_id,submitted_at\na,yesterday", /a submitted at "yesterday", wanted, say, 2026/],
])("a class list that cannot be used is refused in a sentence: %j", (csv, message) => {
  expect(() => parseRoster(csv, "class.csv")).toThrow(message);
});

test.each([
  "a1",
  "ada@x.org",
  "ada",
  "Ada Lovelace",
  "Lovelace, Ada",
  "lovelace_ada",
  "LOVELACE-ÁDA",
  "Ada Lovelace_4217_assignsubmission_file_",
])("a submission called %j is Ada's", (name) => {
  const one = student(name);
  expect(matchRoster([one], [ada]).people.get(one)).toEqual(ada);
});

test("Canvas's name of a file holds the user's number, late or not", () => {
  expect(submissionName("lovelaceada_LATE_311_90210_lab").canvasId).toBe("311");
  const one = student("xy_311_90210_01-z");
  const [first, second] = [
    { ...ada, canvasId: "311" },
    { fullName: "xy", canvasId: "312" },
  ];
  expect(matchRoster([one], [second, first]).people.get(one)).toEqual(first);
});

test.each(difficultNames)("a student called %j is found letter for letter", (name) => {
  const person = { fullName: name.trim().normalize() };
  const one = student(name.trim().normalize("NFD"));
  expect(matchRoster([one], [person, { fullName: "Анна" }]).people.get(one)).toEqual(person);
});

test("two students of one name, two submissions of one student and strangers are listed, never guessed", () => {
  const twins = [
    { studentId: "1", firstName: "Ana", lastName: "García" },
    { studentId: "2", firstName: "Ana", lastName: "Garcia" },
  ];
  const all = ["Ana García", "ana garcia", "ada", "a1", "emmy", "🚀"].map((name) => student(name));
  const { people, open, absent } = matchRoster(all, [...twins, ada]);
  expect(people.get(all[0]!)).toEqual(twins[0]); // letter for letter
  expect(open).toEqual([
    { student: "ana garcia", reason: "it may be Ana García or Ana Garcia of the roster" },
    { student: "ada", reason: "a1 would be Ada Lovelace of the roster as well" },
    { student: "a1", reason: "ada would be Ada Lovelace of the roster as well" },
    { student: "emmy", reason: "nobody on the roster has this name" },
    { student: "🚀", reason: "nobody on the roster has this name" },
  ]);
  expect(absent).toEqual([twins[1], ada]);
});
