import { readFileSync } from "node:fs";

/** The full example of docs/analysis.md. */
export const example: string = /```yaml\n(.*?)```/s.exec(
  readFileSync("docs/analysis.md", "utf8"),
)![1]!;
