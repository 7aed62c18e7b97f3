import { readFileSync } from "node:fs";

/** The text of a file in UTF-8, without the mark (BOM) that editors of Windows put before it. */
export function readText(path: string): string {
  try {
    return readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { path }) : error; // of a folder the system tells no name
  }
}
