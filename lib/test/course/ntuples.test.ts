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

test("pile-up weights may leave out data in bins without simulation, so that the total stays exactly", async () => {
  const { exercise } = await import("../../../exercises/03-ntuples/pile-up/exercise.ts");
  const { probe } = await import("../../../exercises/03-ntuples/pile-up/probe.ts");
  const pileUpFactors = (data: number[], simulated: number[]): Float64Array => {
    const sum = (counts: number[]): number => counts.reduce((total, n) => total + n, 0);
    const seen = sum(data.filter((_, bin) => simulated[bin]! > 0));
    const factor = (n: number, made: number): number => (n / made) * (sum(simulated) / seen);
    return Float64Array.from(data, (n, bin) =>
      simulated[bin]! > 0 ? factor(n, simulated[bin]!) : 0,
    );
  };
  for (const seed of [1, 17, 2026]) {
    const inputs = exercise.inputs(seed) as never; // this judge's own
    const reference = (await exercise.reference(seed)) as never;
    const values = (await probe({ pileUpFactors }, inputs)) as never;
    expect(exercise.judge(values, { inputs, reference, seed }).status).toBe("pass");
  }
});
