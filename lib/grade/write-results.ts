import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { writeWhole } from "../io/whole-file.ts";
import type { ClassResult } from "./class-result.ts";
import { readStatement } from "./exercise-files.ts";
import type { GradedModule } from "./graded-module.ts";
import { reportHtml } from "./report/page.ts";
import { resultsCsv } from "./results-csv.ts";
import { resultsJson } from "./results-json.ts";

/** Writes results.csv, results.json and report.html, each all or not at all. */
export async function writeResults(
  folder: string,
  result: ClassResult,
  module: GradedModule,
): Promise<void> {
  const statements = await Promise.all(
    module.exercises.map(async ({ id }) => [id, await readStatement(module.courseRoot, id, "en")]),
  );
  const texts = { title: module.title, statements: Object.fromEntries(statements) };
  await mkdir(folder, { recursive: true });
  writeWhole(join(folder, "results.csv"), resultsCsv(result));
  writeWhole(join(folder, "results.json"), resultsJson(result));
  writeWhole(join(folder, "report.html"), reportHtml(result, texts));
}
