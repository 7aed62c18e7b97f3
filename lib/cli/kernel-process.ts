import { join } from "node:path";
import { serveJupyter } from "../kernel/jupyter/serve.ts";
import { courseHandlers } from "./course-handlers.ts";
import { seedLesson } from "./seed-lesson.ts";
import { sentence } from "./sentence.ts";

/**
 * Serves Jupyter's clients and ends the process: with 0 when one of them wants it to, with 1 when the
 * kernel has died, as Jupyter then starts a new one.
 */
export async function kernelProcess(connectionFile: string, strict: boolean): Promise<never> {
  const cwd = process.cwd();
  const tell = (words: string): void => console.error(`toplab: ${words}`);
  try {
    await serveJupyter(connectionFile, {
      cwd,
      strict,
      handlers: courseHandlers(join(cwd, "notebook.ipynb")),
      beforeCell: seedLesson(cwd, process.env["JPY_SESSION_NAME"]),
      now: () => new Date().toISOString(),
      onTrouble: tell,
    });
  } catch (error) {
    tell(sentence(error));
    process.exit(1);
  }
  process.exit(0); // whatever a library still waits for, the kernel is over
}
