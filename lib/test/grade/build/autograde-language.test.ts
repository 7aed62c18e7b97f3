import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { autogradeScript } from "../../../grade/build/gradescope/autograde-script.ts";

const root = mkdtempSync(join(tmpdir(), "autograde-language-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test("an autograder made for a Russian class has its answers graded in Russian", () => {
  const told = join(root, "told.json");
  const bin = join(root, "source/course/lib/bin");
  for (const folder of [bin, join(root, "submission")]) mkdirSync(folder, { recursive: true });
  const standIn = `require("fs").writeFileSync(${JSON.stringify(told)}, JSON.stringify(process.argv))`;
  writeFileSync(join(bin, "toplab.js"), standIn);
  const script = join(root, "autograde.mjs");
  writeFileSync(script, autogradeScript({ module: "01-counting", language: "ru" }));
  spawnSync(process.execPath, [script, root], { env: { ...process.env, TMPDIR: root } });
  const words: string[] = JSON.parse(readFileSync(told, "utf8"));
  expect(words.slice(2, 3)).toEqual(["grade"]);
  expect(words[words.indexOf("--language") + 1]).toBe("ru");
});

test("where nothing closes the network, the log says so, and the results that students read do not", () => {
  const place = join(root, "open");
  const bin = join(place, "source/course/lib/bin");
  for (const folder of [bin, join(place, "submission")]) mkdirSync(folder, { recursive: true });
  const standIn = `const { mkdirSync, writeFileSync } = require("fs");
const folder = process.argv.find((one) => one.startsWith("gradescope=")).slice(11) + "/ada";
mkdirSync(folder, { recursive: true });
writeFileSync(folder + "/results.json", JSON.stringify({ score: 1, output: "" }));`;
  writeFileSync(join(bin, "toplab.js"), standIn);
  const script = join(place, "autograde.mjs");
  writeFileSync(script, autogradeScript({ module: "01-counting", language: "en" }));
  const withoutTools = { ...process.env, TMPDIR: root, PATH: place };
  const { stderr } = spawnSync(process.execPath, [script, place], {
    env: withoutTools,
    encoding: "utf8",
  });
  expect(stderr).toMatch(/without bubblewrap.*not from the network/);
  const results = readFileSync(join(place, "results/results.json"), "utf8");
  expect(JSON.parse(results)).toMatchObject({ score: 1, output: "" });
  expect(results).not.toMatch(/bubblewrap|network/);
});
