import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { DataError } from "../core/index.ts";
import type { Language } from "./language.ts";

/** The cell as students get it. */
export function readStub(courseRoot: string, id: string): Promise<string> {
  return readPart(join(courseRoot, "exercises", id, "stub.ts"), "the exercise has no stub");
}

/** The cell as the author answers it. */
export function readSolution(courseRoot: string, id: string): Promise<string> {
  return readPart(join(courseRoot, "solutions", `${id}.ts`), "the exercise has no solution");
}

/** What is asked, in Markdown. */
export function readStatement(courseRoot: string, id: string, language: Language): Promise<string> {
  const path = join(courseRoot, "exercises", id, `statement.${language}.md`);
  return readPart(path, `the exercise has no statement in "${language}"`);
}

async function readPart(path: string, absent: string): Promise<string> {
  const text = existsSync(path) ? (await readFile(path, "utf8")).trimEnd() : "";
  if (text === "") throw new DataError(path, absent);
  return text;
}
