/** What a class list may say of a student. */
export type PersonField =
  | "studentId"
  | "lastName"
  | "firstName"
  | "fullName"
  | "email"
  | "canvasId"
  | "sisUserId"
  | "sisLoginId"
  | "section"
  | "moodleId"
  | "ltiUserId"
  | "submittedAt";

/** Headings as they are read: small letters and digits only. */
const headings: Readonly<Record<PersonField, readonly string[]>> = {
  studentId: ["studentid", "studentnumber", "sid", "matriculationnumber", "matrikelnummer"],
  lastName: ["lastname", "surname", "familyname", "apellido", "apellidos", "фамилия", "nachname"],
  firstName: ["firstname", "givenname", "nombre", "имя", "vorname"],
  fullName: ["fullname", "name", "student", "nombrecompleto", "фио", "полноеимя", "имяфамилия"],
  email: [
    ...["email", "emailaddress", "mail", "correo", "correoelectrónico", "direccióndecorreo"],
    ...["адресэлектроннойпочты", "электроннаяпочта", "почта", "emailadresse"],
  ],
  canvasId: ["canvasid", "canvasuserid", "lmsuserid"],
  sisUserId: ["sisuserid", "sisid"],
  sisLoginId: ["sisloginid", "loginid", "login", "username", "usuario", "логин", "anmeldename"],
  section: ["section", "group", "grupo", "группа"],
  moodleId: [
    ...["moodleid", "moodleidnumber", "idnumber", "númerodeid", "idnummer"],
    ...["индивидуальныйномер", "индивидуальныйномерid"],
  ],
  ltiUserId: ["ltiuserid", "ltisub", "ltiid"],
  submittedAt: ["submittedat", "submitted", "submissiontime"],
};

const fieldOf: ReadonlyMap<string, PersonField> = new Map(
  Object.entries(headings).flatMap(
    ([field, words]) => words.map((word) => [word.normalize(), field as PersonField] as const), // keys of the record above
  ),
);

/**
 * What a column is about, by its heading in English, Spanish, Russian or German. A bare "ID" is
 * Canvas's where the columns beside it are Canvas's too, and the student's own elsewhere.
 */
export function personField(heading: string, all: readonly string[]): PersonField | undefined {
  const word = bare(heading);
  if (word !== "id") return fieldOf.get(word);
  return all.some((other) => /^(student|sisloginid|sisuserid)$/.test(bare(other)))
    ? "canvasId"
    : "studentId";
}

function bare(heading: string): string {
  return heading
    .normalize()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
