import { DataError } from "../../../core/index.ts";
import { readText, writeWhole } from "../../../io/index.ts";
import { checkConsistency } from "./consistency.ts";
import { rememberText } from "./digest.ts";
import { workspaceSchema } from "./schema.ts";
import { validate } from "./validate.ts";
import type { Workspace } from "./workspace.ts";

/** A workspace from the text of its file; `where` names it in messages. */
export function parseWorkspace(text: string, where = "workspace"): Workspace {
  const workspace = checkWorkspace(parseJson(text, where), where);
  rememberText(workspace, text);
  return workspace;
}

/** The workspace in a JSON file of pyhf. */
export function readWorkspace(path: string): Workspace {
  return parseWorkspace(readText(path), path);
}

/** The object as a workspace, if it is one: else one sentence with the place, what is there and what is wanted. */
export function checkWorkspace(json: unknown, where = "workspace"): Workspace {
  validate(workspaceSchema, json, where);
  const workspace = json as Workspace; // as the schema says
  checkConsistency(workspace, where);
  return workspace;
}

/** Writes a workspace as JSON that pyhf reads. */
export function writeWorkspace(path: string, workspace: Workspace): void {
  writeWhole(path, `${JSON.stringify(workspace, undefined, 2)}\n`);
}

export function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message.replaceAll("\n", " ") : String(cause);
    throw new DataError(where, `it is not JSON, which has no NaN or Infinity either: ${said}`, {
      cause,
    });
  }
}
