import { DataError } from "../core/index.ts";
import { addOwnNotebook } from "../course/index.ts";
import { notebookProblem } from "./notebook-problem.ts";
import { RefusedError } from "./refusal.ts";
import { maxNotebookMb } from "./stored-notebook.ts";

/** Takes in a notebook of the student's own and returns its id; what is no notebook is refused in plain words. */
export function addOwn(courseRoot: string, name: string, text: string): string {
  const mb = Math.ceil(Buffer.byteLength(text) / 1e6);
  if (mb > maxNotebookMb) {
    throw new RefusedError("notebook-too-large", { file: name, mb, max: maxNotebookMb });
  }
  try {
    return addOwnNotebook(courseRoot, name, text);
  } catch (error) {
    throw error instanceof DataError ? notebookProblem(text, name, error) : error;
  }
}
