import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DataError } from "../../core/index.ts";
import {
  addOwnNotebook,
  isStarted,
  isUpdated,
  newOwnNotebook,
  openNotebook,
  ownNotebooks,
  removeOwnNotebook,
  resetNotebook,
  saveNotebook,
  workFolder,
} from "../../course/index.ts";
import { slugOf } from "../../course/slug.ts";
import { formatNotebook } from "../../kernel/index.ts";
import { code, notebookOf, tempCourse, textsOf, words } from "./work-in-temp.ts";

let { root, remove } = tempCourse();
remove();
beforeEach(() => {
  ({ root, remove } = tempCourse());
});
afterEach(() => remove());

const text = formatNotebook(
  notebookOf([words("a", "# My muons\n\nA *look* at them."), code("b", "1")]),
);

test("a notebook brought along is listed by its heading, opened, and saved in its own place", () => {
  const id = addOwnNotebook(root, "My analysis.ipynb", text);
  expect(id).toBe("own-my-analysis");
  const [module] = ownNotebooks(root);
  expect(module).toMatchObject({
    id,
    title: "My muons",
    summary: "A look at them.",
    exercises: [],
  });
  expect(isStarted(root, { id })).toBe(true);
  expect(isUpdated(root, module!)).toBe(false);
  saveNotebook(root, module!, notebookOf([code("b", "2")]));
  expect(textsOf(openNotebook(root, module!))).toEqual(["2"]);
  expect(existsSync(join(workFolder(root), "own", "my-analysis.ipynb"))).toBe(true);
});

test("no notebook is ever overwritten by another of its name", () => {
  const ids = [1, 2, 3].map(() => addOwnNotebook(root, "a.ipynb", text));
  expect(ids).toEqual(["own-a", "own-a-2", "own-a-3"]);
  expect([newOwnNotebook(root), newOwnNotebook(root)]).toEqual(["own-untitled", "own-untitled-2"]);
  expect(ownNotebooks(root)).toHaveLength(5);
});

test("what is no notebook is refused by its name, and nothing is kept of it", () => {
  expect(() => addOwnNotebook(root, "photo.ipynb", "garbage")).toThrow(
    "photo.ipynb: this is not a notebook",
  );
  expect(ownNotebooks(root)).toEqual([]);
});

test("a notebook taken away is kept beside the others, and gone from the list", () => {
  const id = addOwnNotebook(root, "a.ipynb", text);
  const backup = removeOwnNotebook(root, id);
  expect(ownNotebooks(root)).toEqual([]);
  expect(readFileSync(backup, "utf8")).toBe(text);
  expect(() => openNotebook(root, { id, path: backup })).toThrow("gone");
});

test("only notebooks of the student's own can be taken away, and only lessons started over", () => {
  writeFileSync(join(workFolder(root).replace(/work$/, "notebooks"), "own-x.ipynb"), text);
  for (const id of ["01-z", "own-x", "own-../../notebooks/01-z", "own-"]) {
    expect(() => removeOwnNotebook(root, id)).toThrow("no notebook of your own");
  }
  const id = newOwnNotebook(root);
  expect(() => resetNotebook(root, { id, path: "" })).toThrow("no copy of a lesson");
});

test("a broken notebook is listed with its problem, a file of another name not at all", () => {
  mkdirSync(join(workFolder(root), "own"), { recursive: true });
  for (const name of ["broken.ipynb", "notes.txt", "a.removed-1.ipynb"]) {
    writeFileSync(join(workFolder(root), "own", name), "{");
  }
  expect(ownNotebooks(root)).toMatchObject([{ id: "own-broken", problem: expect.any(DataError) }]);
});

test.each([
  ["Мой анализ.ipynb", "moi-analiz"],
  ["Análisis (copia).IPYNB", "analisis-copia"],
  ["../../etc/passwd", "passwd"],
  ["C:\\work\\Z peak.ipynb", "z-peak"],
  ["con.ipynb", "con-notebook"],
  ["ℤ→μμ.ipynb", "z"],
  ["物理.ipynb", "notebook"],
  [".ipynb", "notebook"],
])("the file %s is called %s", (name, slug) => expect(slugOf(name)).toBe(slug));

test("every name gives one that is safe in a path and in an address", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (name) => {
      expect(slugOf(name)).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,67}[a-z0-9])?$/);
    }),
  );
});
