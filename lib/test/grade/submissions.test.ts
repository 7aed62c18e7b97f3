import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { languages, type Words, wordsIn } from "../../grade/language.ts";
import { submissionsOf } from "../../grade/submissions/attempts.ts";
import { findSubmissions, modulesOf } from "../../grade/submissions/submissions.ts";

const folder = mkdtempSync(join(tmpdir(), "toplab-class-"));
afterAll(() => rmSync(folder, { recursive: true }));

const english = (words: Words = ""): string => wordsIn(words, "en");
const lesson = "lib/test/grade/fixtures/notebooks/01-counting.ipynb";
const put = (path: string): void => cpSync(lesson, join(folder, path));
put("ada.ipynb");
put("Мария/01.ipynb");
put("Мария/01-copy.ipynb");
put("Мария/.ipynb_checkpoints/01-checkpoint.ipynb");
put(".hidden.ipynb");
writeFileSync(join(folder, "broken.ipynb"), '{"cells": [');
writeFileSync(join(folder, "Мария/package.json"), '{"type": "commonjs"}');
writeFileSync(join(folder, "notes.txt"), "not a notebook");
symlinkSync("/etc/passwd", join(folder, "thief.ipynb"));
symlinkSync(join(folder, "Мария"), join(folder, "double"));
mkdirSync(join(folder, "empty"));
mkdirSync(join(folder, "folder.ipynb"));

test("a class is its notebooks, named by file or by folder, and each student counts once", async () => {
  const found = submissionsOf(await findSubmissions(folder), "01-counting");
  expect(found.map(({ student }) => student)).toEqual([
    "ada",
    "broken",
    "double",
    "empty",
    "folder",
    "thief",
    "Мария",
  ]);
  const maria = found.find(({ student }) => student === "Мария");
  expect(maria?.path).toBe(join("Мария", "01-copy.ipynb"));
  expect(english(maria?.problem)).toContain("several notebooks");
});

test("a link, a folder and a torn file are told of, and none of them is read as a notebook", async () => {
  const found = await findSubmissions(folder);
  const problem = (name: string): string =>
    english(found.find(({ student }) => student === name)?.problem);
  expect(problem("thief")).toContain("link");
  expect(problem("folder")).toContain("folder");
  expect(problem("broken")).toContain("not JSON");
  expect(problem("ada")).toBe("");
  expect(found.filter(({ notebook }) => notebook).map(({ student }) => student)).toEqual([
    "ada",
    "Мария",
    "Мария",
  ]);
});

test("what is wrong with a file is said in each language, and in none of them as in another", async () => {
  const found = submissionsOf(await findSubmissions(folder), "01-counting");
  const problems = found.flatMap(({ problem }) => problem ?? []);
  expect(problems.length).toBeGreaterThan(4);
  for (const problem of problems) {
    const said = languages.map((language) => wordsIn(problem, language));
    expect(new Set(said).size).toBe(languages.length);
    expect(said[2]).toMatch(/[а-я]{3}/);
  }
});

test("the notebooks themselves say which module they belong to", async () => {
  expect(modulesOf(await findSubmissions(folder))).toEqual(["01-counting"]);
  expect(
    submissionsOf(await findSubmissions(folder), "02-other").map(({ student }) => student),
  ).toEqual(["broken", "double", "empty", "folder", "thief"]);
});

test("of several notebooks the one of the module counts, whatever else lies beside it", async () => {
  const many = mkdtempSync(join(tmpdir(), "toplab-several-"));
  const add = (path: string, text?: string): void => {
    mkdirSync(join(many, path, ".."), { recursive: true });
    if (text === undefined) cpSync(lesson, join(many, path));
    else writeFileSync(join(many, path), text);
  };
  add("copied/01-counting-Copy1.ipynb");
  add("copied/01-counting.ipynb");
  add("torn/00-old.ipynb", "not JSON");
  add("torn/01-counting.IPYNB");
  add("notes/00-notes.ipynb", '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}');
  add("notes/mine.ipynb");
  add("results/results.json", "[]");
  add("results/report.html", "");
  const found = submissionsOf(await findSubmissions(many), "01-counting");
  expect(found.map(({ path }) => path)).toEqual([
    join("copied", "01-counting.ipynb"),
    join("notes", "mine.ipynb"),
    join("torn", "01-counting.IPYNB"),
  ]);
  for (const { problem } of found) expect(english(problem)).toContain("several notebooks");
  rmSync(many, { recursive: true });
});

test("an output or a cell of an unknown kind costs nothing, since neither is graded", async () => {
  const odd = mkdtempSync(join(tmpdir(), "toplab-odd-"));
  const notebook = JSON.parse(readFileSync(lesson, "utf8"));
  const code = notebook.cells.find((cell: { cell_type: string }) => cell.cell_type === "code");
  code.outputs = [{ output_type: "pyout", text: 5 }];
  notebook.cells.push({ cell_type: "heading", metadata: {}, source: "An old kind" }, 5);
  writeFileSync(join(odd, "old.ipynb"), JSON.stringify(notebook));
  const [old] = await findSubmissions(odd);
  expect(old?.problem).toBeUndefined();
  expect(old?.notebook?.cells.length).toBe(notebook.cells.length - 1);
  rmSync(odd, { recursive: true });
});
