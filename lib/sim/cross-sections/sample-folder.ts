import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** An empty folder for the files of a lesson; it is gone when the program ends. */
export function sampleFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "toplab-cross-sections-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
