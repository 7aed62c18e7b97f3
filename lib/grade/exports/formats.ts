import { canvasCsv } from "./canvas.ts";
import { exerciseFiles } from "./exercise-csv.ts";
import type { Exported } from "./exported.ts";
import type { Gradebook } from "./gradebook.ts";
import { gradescopeFiles, type Visibility } from "./gradescope.ts";
import { ltiFiles } from "./lti.ts";
import { moodleGradebook } from "./moodle/moodle-gradebook.ts";
import { nbgraderCsv } from "./nbgrader.ts";
import { ownCsv } from "./own-csv.ts";

/** What the formats want to know besides the gradebook. */
export interface ExportOptions {
  /** Canvas's number of the assignment; without it, Canvas makes a new one. */
  readonly canvasAssignment?: string;
  /** When Gradescope shows the results to students. Default: "visible". */
  readonly visibility?: Visibility;
  /** When the scores were made, ISO 8601. */
  readonly timestamp: string;
}

export interface ExportFormat {
  /** File or folder that it is written to when nothing else is asked for. */
  readonly place: string;
  /** Whether the students' own numbers and addresses are what it is made of. */
  readonly needsRoster: boolean;
  readonly make: (book: Gradebook, options: ExportOptions) => Exported;
}

const own = { needsRoster: false } as const;
const lms = { needsRoster: true } as const;

export type ExportFormatName =
  | "csv"
  | "exercises"
  | "nbgrader"
  | "gradescope"
  | "canvas"
  | "moodle"
  | "lti";

/** Every format that a gradebook can be exported to. */
export const exportFormats: Readonly<Record<ExportFormatName, ExportFormat>> = {
  csv: { ...own, place: "grades.csv", make: ownCsv },
  exercises: { ...own, place: "exercises", make: exerciseFiles },
  nbgrader: { ...own, place: "nbgrader.csv", make: nbgraderCsv },
  gradescope: { ...own, place: "gradescope", make: gradescopeFiles },
  canvas: {
    ...lms,
    place: "canvas.csv",
    make: (book, { canvasAssignment }) => canvasCsv(book, canvasAssignment),
  },
  moodle: { ...lms, place: "moodle.csv", make: moodleGradebook },
  lti: { ...lms, place: "lti", make: (book, { timestamp }) => ltiFiles(book, timestamp) },
};
