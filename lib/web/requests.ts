import type { CellSource, RunRequest, SaveRequest } from "./protocol.ts";

/** A request whose body is not what protocol.ts says. */
export class RequestError extends Error {
  override readonly name = "RequestError";
}

/** Reads the body of a save. */
export function saveRequest(body: unknown): SaveRequest {
  const { revision, cells } = record(body);
  if (typeof revision !== "string" || !Array.isArray(cells)) {
    throw new RequestError("A save needs a revision and cells");
  }
  return { revision, cells: cells.map(cellSource) };
}

/** Reads the body of a run. */
export function runRequest(body: unknown): RunRequest {
  const { cells } = record(body);
  if (!Array.isArray(cells)) throw new RequestError("A run needs cells");
  return {
    cells: cells.map((cell) => {
      const { id, code } = record(cell);
      if (!isCellId(id) || typeof code !== "string") {
        throw new RequestError("A cell to run needs an id and its code");
      }
      return { id, code };
    }),
  };
}

function cellSource(cell: unknown): CellSource {
  const { id, kind, source } = record(cell);
  const isKind = kind === "code" || kind === "markdown" || kind === "raw";
  if (!isCellId(id) || !isKind || typeof source !== "string") {
    throw new RequestError("A cell to save needs an id, a kind and its source");
  }
  return { id, kind, source };
}

/** As nbformat 4.5 wants them. */
function isCellId(id: unknown): id is string {
  return typeof id === "string" && /^[\w-]{1,64}$/.test(id);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return Object(value);
}
