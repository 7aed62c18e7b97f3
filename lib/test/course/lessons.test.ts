import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hintsOf } from "../../grade/exercise.ts";
import { readStatement, readStub } from "../../grade/exercise-files.ts";
import { exerciseTexts, statementTitle } from "../../grade/exercise-texts.ts";
import { loadModule } from "../../grade/graded-module.ts";
import { languages } from "../../grade/language.ts";
import { exerciseOfCell } from "../../grade/lesson-metadata.ts";
import { parseNotebook } from "../../kernel/index.ts";

describe.each([
  { module: "02-resonances", leastExercises: 6, leastMistakes: 2, longestCell: 15, words: 0.44 },
  { module: "03-ntuples", leastExercises: 6, leastMistakes: 3, longestCell: 15, words: 0.44 },
  {
    module: "04-cross-sections",
    leastExercises: 10,
    leastMistakes: 3,
    longestCell: 15,
    words: 0.4,
  },
  { module: "05-top-quark", leastExercises: 8, leastMistakes: 2, longestCell: 20, words: 0.45 },
  { module: "06-tw-ttbar", leastExercises: 8, leastMistakes: 3, longestCell: 20, words: 0.45 },
  { module: "10-how-sure", leastExercises: 12, leastMistakes: 2, longestCell: 20, words: 0.45 },
])("the lesson $module", ({ module, leastExercises, leastMistakes, longestCell, words }) => {
  const path = `notebooks/${module}.ipynb`;
  const { cells } = parseNotebook(readFileSync(path, "utf8"), path);

  test("has each exercise with its stub between its statement and its check, in three languages", async () => {
    const { exercises } = await loadModule(".", module);
    expect(exercises.length).toBeGreaterThanOrEqual(leastExercises);
    for (const exercise of exercises) {
      const { id, hints, wrong } = exercise;
      const place = cells.findIndex((cell) => exerciseOfCell(cell) === id);
      const [statement, stub, check] = cells.slice(place - 1).map(({ source }) => source);
      expect(stub, id).toBe(await readStub(".", id));
      expect(statement, id).toBe(await readStatement(".", id, "en"));
      expect(check, id).toBe(`await check("${id.split("/")[1]}")`);
      expect(statementTitle(await readStatement(".", id, "en")), id).toBe(exercise.title);
      const titles = await Promise.all(
        languages.map(async (language) => (await exerciseTexts(".", exercise, language)).title),
      );
      expect(new Set(titles).size, id).toBe(languages.length);
      const told = languages.map((language) => hintsOf({ hints }, language));
      for (const translated of told) expect(translated.length, id).toBe(told[0]!.length);
      expect(new Set(told.flat()).size, id).toBe(told.flat().length);
      if (!exercise.marking) expect(wrong.length, id).toBeGreaterThanOrEqual(leastMistakes);
    }
  });

  test("is a story: short cells, and about as many words as code", () => {
    for (const { cell_type, id, source } of cells) {
      if (cell_type === "code")
        expect(source.split("\n").length, id).toBeLessThanOrEqual(longestCell);
    }
    const texts = cells.filter(({ cell_type }) => cell_type === "markdown");
    expect(texts.length).toBeGreaterThan(cells.length * words);
  });
});
