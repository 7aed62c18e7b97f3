import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { hintsOf } from "../../grade/exercise.ts";
import { readStatement } from "../../grade/exercise-files.ts";
import { exerciseTexts, statementTitle } from "../../grade/exercise-texts.ts";
import { loadModule } from "../../grade/graded-module.ts";
import { languages } from "../../grade/language.ts";
import { verifyModule } from "../../grade/verify.ts";
import { parseNotebook } from "../../kernel/index.ts";

const module = "02-resonances";
const path = `notebooks/${module}.ipynb`;
const notebook = parseNotebook(readFileSync(path, "utf8"), path);

test("each exercise has its statement in three languages, its stub in the notebook, and steps of hints", async () => {
  const { exercises } = await loadModule(".", module);
  expect(exercises.length).toBeGreaterThanOrEqual(6);
  for (const exercise of exercises) {
    const { id, hints, wrong } = exercise;
    const cell = notebook.cells.findIndex(
      ({ metadata }) => (metadata["toplab"] as { exercise?: string } | undefined)?.exercise === id,
    );
    expect(`${notebook.cells[cell]?.source}\n`, id).toBe(
      readFileSync(`exercises/${id}/stub.ts`, "utf8"),
    );
    expect(`${notebook.cells[cell - 1]?.source}\n`, id).toBe(
      readFileSync(`exercises/${id}/statement.en.md`, "utf8"),
    );
    expect(notebook.cells[cell + 1]?.source, id).toBe(`await check("${id.split("/")[1]}")`);
    expect(statementTitle(await readStatement(".", id, "en")), id).toBe(exercise.title);
    const titles = await Promise.all(
      languages.map(async (language) => (await exerciseTexts(".", exercise, language)).title),
    );
    expect(new Set(titles).size, id).toBe(languages.length);
    const told = languages.map((language) => hintsOf({ hints }, language));
    for (const translated of told) expect(translated.length, id).toBe(told[0]!.length);
    expect(new Set(told.flat()).size, id).toBe(told.flat().length);
    expect(wrong.length, id).toBeGreaterThanOrEqual(2);
  }
});

test("the lesson is a story: short cells, and as many words as code", () => {
  for (const { cell_type, id, source } of notebook.cells) {
    if (cell_type === "code") expect(source.split("\n").length, id).toBeLessThanOrEqual(15);
  }
  const words = notebook.cells.filter(({ cell_type }) => cell_type === "markdown");
  expect(words.length).toBeGreaterThan(notebook.cells.length * 0.44);
});

// each student has a run of their own
test.each([1, 17, 2026])(
  "for student %d the solutions earn all points, stubs none, each known mistake what its author says",
  async (seed) => {
    const trials = await verifyModule(".", module, { seed });
    expect(trials.length).toBeGreaterThan(50);
    expect(trials.filter(({ problem }) => problem !== undefined)).toEqual([]);
  },
  400_000,
);
