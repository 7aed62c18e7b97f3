import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { findLeaks } from "../../../grade/author/leaks/find-leaks.ts";
import { secretsOf, significantDigits } from "../../../grade/author/leaks/secrets.ts";
import { textFile } from "../../../grade/build/tree/course-files.ts";
import { loadModule } from "../../../grade/graded-module.ts";
import { buildCourse } from "../counting-course.ts";

const course = buildCourse("leaks");
afterAll(() => course.remove());
const module = await loadModule(course.root, "01-counting");
const secrets = await secretsOf(module, 1);

const notebook = (source: string, outputs: unknown[] = []): string =>
  JSON.stringify({ cells: [{ cell_type: "code", source: source.split(/(?<=\n)/), outputs }] });

test("a line of a solution is found in a lesson, in a built file and in a source map", () => {
  const line = "const meanMass = masses.reduce((sum, mass) => sum + mass, 0) / masses.length;";
  const hidden = {
    ...secrets,
    lines: new Map([[line.replaceAll(/\s/g, ""), "the solution of x"]]),
  };
  const find = (file: string, text: string): unknown[] =>
    findLeaks(new Map([[file, textFile(text)]]), hidden).map(({ what }) => what);
  expect(find("notebooks/01.ipynb", notebook(`// a\n${line}\n`))).toEqual(["the solution of x"]);
  expect(find("exercises/dist/01/x/exercise.js", line.replaceAll(" ", "  "))).toHaveLength(1);
  const map = JSON.stringify({ version: 3, sources: ["x.ts"], sourcesContent: [line] });
  expect(find("exercises/dist/01/x/exercise.js.map", map)).toHaveLength(1);
  expect(
    find("lib/dist/a.js", "//# sourceMappingURL=data:application/json;base64,e30="),
  ).toHaveLength(1);
  expect(find("lib/dist/a.js", `${line}\n`), "one line alone may be chance in a library").toEqual(
    [],
  );
});

test("digits that tell nothing do not count", () => {
  expect(["91.1876", "0.00123", "1200", "1.20e-7", "91.200"].map(significantDigits)).toEqual([
    ...[6, 3, 2, 2, 3],
  ]);
});

test("a right value in an output, a table or metadata is found, its neighbours are not", () => {
  const value = 0.123456789;
  const hidden = { ...secrets, values: [{ value, exercise: "01-counting/x" }] };
  const find = (file: string, text: string): number =>
    findLeaks(new Map([[file, textFile(text)]]), hidden).length;
  expect(find("notebooks/a.ipynb", notebook("x", [{ data: { "text/plain": "0.12346" } }]))).toBe(1);
  expect(
    find("notebooks/a.ipynb", JSON.stringify({ metadata: { answer: value }, cells: [] })),
  ).toBe(1);
  expect(find("exercises/01/x/statement.en.md", "It is 0.1234568.")).toBe(1);
  expect(find("exercises/01/x/statement.en.md", "It is 1.2345679e-1.")).toBe(1);
  expect(find("exercises/01/x/statement.en.md", "Not 0.12345, nor 0.1234, nor 0.12347.")).toBe(0);
  expect(find("datasets/a.csv", "0.12346\n"), "a table has many numbers").toBe(0);
  expect(find("datasets/a.csv", "0.123456789\n")).toBe(1);
});

test("secrets are what the solution and the judge say, less their imports", () => {
  const lines = [...secrets.lines.keys()].join("\n");
  expect(lines).toContain("judges.withinTolerance(meanMass,reference,{");
  expect(lines).not.toContain("import");
});

test("a file beside a judge is a secret as the judge is", async () => {
  const words = 'export const hidden = "what only the judge may say";';
  writeFileSync(join(course.root, "exercises/01-counting/mean-mass/words.ts"), `${words}\n`);
  const { lines } = await secretsOf(module, 1);
  expect(lines.get(words.replaceAll(/\s/g, ""))).toBe(
    "the judge in 01-counting/mean-mass/words.ts",
  );
});
