import type {
  CellSource,
  HelpRequest,
  RunRequest,
  SaveRequest,
  Settings,
  UploadRequest,
} from "./protocol.ts";
import { RefusedError } from "./refusal.ts";

/** Reads the body of a save. */
export function saveRequest(body: unknown): SaveRequest {
  const { revision, keepsOther } = record(body);
  if (typeof revision !== "string") throw malformed("a save needs a revision");
  return { revision, cells: cellsRequest(body), keepsOther: keepsOther === true };
}

/** Reads the cells of a copy or a save. */
export function cellsRequest(body: unknown): readonly CellSource[] {
  const { cells } = record(body);
  if (!Array.isArray(cells)) throw malformed("there are no cells to save");
  return cells.map(cellSource);
}

/** Reads the body of a run. */
export function runRequest(body: unknown): RunRequest {
  const { cells } = record(body);
  if (!Array.isArray(cells)) throw malformed("a run needs cells");
  return {
    cells: cells.map((cell) => {
      const { id, code } = record(cell);
      if (!isCellId(id) || typeof code !== "string") {
        throw malformed("a cell to run needs an id and its code");
      }
      return { id, code };
    }),
  };
}

/** Reads a place in a cell's code, for editor help. */
export function helpRequest(body: unknown): HelpRequest {
  const { cursor } = record(body);
  const code = codeRequest(body);
  if (typeof cursor !== "number" || !Number.isInteger(cursor) || cursor < 0) {
    throw malformed("the cursor must be a place in the code");
  }
  return { code, cursor: Math.min(cursor, code.length) };
}

/** Reads the code of a cell. */
export function codeRequest(body: unknown): string {
  const { code } = record(body);
  if (typeof code !== "string") throw malformed("the code is missing");
  return code;
}

/** Reads the id of a cell. */
export function cellRequest(body: unknown): string {
  const { cell } = record(body);
  if (!isCellId(cell)) throw malformed("the id of a cell is missing");
  return cell;
}

/** Reads the answer to a cell's question. */
export function answerRequest(body: unknown): {
  readonly id: string;
  readonly value: string | null;
} {
  const { id, value } = record(body);
  if (typeof id !== "string" || !(typeof value === "string" || value === null)) {
    throw malformed("an answer needs the question's id and a line of text, or null");
  }
  return { id, value };
}

/** Reads a notebook that is brought along. */
export function uploadRequest(body: unknown): UploadRequest {
  const { name } = record(body);
  if (typeof name !== "string" || name === "") throw malformed("the file has no name");
  return { name: name.slice(-200), text: textRequest(body) };
}

/** Reads the text of a file. */
export function textRequest(body: unknown): string {
  const { text } = record(body);
  if (typeof text !== "string") throw malformed("the text of the file is missing");
  return text;
}

/** Reads changes to the settings; whoever keeps them knows which there are. */
export function settingsRequest(body: unknown): Partial<Settings> {
  return { ...record(body) };
}

function cellSource(cell: unknown): CellSource {
  const { id, kind, source, attachments } = record(cell);
  const isKind = kind === "code" || kind === "markdown" || kind === "raw";
  if (!isCellId(id) || !isKind || typeof source !== "string") {
    throw malformed("a cell to save needs an id, a kind and its source");
  }
  if (attachments === undefined) return { id, kind, source };
  const pictures = Object.entries(record(attachments)).map(([name, picture]) => [
    name,
    Object.fromEntries(Object.entries(record(picture)).filter(isPicture)),
  ]);
  return { id, kind, source, attachments: Object.fromEntries(pictures) };
}

/** MIME type and base64, as nbformat keeps them. */
function isPicture([type, content]: readonly [string, unknown]): boolean {
  return /^[\w.+-]+\/[\w.+-]+$/.test(type) && typeof content === "string";
}

/** As nbformat 4.5 wants them. */
function isCellId(id: unknown): id is string {
  return typeof id === "string" && /^[\w-]{1,64}$/.test(id);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return Object(value);
}

function malformed(detail: string): RefusedError {
  return new RefusedError("bad-request", { detail });
}
