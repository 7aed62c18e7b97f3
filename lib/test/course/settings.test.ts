import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readSettings, type Settings, writeSettings } from "../../course/index.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "toplab-settings-"));
});
afterEach(() => rmSync(root, { recursive: true }));

const unchosen: Settings = { language: "auto", theme: "auto", tourDone: false };

test("what is chosen is remembered, and the rest stays as it was", () => {
  expect(readSettings(root)).toEqual(unchosen);
  writeSettings(root, { language: "ru" });
  expect(writeSettings(root, { tourDone: true })).toEqual({
    ...unchosen,
    language: "ru",
    tourDone: true,
  });
  expect(readSettings(root)).toEqual({ ...unchosen, language: "ru", tourDone: true });
});

test.each([
  ["{", unchosen],
  ["null", unchosen],
  ['"dark"', unchosen],
  ['{"theme": "dark", "language": "tlh", "font": 3}', { ...unchosen, theme: "dark" }],
])("in a spoilt file (%s) what is wrong counts as not chosen", (text, settings) => {
  mkdirSync(join(root, "work"));
  writeFileSync(join(root, "work", "settings.json"), text);
  expect(readSettings(root)).toEqual(settings);
});

test("what is no choice is refused with the choices, and nothing is written", () => {
  const write = (changes: object) => () => writeSettings(root, changes);
  expect(write({ language: "tlh" })).toThrow('language to "tlh": choose one of auto, en, es, ru');
  expect(write({ tourDone: "yes" })).toThrow("choose one of false, true");
  expect(write({ font: 3 })).toThrow("there is no such setting");
  expect(write(JSON.parse('{"__proto__": {"theme": "dark"}}'))).toThrow("no such setting");
  expect(readSettings(root)).toEqual(unchosen);
});
