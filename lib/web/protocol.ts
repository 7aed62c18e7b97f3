/** What the server and the page say to each other; the page imports only types from here. */
import type { StoredOutput } from "../kernel/index.ts";

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
}

export interface RunRequest {
  readonly cells: readonly { readonly id: string; readonly code: string }[];
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
  readonly title: string;
  /** Best points so far; undefined before the first check. */
  readonly points?: number;
  readonly maxPoints: number;
}

export interface ModuleView {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** Reading and working time; undefined where the notebook does not say. */
  readonly minutes?: number;
  readonly isStarted: boolean;
  /** Why the notebook cannot be opened, if it cannot. */
  readonly problem?: string;
  readonly exercises: readonly ExerciseView[];
}

export interface CourseView {
  readonly title: string;
  readonly modules: readonly ModuleView[];
}

/** Sent over the event stream of a notebook; the first one after each connection is a snapshot. */
export type NotebookEvent =
  | {
      readonly type: "snapshot";
      readonly kernel: KernelState;
      readonly reason: string;
      readonly results: Readonly<Record<string, CellResult>>;
    }
  | { readonly type: "kernel"; readonly kernel: KernelState; readonly reason: string }
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
  /** Something the reader should know, in one sentence. */
  | { readonly type: "trouble"; readonly text: string }
  | { readonly type: "exercises"; readonly exercises: readonly ExerciseView[] };
