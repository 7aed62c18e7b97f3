import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { particles } from "../../core/index.ts";
import { verifyVariants } from "../../grade/author/verify-variants.ts";
import { hintsOf } from "../../grade/exercise.ts";
import { readStatement } from "../../grade/exercise-files.ts";
import { exerciseTexts, statementTitle } from "../../grade/exercise-texts.ts";
import { loadModule } from "../../grade/graded-module.ts";
import { type Language, languages } from "../../grade/language.ts";
import { verifyModule } from "../../grade/verify.ts";
import { parseNotebook } from "../../kernel/index.ts";

const module = "01-z-boson";
const path = `notebooks/${module}.ipynb`;
const notebook = parseNotebook(readFileSync(path, "utf8"), path);

test("each exercise has its statement in three languages, its stub in the notebook, and steps of hints", async () => {
  const { exercises } = await loadModule(".", module);
  expect(exercises.length).toBeGreaterThanOrEqual(5);
  for (const { id, hints, wrong } of exercises) {
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
    for (const language of ["es", "ru"]) {
      expect(existsSync(`exercises/${id}/statement.${language}.md`), `${id} ${language}`).toBe(
        true,
      );
    }
    const told = languages.map((language) => hintsOf({ hints }, language));
    expect(told[0]!.length, id).toBeGreaterThanOrEqual(2);
    for (const translated of told) expect(translated.length, id).toBe(told[0]!.length);
    expect(new Set(told.flat()).size, `${id}: hints in ${languages}`).toBe(told.flat().length);
    expect(wrong.length, id).toBeGreaterThanOrEqual(2);
  }
});

test("each exercise is called by its name in the reader's language", async () => {
  const { exercises } = await loadModule(".", module);
  const titles = (language: Language) =>
    Promise.all(exercises.map(async (one) => (await exerciseTexts(".", one, language)).title));
  expect(await titles("es")).toEqual([
    "La masa invariante",
    "El espectro del Z",
    "Quédate con los pares buenos",
    "Ajusta el Z",
    "La masa del J/ψ, en MeV",
    "¿De quién es la anchura?",
    "Tu primera sección eficaz",
  ]);
  expect((await titles("ru"))[0]).toBe("Инвариантная масса");
  for (const one of exercises) {
    const english = await readStatement(".", one.id, "en");
    expect(statementTitle(english), one.id).toBe(one.title);
  }
});

test("the lesson is a story: short cells, and no more code than words", () => {
  for (const { cell_type, id, source } of notebook.cells) {
    if (cell_type === "code") expect(source.split("\n").length, id).toBeLessThanOrEqual(20);
  }
  const words = notebook.cells.filter(({ cell_type }) => cell_type === "markdown");
  expect(words.length).toBeGreaterThan(notebook.cells.length * 0.45);
  const told = words.map(({ source }) => source).join("\n");
  expect(told).toContain(`${particles.Z.mass} ± 0.0020 GeV`);
});

test("solution all points, stub none, each known mistake what its author says", async () => {
  const trials = await verifyModule(".", module);
  expect(trials.length).toBeGreaterThan(30);
  expect(trials.filter(({ problem }) => problem !== undefined)).toEqual([]);
}, 240_000);

test("each student measures something else: nobody's values of the data pass for another student", async () => {
  const seeds = [1, 2, 17, 276_451_656_908_370];
  const trials = await verifyVariants(".", module, { seeds });
  expect(trials.filter(({ problem }) => problem !== undefined)).toEqual([]);
  for (const slug of ["z-spectrum", "z-fit", "jpsi-mass", "cross-section"]) {
    const told = trials.filter(({ subject }) => subject === `${module}/${slug}`);
    expect(told.map(({ answer }) => answer)).toContain("answers of 4 other seeds");
  }
}, 480_000);

test("a mass from the tables is recognised, also by one whose own data give just that mass", async () => {
  const { exercises } = await loadModule(".", module);
  const { judge } = exercises.find(({ id }) => id === `${module}/jpsi-mass`)!;
  const verdict = (value: number, error: number) =>
    judge(
      { jpsiMass: { value, error, unit: "MeV" } },
      { inputs: null, reference: { value: 3096.6, error: 0.4 }, seed: 9 },
    );
  expect(verdict(3096.9, 0.006).credit).toBe(0);
  expect(verdict(3096.9, 0.4).credit).toBe(1);
});
