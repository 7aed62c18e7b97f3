import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { ClassDesk, DeskState, GradeOrder } from "../web/index.ts";

/** The class that the instructor's pages are about. */
export interface ClassFlags {
  /** Folder of the submissions. */
  readonly class: string;
  readonly key: string;
  readonly term: string;
  readonly roster?: string;
}

/** A desk that has `toplab grade` do the work, so that the pages and the terminal agree. */
export function classDesk(flags: ClassFlags, program: string): ClassDesk {
  const folder = resolve(flags.class);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new RangeError(`Cannot open the class ${flags.class}: there is no such folder`);
  }
  const results = join(folder, "results");
  const common = ["--key", flags.key, "--term", flags.term];
  const roster = flags.roster === undefined ? [] : ["--roster", flags.roster];
  let working: ChildProcess | undefined;
  let said = "";
  return {
    results,
    marks: join(results, "marks.csv"),
    get state(): DeskState {
      return { isWorking: working !== undefined, said };
    },
    grade({ student, format }: GradeOrder) {
      if (working) return;
      const again = student === undefined ? [] : ["--again", student];
      const wanted = format === undefined ? [] : ["--export", format];
      const args = [program, "grade", folder, ...common, ...roster, ...again, ...wanted];
      said = "Starting to grade …";
      const grader = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
      working = grader;
      grader.stderr.setEncoding("utf8").on("data", (text: string) => {
        said = lastLine(text) ?? said;
      });
      grader.on("error", (error) => {
        said = `Cannot grade: ${error.message}`;
        working = undefined;
      });
      grader.on("close", () => {
        working = undefined;
      });
    },
    close: () => void working?.kill("SIGINT"),
  };
}

function lastLine(text: string): string | undefined {
  return text
    .split("\n")
    .map((line) => line.replace(/^toplab: /, "").trim())
    .findLast((line) => line !== "");
}
