import type {
  CellSource,
  CompletionReply,
  CourseView,
  DiagnosisReply,
  ExerciseView,
  HelpRequest,
  InspectionReply,
  NotebookView,
  Refusal,
  RunRequest,
  SaveRequest,
  Settings,
  UploadRequest,
} from "../../protocol.ts";

export { listen } from "./listen.ts";

import { serverTexts } from "../texts/server.ts";
import { t } from "./i18n.ts";

/** The server said no, or nothing at all (`status` 0); the message is in the reader's language. */
export class ServerError extends Error {
  override readonly name = "ServerError";
  readonly status: number;
  readonly code: string;

  constructor(status: number, refusal: Refusal) {
    super(refusalText(refusal));
    this.status = status;
    this.code = refusal.code;
  }
}

/** A refusal, or an event of type "trouble", in the reader's language. */
export function refusalText({ code, message, values }: Refusal): string {
  const text = Object.hasOwn(serverTexts, code)
    ? serverTexts[code as keyof typeof serverTexts]
    : undefined; // just looked up
  return text ? t(text, values) : message;
}

export const course = (): Promise<CourseView> => ask("GET", "/api/course");
export const settings = (): Promise<Settings> => ask("GET", "/api/settings");
/** Keeps some of the settings; answers with all of them. A new language shows after a reload. */
export const saveSettings = (some: Partial<Settings>): Promise<Settings> =>
  ask("PUT", "/api/settings", some);

/** Where the progress can be downloaded, as toplab-progress.json. */
export const progressFile = "/api/progress";
/** Merges a downloaded progress into this one, best points win; answers how many exercises it held. */
export const importProgress = (text: string): Promise<{ readonly exercises: number }> =>
  ask("POST", "/api/progress", { text });
/** One more hint of an exercise, "01-z-boson/mass". */
export const takeHint = (exercise: string): Promise<ExerciseView> =>
  ask("POST", `/api/exercises/${exercise.split("/").map(encodeURIComponent).join("/")}/hint`);

/** Takes in a notebook from the reader's disk, as one of their own. */
export const upload = (request: UploadRequest): Promise<{ readonly id: string }> =>
  ask("POST", "/api/notebooks", request);
/** Makes an empty notebook of the reader's own. */
export const newNotebook = (): Promise<{ readonly id: string }> =>
  ask("POST", "/api/notebooks/new", {});
/** Takes one of the reader's own notebooks off the list; `backup` names the file that still holds it. */
export const removeNotebook = (id: string): Promise<{ readonly backup: string }> =>
  ask("DELETE", notebookPath(id));

/** The commands one notebook understands. */
export interface NotebookServer {
  open(): Promise<NotebookView>;
  /** Answers with the new revision; fails with status 409 if somebody else wrote in between. */
  save(request: SaveRequest): Promise<{ readonly revision: string }>;
  /** Keeps these cells as a notebook of the reader's own beside this one, with the outputs they have. */
  saveCopy(cells: readonly CellSource[]): Promise<{ readonly id: string }>;
  run(request: RunRequest): Promise<unknown>;
  interrupt(): Promise<unknown>;
  restart(): Promise<unknown>;
  /** Puts the original back; `backup` names the file beside it that keeps the student's copy. */
  reset(): Promise<{ readonly backup: string }>;
  /** Brings what is new in the lesson into the copy, whose edited cells stay; `backup` as above, if there was anything. */
  update(): Promise<{ readonly backup?: string }>;
  /** The original text of one cell of the lesson. */
  restore(cell: string): Promise<{ readonly source: string }>;
  /** Starts the kernel without running anything, so that the first cell need not wait. */
  warm(): Promise<unknown>;
  complete(request: HelpRequest): Promise<CompletionReply>;
  inspect(request: HelpRequest): Promise<InspectionReply>;
  diagnose(code: string): Promise<DiagnosisReply>;
  /** Answers an `input` event; null gives up, and the cell's `input()` fails. */
  answer(id: string, value: string | null): Promise<unknown>;
  /** Where a picture lies that a text names by a path relative to the notebook. */
  picture(path: string): string;
  /** Where the .ipynb can be downloaded, as it is saved now. */
  readonly file: string;
  /** Where the events come from: for `listen`. */
  readonly events: string;
}

export function notebookServer(id: string): NotebookServer {
  const base = notebookPath(id);
  return {
    open: () => ask("GET", base),
    save: (request) => ask("PUT", base, request),
    saveCopy: (cells) => ask("POST", `${base}/copy`, { cells }),
    run: (request) => ask("POST", `${base}/run`, request),
    interrupt: () => ask("POST", `${base}/interrupt`),
    restart: () => ask("POST", `${base}/restart`),
    reset: () => ask("POST", `${base}/reset`),
    update: () => ask("POST", `${base}/update`),
    restore: (cell) => ask("POST", `${base}/restore`, { cell }),
    warm: () => ask("POST", `${base}/warm`),
    complete: (request) => ask("POST", `${base}/complete`, request),
    inspect: (request) => ask("POST", `${base}/inspect`, request),
    diagnose: (code) => ask("POST", `${base}/diagnose`, { code }),
    answer: (question, value) => ask("POST", `${base}/input`, { id: question, value }),
    picture: (path) => `${base}/picture?path=${encodeURIComponent(path)}`,
    file: `${base}/file`,
    events: `${base}/events`,
  };
}

function notebookPath(id: string): string {
  return `/api/notebooks/${encodeURIComponent(id)}`;
}

async function ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const request: RequestInit =
    body === undefined
      ? { method }
      : { method, body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  let response: Response;
  try {
    response = await fetch(path, request);
  } catch {
    throw new ServerError(0, { code: "no-answer", message: "Toplab does not answer." });
  }
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return answer as Answer; // the server and the page are built from one protocol.ts
  throw new ServerError(response.status, asRefusal(answer, response.status));
}

function asRefusal(answer: unknown, status: number): Refusal {
  const { code, message, values }: Partial<Refusal> = Object(answer);
  return {
    code: typeof code === "string" ? code : "unknown",
    message: typeof message === "string" ? message : `The server answered ${status}.`,
    ...(values ? { values } : {}),
  };
}
