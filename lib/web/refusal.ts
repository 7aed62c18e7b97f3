import { basename } from "node:path";
import { DataError } from "../core/index.ts";
import type { Language, Refusal } from "./protocol.ts";
import { type RefusalCode, refusalTexts } from "./refusal-texts.ts";

/** The HTTP status of each refusal. */
const statuses: Readonly<Record<RefusalCode, Status>> = {
  "bad-request": 400,
  "no-key": 401,
  "wrong-host": 403,
  "foreign-page": 403,
  "read-only": 403,
  "not-own": 403,
  "not-lesson": 403,
  "nothing-here": 404,
  "no-notebook": 404,
  "no-exercise": 404,
  "no-cell": 404,
  "no-picture": 404,
  "no-question": 404,
  conflict: 409,
  "too-long": 413,
  "notebook-too-large": 413,
  "not-json": 422,
  "not-notebook": 422,
  "other-format": 422,
  "damaged-notebook": 422,
  "damaged-file": 422,
  "not-progress": 422,
  "outputs-dropped": 500,
  failed: 500,
  "no-kernel": 503,
  "kernel-exit": 503,
  "kernel-crash": 503,
  "kernel-memory": 503,
  "kernel-flood": 503,
  "kernel-room": 503,
  "disk-full": 507,
};

type Status = 400 | 401 | 403 | 404 | 409 | 413 | 422 | 500 | 503 | 507;

/** What the server cannot do, for a reason that the reader should know. */
export class RefusedError extends Error implements Refusal {
  override readonly name = "RefusedError";
  readonly code: RefusalCode;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(code: RefusalCode, values: Refusal["values"] = {}, options?: ErrorOptions) {
    super(refusalText({ code, values }, "en"), options);
    this.code = code;
    this.values = values;
  }

  get status(): Status {
    return statuses[this.code];
  }

  /** As it travels to the page. */
  get refusal(): Refusal {
    return { code: this.code, message: this.message, values: this.values };
  }
}

/** The sentence of a refusal, in a language of the page. */
export function refusalText({ code, values }: RefusalIn, language: Language): string {
  return refusalTexts[code][language].replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    String(values[name] ?? whole),
  );
}

type RefusalIn = Pick<RefusedError, "code" | "values">;

/**
 * Any failure as a refusal: those of the disk by their own names, the others with what they say.
 * `file` is what was being written, for failures that do not name it.
 */
export function refused(error: unknown, file?: string): RefusedError {
  if (error instanceof RefusedError) return error;
  const options = { cause: error };
  const { code, path, cause, message } = failureOf(error);
  file ??= finalName(path ?? "work/");
  if (code === "ENOSPC" || code === "EDQUOT" || code === "EFBIG") {
    return new RefusedError("disk-full", { file }, options);
  }
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
    return new RefusedError("read-only", { file }, options);
  }
  if (error instanceof DataError && failureOf(cause).code) return refused(cause, file);
  if (error instanceof DataError) return damaged(error, options);
  const isAsked = error instanceof RangeError || error instanceof SyntaxError;
  const detail = message.replace(/\.$/, "");
  return new RefusedError(isAsked ? "bad-request" : "failed", { detail }, options);
}

function damaged(error: DataError, options: ErrorOptions): RefusedError {
  const detail = error.message.slice(error.where.length + 2);
  return new RefusedError("damaged-file", { file: basename(error.where), detail }, options);
}

/** The file that is to be, of a path that may be its draft's. */
function finalName(path: string): string {
  return basename(path).replace(/^\.(.+)\.\d+-\d+\.tmp$/, "$1");
}

interface SystemFailure {
  readonly message: string;
  /** "ENOSPC" and the like, of the operating system's errors. */
  readonly code?: string;
  readonly path?: string;
  readonly cause?: unknown;
}

function failureOf(error: unknown): SystemFailure {
  return error instanceof Error ? error : { message: String(error) };
}
