import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { exerciseOfCell } from "../../grade/lesson-metadata.ts";
import { matchCells } from "../../grade/run/match-cells.ts";
import { parseNotebook } from "../../kernel/index.ts";
import { edited, errorOfCount, meanMass } from "./counting-course.ts";

const path = "lib/test/grade/fixtures/notebooks/01-counting.ipynb";
const lesson = parseNotebook(readFileSync(path, "utf8"), path);
const exercises = [errorOfCount, meanMass].map((id) => ({ id }));
type Matched = ReturnType<typeof matchCells>;
const match = (edit: Parameters<typeof edited>[1]): Matched =>
  matchCells(edited(lesson, edit), { notebook: lesson, exercises });

test("every exercise of an untouched lesson is found, without a flag", () => {
  const matches = match((json) => json);
  for (const { id } of exercises) {
    expect(exerciseOfCell(matches.get(id)!.cell!)).toBe(id);
    expect(matches.get(id)?.flags).toEqual([]);
  }
});

test("of a duplicated cell the first counts, and the exercise is flagged", () => {
  const matches = match((json) => ({
    ...json,
    cells: json.cells.flatMap((cell) =>
      exerciseOfCell(cell) === meanMass
        ? [
            { ...cell, source: "first" },
            { ...cell, source: "second" },
          ]
        : [cell],
    ),
  }));
  expect(matches.get(meanMass)).toMatchObject({ cell: { source: "first" }, flags: ["duplicated"] });
});

test("a deleted cell leaves its exercise without an answer, and the others as they are", () => {
  const matches = match((json) => ({
    ...json,
    cells: json.cells.filter((cell) => exerciseOfCell(cell) !== errorOfCount),
  }));
  expect(matches.get(errorOfCount)).toEqual({ flags: ["deleted"] });
  expect(matches.get(meanMass)?.flags).toEqual([]);
});

test("a cell whose metadata another editor has dropped is found by its id", () => {
  const matches = match((json) => ({
    ...json,
    cells: json.cells.map((cell) => ({ ...cell, metadata: {} })),
  }));
  expect(matches.get(meanMass)).toMatchObject({
    cell: { id: "mean" },
    flags: ["found by cell id"],
  });
});

test("cells in another order are found and flagged", () => {
  const matches = match((json) => ({ ...json, cells: json.cells.toReversed() }));
  expect(matches.get(errorOfCount)?.flags).toEqual([]);
  expect(matches.get(meanMass)?.flags).toEqual(["moved"]);
});

test("a stolen id does not take the place of the cell that the exercise names", () => {
  const matches = match((json) => ({
    ...json,
    cells: json.cells.map((cell) =>
      cell.id === "after"
        ? { ...cell, id: "mean" }
        : cell.id === "mean"
          ? { ...cell, id: "x" }
          : cell,
    ),
  }));
  expect(matches.get(meanMass)).toMatchObject({ cell: { id: "x" }, flags: ["id on another cell"] });
});

const place = (before: string, after: string) =>
  matchCells(
    edited(lesson, (json) => ({
      ...json,
      cells: json.cells.flatMap((cell) =>
        exerciseOfCell(cell) === meanMass
          ? [
              { ...cell, id: "b", metadata: {}, source: before },
              cell,
              { ...cell, id: "a", metadata: {}, source: after },
            ]
          : [cell],
      ),
    })),
    { notebook: lesson, exercises: [{ id: meanMass, answers: ["meanMass"] }] },
  ).get(meanMass)!.flags;

test.each([
  "const meanMass = 91;",
  "let\n  meanMass = 91;",
  "const { a, meanMass } = all;",
  "const [first, meanMass] = list;",
  "meanMass = 91;",
  "if (true) { meanMass=91 }",
  "async function* meanMass() {}",
])("an answer is seen where another cell defines it: %j", (code) => {
  expect(place(code, "")).toContain("defined elsewhere");
  expect(place("", code)).toContain("defined elsewhere");
});

test.each([
  "meanMass",
  "meanMass === 91",
  "const meanMasses = 1;",
  "show({ meanMass });",
  "f = (meanMass) => 1",
])("an answer that is only used is not defined: %j", (code) => {
  expect(place("", code)).toEqual([]);
});

test("no text keeps the look for definitions busy", () => {
  const long = ["const {", "\n", "function ", " ", "meanMass", "let [", "(", "const meanMas "];
  const before = process.cpuUsage().user;
  for (const text of long) place(text.repeat(500_000 / text.length), "");
  expect(process.cpuUsage().user - before).toBeLessThan(20e6);
});

test.each([null, 7, "x", [], { exercise: 7 }, { exercise: "__proto__" }])(
  "metadata of the form %j harm nobody",
  (toplab) => {
    const matches = match((json) => ({
      ...json,
      cells: json.cells.map((cell) => ({ ...cell, id: `${cell.id}-x`, metadata: { toplab } })),
    }));
    expect(matches.get(meanMass)).toEqual({ flags: ["deleted"] });
  },
);
