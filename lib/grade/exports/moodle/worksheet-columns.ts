import { DataError } from "../../../core/index.ts";
import type { Field } from "./csv-spans.ts";

/** Where a Moodle grading worksheet holds what, counted from 0. */
export interface WorksheetColumns {
  /** "Participant 4217". */
  readonly identifier: number;
  readonly grade: number;
  /** Just after the grade in every Moodle. */
  readonly maximum: number;
  /** The institution's number of the student, where the sheet has it under a known heading. */
  readonly idNumber?: number;
  /** What the student reads beside the grade, where the assignment has such comments. */
  readonly comments?: number;
}

/** "Grade" as Moodle's languages have it. */
const gradeWords = words(
  "Grade|Mark|Calificación|Оценка|Bewertung|Note|Valutazione|Nota|Avaliação|Cijfer|Beoordeling|Ocena|Оцінка" +
    "|Qualificació|Cualificación|Kalifikazioa|Not|Betyg|Známka|Hodnocení|Karakter|Arvosana|Βαθμός|评分|成绩|成績|評点|評定|점수|성적|الدرجة|العلامة|ציון",
);
const idNumberWords = words(
  "ID number|Número de ID|Индивидуальный номер (ID)|Индивидуальный номер|ID-Nummer|Numéro d'identification" +
    "|Codice identificativo|Número de identificação|ID-nummer|Numer ID|Nombre ID",
);
/** The name of Moodle's plugin for comments, which is the heading of their column. */
const commentsWords = words(
  "Feedback comments|Comentarios de retroalimentación|Retroalimentación en comentarios|Отзыв в виде комментария" +
    "|Feedback als Kommentar|Feedback par commentaires|Commentaires de feedback|Comentários de feedback|Feedback met opmerkingen",
);
const identifierPattern = /\p{L}.*?\s*(\d+)$/u;

/** Moodle's number in "Participant 4217", "Участник 4217" or "Teilnehmer/in4217". */
export function participantOf(identifier: string): string | undefined {
  return identifierPattern.exec(identifier.trim())?.[1];
}

/**
 * Finds the columns of a worksheet in any language: the identifiers by what they look like, the grade by
 * its heading or, in a language that is not known here, as the one column before a column that
 * holds the same maximum on every line.
 */
export function worksheetColumns(
  [headings = [], ...rows]: readonly (readonly Field[])[],
  name: string,
): WorksheetColumns {
  const isIdentifier = rows.every((row) => participantOf(row[0]?.value ?? "") !== undefined);
  if (rows.length === 0 || !isIdentifier) {
    const met = rows[0]?.[0]?.value ?? "";
    throw new DataError(
      name,
      `its first column holds "${met}", wanted the identifiers of a grading worksheet as Moodle made it ("Participant 4217")`,
    );
  }
  const known = headings.flatMap(({ value }, i) => (gradeWords.has(word(value)) ? [i] : []));
  const grades = known.length === 1 ? known : beforeMaximum(headings.length, rows);
  const [grade] = grades;
  if (grade === undefined || grades.length > 1) {
    const met = headings.map(({ value }) => value).join(", ");
    throw new DataError(
      name,
      `no one column of "${met}" is clearly the grade, so nothing is filled in`,
    );
  }
  const placeOf = (known: ReadonlySet<string>): number =>
    headings.findIndex(({ value }) => known.has(word(value)));
  const [idNumber, comments] = [placeOf(idNumberWords), placeOf(commentsWords)];
  return {
    ...{ identifier: 0, grade, maximum: grade + 1 },
    ...(idNumber >= 0 && { idNumber }),
    ...(comments > grade + 1 && { comments }),
  };
}

/** 7.5 from "7.5" or "7,50"; `NaN` from words, as a scale has them, and from nothing. */
export function gradeIn(text: string): number {
  const plain = text.replace(/[\s\u00A0\u202F]/g, "").replace(",", ".");
  return plain === "" ? Number.NaN : Number(plain);
}

function beforeMaximum(width: number, rows: readonly (readonly Field[])[]): readonly number[] {
  const column = (i: number): readonly string[] => rows.map((row) => row[i]?.value.trim() ?? "");
  return Array.from({ length: Math.max(width - 2, 0) }, (_, i) => i + 1).filter((i) => {
    const [maximum, ...others] = column(i + 1).map(gradeIn);
    const isSame = maximum! > 0 && others.every((other) => other === maximum);
    return isSame && column(i).every((text) => text === "" || gradeIn(text) <= maximum!);
  });
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split("|").map(word));
}

function word(heading: string): string {
  return heading.normalize().trim().toLowerCase();
}
