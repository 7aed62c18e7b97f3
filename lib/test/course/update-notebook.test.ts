import { readFileSync, writeFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import {
  isUpdated,
  openNotebook,
  resetExercise,
  resetNotebook,
  restoreCell,
  saveNotebook,
  updateNotebook,
  workPath,
} from "../../course/index.ts";
import { type Cell, formatNotebook } from "../../kernel/index.ts";
import { code, notebookOf, tempCourse, textsOf, words } from "./work-in-temp.ts";

const lesson = [words("a", "A"), code("b", "B", "01-z/mass"), words("c", "C")];
let { root, module, writeLesson, remove } = tempCourse();
const begin = (): void => {
  ({ root, module, writeLesson, remove } = tempCourse(lesson));
  openNotebook(root, module);
};
afterEach(() => remove());

const write = (cells: readonly Cell[]): void =>
  saveNotebook(root, module, { ...openNotebook(root, module), cells });
const texts = (): readonly string[] => textsOf(openNotebook(root, module));

test("a copy is old when its lesson was mended, and not when the student has worked in it", () => {
  begin();
  write([words("a", "A"), code("b", "my B", "01-z/mass")]);
  expect(isUpdated(root, module)).toBe(false);
  writeLesson([...lesson].reverse());
  expect(isUpdated(root, module)).toBe(true);
});

test("an update brings what is new, keeps what is the student's, and the copy as it was", () => {
  begin();
  write([words("a", "A"), code("b", "my B", "01-z/mass"), words("c", "C")]);
  const before = readFileSync(workPath(root, module), "utf8");
  writeLesson([words("a", "A2"), code("b", "B2", "01-z/mass"), words("c", "C"), words("d", "D")]);
  const backup = updateNotebook(root, module);
  expect(texts()).toEqual(["A2", "my B", "C", "D"]);
  expect(readFileSync(backup!, "utf8")).toBe(before);
  expect(isUpdated(root, module)).toBe(false);
  expect(updateNotebook(root, module)).toBeUndefined();
});

test("a copy of a time before copies told what they were made from is old when it lacks a cell", () => {
  begin();
  writeFileSync(workPath(root, module), formatNotebook(notebookOf([lesson[0]!, lesson[1]!])));
  expect(isUpdated(root, module)).toBe(true);
  updateNotebook(root, module);
  expect(texts()).toEqual(["A", "B", "C"]);
  expect(isUpdated(root, module)).toBe(false);
});

test("a module not begun is not old, and neither is a copy that cannot be read", () => {
  begin();
  expect(isUpdated(root, { ...module, id: "02-never-opened" })).toBe(false);
  writeFileSync(workPath(root, module), "garbage");
  expect(isUpdated(root, module)).toBe(false);
});

test("starting over brings the lesson as it is now", () => {
  begin();
  writeLesson([words("a", "A2")]);
  resetNotebook(root, module);
  expect(texts()).toEqual(["A2"]);
  expect(isUpdated(root, module)).toBe(false);
});

test("the original text of a cell can be had back, one that the lesson does not have cannot", () => {
  begin();
  expect(restoreCell(module, "b")).toBe("B");
  expect(() => restoreCell(module, "own")).toThrow("the lesson has no such cell");
});

test("one exercise starts over, and the rest of the notebook stays", () => {
  begin();
  write([words("a", "mine"), code("b", "my B", "01-z/mass"), words("own", "own")]);
  const before = readFileSync(workPath(root, module), "utf8");
  const backup = resetExercise(root, module, "01-z/mass");
  expect(texts()).toEqual(["mine", "B", "own"]);
  expect(readFileSync(backup, "utf8")).toBe(before);
});

test("a deleted exercise comes back at its place", () => {
  begin();
  write([words("a", "A"), words("own", "own"), words("c", "C")]);
  resetExercise(root, module, "01-z/mass");
  expect(texts()).toEqual(["A", "B", "own", "C"]);
  expect(() => resetExercise(root, module, "01-z/spin")).toThrow("has no such exercise");
});
