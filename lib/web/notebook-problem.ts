import type { DataError } from "../core/index.ts";
import type { Refusal } from "./protocol.ts";
import { RefusedError } from "./refusal.ts";
import type { RefusalCode } from "./refusal-texts.ts";

/** Why a text is no notebook that we can open, after `parseNotebook` has said no. */
export function notebookProblem(text: string, file: string, cause: DataError): RefusedError {
  const refuse = (code: RefusalCode, values: Refusal["values"] = {}): RefusedError =>
    new RefusedError(code, { file, ...values }, { cause });
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return refuse("not-json");
  }
  const { nbformat, cells }: { nbformat?: unknown; cells?: unknown } = Object(json);
  if (typeof nbformat === "number" && nbformat !== 4) {
    return refuse("other-format", { version: nbformat });
  }
  if (!Array.isArray(cells) || nbformat !== 4) return refuse("not-notebook");
  return refuse("damaged-notebook", { detail: cause.message.slice(cause.where.length + 2) });
}
