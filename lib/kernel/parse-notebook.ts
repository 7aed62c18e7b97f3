import { createHash } from "node:crypto";
import { DataError } from "../core/index.ts";
import type { Cell, Notebook, StoredOutput } from "./notebook.ts";

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads a notebook of nbformat 4 (any minor version) as 4.5: texts become single strings, and cells
 * without an id, or with one used before, get one that depends on their place and text only.
 * Anything else is a `DataError` that names `where`.
 */
export function parseNotebook(text: string, where: string): Notebook {
  const json = parseJson(text, where);
  const { nbformat, nbformat_minor, metadata, cells } = json;
  if (nbformat !== 4 || !Array.isArray(cells)) {
    const found = typeof nbformat === "number" ? `nbformat ${nbformat}` : "no notebook";
    throw new DataError(where, `this is ${found}, not a Jupyter notebook of nbformat 4`);
  }
  const seen = new Set<string>();
  return {
    ...json,
    nbformat,
    nbformat_minor: Math.max(5, Number(nbformat_minor) || 0),
    metadata: isRecord(metadata) ? metadata : {},
    cells: cells.map((cell, i) => parseCell(cell, `${where}, cell ${i + 1}`, seen)),
  };
}

function parseJson(text: string, where: string): Json {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    throw new DataError(where, "this is not a notebook: its text is not JSON", { cause });
  }
  if (!isRecord(json)) throw new DataError(where, "this is not a notebook: it is no JSON object");
  return json;
}

function parseCell(json: unknown, where: string, seen: Set<string>): Cell {
  if (!isRecord(json)) throw new DataError(where, "a cell must be a JSON object");
  const { cell_type, id, metadata, source: text, execution_count, outputs } = json;
  const source = joined(text, where);
  const common = {
    ...json,
    id: freshId(id, source, seen),
    metadata: isRecord(metadata) ? metadata : {},
    source,
  };
  if (cell_type === "markdown" || cell_type === "raw") return { ...common, cell_type };
  if (cell_type !== "code") throw new DataError(where, `a cell cannot be of type ${cell_type}`);
  return {
    ...common,
    cell_type,
    execution_count: typeof execution_count === "number" ? execution_count : null,
    outputs: Array.isArray(outputs) ? outputs.map((output) => parseOutput(output, where)) : [],
  };
}

function freshId(id: unknown, source: string, seen: Set<string>): string {
  const valid = typeof id === "string" && /^[\w-]{1,64}$/.test(id);
  let fresh = valid ? id : "";
  for (let n = seen.size; !fresh || seen.has(fresh); n++) {
    fresh = createHash("sha256").update(`${n}\n${source}`).digest("hex").slice(0, 8);
  }
  seen.add(fresh);
  return fresh;
}

function parseOutput(json: unknown, where: string): StoredOutput {
  if (!isRecord(json)) throw new DataError(where, "an output must be a JSON object");
  const { output_type, name, text, data, execution_count, ename, evalue, traceback } = json;
  switch (output_type) {
    case "stream":
      return {
        output_type,
        name: name === "stderr" ? name : "stdout",
        text: joined(text, where),
      };
    case "error":
      return {
        output_type,
        ename: String(ename),
        evalue: String(evalue),
        traceback: Array.isArray(traceback) ? traceback.map(String) : [],
      };
    case "display_data":
      return { output_type, ...shown(data, json, where) };
    case "execute_result": {
      const count = typeof execution_count === "number" ? execution_count : 0;
      return { output_type, execution_count: count, ...shown(data, json, where) };
    }
    default:
      throw new DataError(where, `an output cannot be of type ${output_type}`);
  }
}

function shown(data: unknown, { metadata }: Json, where: string) {
  const entries = Object.entries(isRecord(data) ? data : {}).map(([type, content]) => [
    type,
    Array.isArray(content) && content.every((line) => typeof line === "string")
      ? joined(content, where)
      : content,
  ]);
  return { data: Object.fromEntries(entries), metadata: isRecord(metadata) ? metadata : {} };
}

/** Texts may be stored as one string or as a list of lines. */
function joined(text: unknown, where: string): string {
  const lines: unknown[] = Array.isArray(text) ? text : [text ?? ""];
  if (lines.every((line) => typeof line === "string")) return lines.join("");
  throw new DataError(where, "a text must be a string or a list of strings");
}

function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
