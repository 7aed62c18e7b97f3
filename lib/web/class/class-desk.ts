import type { ExportFormatName } from "../../grade/exports/formats.ts";

/** Where a class is graded for the instructor's pages; there is one only if the server was given the course key. */
export interface ClassDesk {
  /** Folder with what `toplab grade` wrote: report.html, students/, results.csv and the exports. */
  readonly results: string;
  /** File of the marks that a person gave: marks.csv. */
  readonly marks: string;
  readonly state: DeskState;
  /** Starts grading, unless it is under way; `state` tells how it goes. */
  grade(order: GradeOrder): void;
  close(): void;
}

/** What the instructor asks for: everybody who is not graded yet, one student anew, or a file for another program. */
export interface GradeOrder {
  readonly student?: string;
  readonly format?: ExportFormatName;
}

export interface DeskState {
  readonly isWorking: boolean;
  /** The last thing that the grader said; empty before it was first asked. */
  readonly said: string;
}
