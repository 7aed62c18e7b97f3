import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  isStarted,
  type Module,
  openNotebook,
  resetNotebook,
  saveNotebook,
  workFolder,
} from "../../course/index.ts";

let root: string;
let module: Module;
const lesson = JSON.stringify({
  nbformat: 4,
  nbformat_minor: 4, // of a time when cells had no ids
  metadata: {},
  cells: [{ cell_type: "markdown", metadata: {}, source: ["# One\n", "two"] }],
});

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "toplab-work-"));
  mkdirSync(join(root, "notebooks"));
  const path = join(root, "notebooks", "01-z.ipynb");
  writeFileSync(path, lesson);
  module = { id: "01-z", path, title: "", summary: "", prerequisites: [], exercises: [] };
});
afterEach(() => rmSync(root, { recursive: true }));

const written = (text: string) => {
  const notebook = openNotebook(root, module);
  saveNotebook(root, module, {
    ...notebook,
    cells: notebook.cells.map((cell) => ({ ...cell, source: text })),
  });
};

test("a student writes into a copy, and the lesson stays as it was", () => {
  expect(isStarted(root, module)).toBe(false);
  written("mine");
  expect(isStarted(root, module)).toBe(true);
  expect(openNotebook(root, module).cells[0]?.source).toBe("mine");
  expect(readFileSync(module.path, "utf8")).toBe(lesson);
});

test("a cell without an id gets one that it keeps when its text changes", () => {
  const id = openNotebook(root, module).cells[0]?.id;
  written("mine");
  expect(id).toMatch(/^[\w-]+$/);
  expect(openNotebook(root, module).cells[0]?.id).toBe(id);
});

test("starting over brings the lesson back and keeps every former version", () => {
  written("first try");
  const first = resetNotebook(root, module);
  expect(openNotebook(root, module).cells[0]?.source).toBe("# One\ntwo");
  written("second try");
  const second = resetNotebook(root, module);
  expect(readFileSync(first!, "utf8")).toContain("first try");
  expect(readFileSync(second!, "utf8")).toContain("second try");
  expect(readdirSync(workFolder(root))).toHaveLength(3);
});
