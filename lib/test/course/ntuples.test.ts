import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseNotebook } from "../../kernel/index.ts";

const path = "notebooks/03-ntuples.ipynb";
const { cells } = parseNotebook(readFileSync(path, "utf8"), path);
const sourceOf = (id: string): string => cells.find((cell) => cell.id === id)!.source;

test("the colleague's file is the one that the judge knows", async () => {
  const { sentFile } = await import("../../../exercises/03-ntuples/mend-the-file/colleague.ts");
  expect(sourceOf("colleague")).toBe(`const colleague = \`${sentFile}\`;`);
});

test("the file of the lesson and that of the judges ask for the same objects and regions", async () => {
  const { lessonFile } = await import("../../../exercises/03-ntuples/lesson-file.ts");
  const judges = lessonFile({ samples: "  data: { files: electrons, kind: data }" });
  const lesson = ["samples", "objects", "regions"]
    .map((part) => sourceOf(`file-${part}`))
    .join("\n");
  for (const line of judges.split("\n").filter((one) => !one.includes("files:"))) {
    expect(lesson).toContain(line);
  }
});
