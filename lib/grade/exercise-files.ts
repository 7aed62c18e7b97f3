import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { DataError } from "../core/index.ts";
import type { Language } from "./language.ts";

/** The cell as students get it. */
export function readStub(courseRoot: string, id: string): Promise<string> {
  return readPart(
    codeOrText(join(courseRoot, "exercises", id, "stub")),
    "the exercise has no stub",
  );
}

/** The cell as the author answers it. */
export function readSolution(courseRoot: string, id: string): Promise<string> {
  return readPart(codeOrText(join(courseRoot, "solutions", id)), "the exercise has no solution");
}

/** What is asked, in Markdown. */
export function readStatement(courseRoot: string, id: string, language: Language): Promise<string> {
  const path = join(courseRoot, "exercises", id, `statement.${language}.md`);
  return readPart(path, `the exercise has no statement in "${language}"`);
}

/** A text that a person marks is Markdown, all else code. */
function codeOrText(path: string): string {
  return existsSync(`${path}.md`) ? `${path}.md` : `${path}.ts`;
}

async function readPart(path: string, absent: string): Promise<string> {
  const text = existsSync(path) ? (await readFile(path, "utf8")).trimEnd() : "";
  if (text === "") throw new DataError(path, absent);
  return text;
}
