/** What the server and the page say to each other; the page imports only types from here. */
import type { Completion, Diagnostic, Inspection, StoredOutput } from "../kernel/index.ts";

export type { Candidate, Completion, Diagnostic, Inspection } from "../kernel/index.ts";

/** Languages the interface speaks. */
export type Language = "en" | "es" | "ru";

/** What the student has chosen; kept in work/settings.json, as the port and so the browser's memory changes. */
export interface Settings {
  /** "auto": what the browser prefers. */
  readonly language: Language | "auto";
  readonly theme: "auto" | "light" | "dark";
  /** The tour has been taken, or declined. */
  readonly tourDone: boolean;
}

/**
 * Why a request failed, status ≥ 400. `code` names the reason, so that the page can say it in the
 * reader's language with the values; `message` is the same sentence in English.
 */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** What a cell shows, in the words of nbformat; long texts are one string. */
export type CellOutput = StoredOutput;

/** `off`: not started yet. `dead`: ended on its own; the page offers to start it again. */
export type KernelState = "off" | "starting" | "idle" | "busy" | "dead";
export type CellState = "idle" | "queued" | "running";

/** A cell as the student edits it. Outputs travel apart from it: the server owns them. */
export interface CellSource {
  readonly id: string;
  readonly kind: "code" | "markdown" | "raw";
  readonly source: string;
  /** The exercise the cell belongs to, "01-z-boson/mass"; such a cell cannot be deleted. */
  readonly exercise?: string;
  /** Pictures pasted into a Markdown cell: name → MIME type → base64. */
  readonly attachments?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A notebook as the page opens it; `revision` names the texts of its cells, not their outputs. */
export interface NotebookView {
  readonly id: string;
  readonly title: string;
  readonly revision: string;
  readonly cells: readonly CellSource[];
  readonly exercises: readonly ExerciseView[];
}

/** The page's cells, with the revision they were made from: another one on disk is a conflict. */
export interface SaveRequest {
  readonly revision: string;
  readonly cells: readonly CellSource[];
  /** Writes over foreign changes all the same; that version is kept in a file beside it. */
  readonly keepsOther?: boolean;
}

export interface RunRequest {
  readonly cells: readonly { readonly id: string; readonly code: string }[];
}

/** A place in a cell's code, in UTF-16 units: for `complete` and `inspect`. */
export interface HelpRequest {
  readonly code: string;
  readonly cursor: number;
}

/**
 * Editor help. `isBusy`: a cell runs, so the compiler cannot be asked now; the rest is then empty.
 * A kernel that is off is started for it.
 */
export interface CompletionReply extends Completion {
  readonly isBusy: boolean;
}

export interface InspectionReply {
  readonly inspection: Inspection | null;
  readonly isBusy: boolean;
}

export interface DiagnosisReply {
  readonly diagnostics: readonly Diagnostic[];
  readonly isBusy: boolean;
}

/** A notebook that was brought along; it becomes a module of the course's "own notebooks". */
export interface UploadRequest {
  /** File name, "my-analysis.ipynb"; a number is added if there is one of that name. */
  readonly name: string;
  readonly text: string;
}

/** A line that a cell waits for (`input()`), answered by POST …/input. */
export interface InputQuestion {
  readonly cell: string;
  readonly id: string;
  readonly prompt: string;
  readonly isPassword: boolean;
}

/** What a cell shows below its text. */
export interface CellResult {
  readonly state: CellState;
  readonly executionCount: number | null;
  readonly outputs: readonly CellOutput[];
}

/** What a module's exercises have brought so far. */
export interface ExerciseView {
  readonly id: string;
  /** In the language asked for. */
  readonly title: string;
  readonly state: "untouched" | "tried" | "solved";
  /** Best points so far; undefined before the first check. */
  readonly points?: number;
  readonly maxPoints: number;
  /** Hints the student has asked for, in order. */
  readonly hints: readonly string[];
  readonly hintsLeft: number;
}

export interface ModuleView {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** Reading and working time; undefined where the notebook does not say. */
  readonly minutes?: number;
  readonly isStarted: boolean;
  /** Ids of modules that should come first. */
  readonly prerequisites: readonly string[];
  /** The lesson was mended since the student's copy was made: what is new is offered, never forced. */
  readonly isUpdated: boolean;
  /** Why the notebook cannot be opened, if it cannot. */
  readonly problem?: Refusal;
  readonly exercises: readonly ExerciseView[];
}

export interface CourseView {
  readonly title: string;
  readonly modules: readonly ModuleView[];
  /** Notebooks of the student's own, uploaded or new. */
  readonly own: readonly ModuleView[];
  /** What to do next: the first exercise not solved, or the module to begin; missing when all is done. */
  readonly next?: { readonly module: string; readonly exercise?: string };
  /** There are pages for the instructor at /class. */
  readonly hasClass?: boolean;
}

/** The answer to a page that has no event stream: how many events there were so far, and what they come to. */
export interface LatestEvents {
  readonly seen: number;
  readonly events: readonly NotebookEvent[];
}

/** Sent over the event stream of a notebook; after each connection comes a snapshot, and then the exercises. */
export type NotebookEvent =
  | {
      readonly type: "snapshot";
      readonly kernel: KernelState;
      readonly reason: string;
      readonly why?: Refusal;
      readonly results: Readonly<Record<string, CellResult>>;
      /** Questions not answered yet. */
      readonly inputs: readonly InputQuestion[];
      /** What the file holds now; missing when it cannot be read. */
      readonly revision?: string;
    }
  /** Why a kernel is off or dead: `reason` in English and in detail, `why` for the reader's language. */
  | {
      readonly type: "kernel";
      readonly kernel: KernelState;
      readonly reason: string;
      readonly why?: Refusal;
    }
  | {
      readonly type: "cell";
      readonly cell: string;
      readonly state: CellState;
      readonly executionCount: number | null;
    }
  | { readonly type: "clear"; readonly cell: string }
  /** The output at `index` is new or replaced. */
  | {
      readonly type: "output";
      readonly cell: string;
      readonly index: number;
      readonly output: CellOutput;
    }
  /** The stream at `index` grows. */
  | {
      readonly type: "append";
      readonly cell: string;
      readonly index: number;
      readonly text: string;
    }
  | ({ readonly type: "input" } & InputQuestion)
  /** A question was answered, or its cell has ended. */
  | { readonly type: "input-done"; readonly id: string }
  /** The file holds other texts than before, by this page, another tab or another program. */
  | { readonly type: "file-changed"; readonly revision: string }
  /** Something the reader should know, in one sentence. */
  | ({ readonly type: "trouble" } & Refusal)
  | { readonly type: "exercises"; readonly exercises: readonly ExerciseView[] };
