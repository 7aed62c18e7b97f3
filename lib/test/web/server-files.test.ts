import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { CellSource, NotebookView, Refusal } from "../../web/protocol.ts";
import { type ServedCourse, servedCourse } from "./served-course.ts";

const patience = { timeout: 60_000 };
let served: ServedCourse;
let path: string;
let view: NotebookView;

beforeAll(async () => {
  served = await servedCourse();
  path = join(served.course.root, "work", "02-second.ipynb");
});
afterAll(() => served.close(), 60_000);
beforeEach(async () => {
  rmSync(path, { force: true });
  view = await served.open("02-second");
});

const refusal = (text: string) => JSON.parse(text) as Refusal;
const texts = () => {
  const { cells } = JSON.parse(readFileSync(path, "utf8"));
  return cells.map(({ source }: { source: readonly string[] }) => source.join(""));
};
const save = (source: string, more: object = {}) =>
  served.does("PUT /api/notebooks/02-second", {
    revision: view.revision,
    cells: view.cells.map((cell): CellSource => ({ ...cell, source })),
    ...more,
  });
/** Another program replaces the text. */
const replace = (source: string) => {
  const notebook = JSON.parse(readFileSync(path, "utf8"));
  notebook.cells[0].source = [source];
  writeFileSync(path, JSON.stringify(notebook));
};

describe("two who write", () => {
  test("what another program writes is told to the page, with the revision to look for", async () => {
    const page = await served.listen("02-second");
    expect(await page.heard("snapshot")).toMatchObject({ revision: view.revision });
    replace("# Theirs");
    const { revision } = await page.heard("file-changed");
    expect(revision).toBe((await served.open("02-second")).revision);
    expect(revision).not.toBe(view.revision);
    page.stop();
  });

  test("what one tab saves is told to the other one at once", async () => {
    const other = await served.listen("02-second");
    const { revision } = JSON.parse((await save("# Mine")).text);
    expect(await other.heard("file-changed")).toEqual({ type: "file-changed", revision });
    other.stop();
  });

  test("a tab that opens after a change leaves nobody else uninformed", async () => {
    const page = await served.listen("02-second");
    await page.heard("snapshot");
    replace("# Theirs");
    const { revision } = await served.open("02-second");
    expect(await page.heard("file-changed")).toMatchObject({ revision });
    page.stop();
  });

  test("a save from an old version is refused in one sentence, and the same text is no conflict", async () => {
    replace("# Theirs");
    const refused = await save("# Mine");
    expect(refused.status).toBe(409);
    expect(refusal(refused.text)).toEqual({
      code: "conflict",
      message: "02-second was changed in another tab or program.",
      values: { id: "02-second" },
    });
    expect(texts()).toEqual(["# Theirs"]);
    expect((await save("# Theirs")).status).toBe(200);
  });

  test("this page's version wins on demand, and the other is kept in a file beside it", async () => {
    replace("# Theirs");
    expect((await save("# Mine", { keepsOther: true })).status).toBe(200);
    expect(texts()).toEqual(["# Mine"]);
    const kept = readdirSync(join(path, "..")).filter((name) => name.includes("other-version"));
    expect(kept.map((name) => readFileSync(join(path, "..", name), "utf8")).join()).toContain(
      "# Theirs",
    );
  });

  test("both stay on demand: this page's version becomes a notebook of one's own", async () => {
    replace("# Theirs");
    const cells = [{ id: "mine", kind: "markdown", source: "# Mine" }];
    const { status, text } = await served.does("POST /api/notebooks/02-second/copy", { cells });
    expect(status).toBe(201);
    const copy = await served.open(JSON.parse(text).id);
    expect(copy.cells.map(({ source }) => source)).toEqual(["# Mine"]);
    expect(texts()).toEqual(["# Theirs"]);
  });

  test("a file that somebody has spoilt is a conflict too: both can be kept, and mine can win", async () => {
    writeFileSync(path, '{"cells": [');
    expect((await save("# Mine")).status).toBe(409);
    const copied = await served.does("POST /api/notebooks/02-second/copy", { cells: view.cells });
    expect(copied.status).toBe(201);
    expect(readFileSync(path, "utf8")).toBe('{"cells": [');
    expect((await save("# Mine", { keepsOther: true })).status).toBe(200);
    expect(texts()).toEqual(["# Mine"]);
  });

  test("a file that is gone is the lesson again: a conflict that this page's version may win", async () => {
    const { revision } = JSON.parse((await save("# Mine")).text);
    rmSync(path);
    expect((await save("# Mine, too", { revision })).status).toBe(409);
    expect((await save("# Mine", { keepsOther: true })).status).toBe(200);
    expect(texts()).toEqual(["# Mine"]);
  });

  test("pasted pictures are in the file, and what is no picture is not", async () => {
    const attachments = { "plot.png": { "image/png": "iVBORw0K" }, "x.js": { "no type": 7 } };
    const cells = view.cells.map((cell) => ({ ...cell, attachments }));
    await served.does("PUT /api/notebooks/02-second", { revision: view.revision, cells });
    const { cells: kept } = JSON.parse(readFileSync(path, "utf8"));
    expect(kept[0].attachments).toEqual({ "plot.png": { "image/png": "iVBORw0K" }, "x.js": {} });
    const edited = { revision: view.revision, cells: view.cells };
    expect((await served.does("PUT /api/notebooks/02-second", edited)).status).toBe(200);
    expect(readFileSync(path, "utf8")).toContain("iVBORw0K");
  });
});

describe("files that cannot be opened, each in one sentence", () => {
  const cases = [
    ["garbage", "\x00\x01garbage", "not-json", /^02-second.ipynb is not a notebook: its text is/],
    ["an empty file", "", "not-json", /its text is not JSON\.$/],
    ["another JSON", "[1, 2]", "not-notebook", /^02-second.ipynb is not a notebook: it has no/],
    ["JSON without cells", '{"nbformat": 4}', "not-notebook", /it has no list of cells\.$/],
    [
      "nbformat 3",
      '{"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": []}',
      "other-format",
      /is a notebook of nbformat 3, .*: convert it with jupyter nbconvert --to notebook\.$/,
    ],
    [
      "a damaged cell",
      '{"nbformat": 4, "metadata": {}, "cells": [{"cell_type": "code", "source": 7}]}',
      "damaged-notebook",
      /^02-second.ipynb is damaged: a text must be a string or a list of strings\.$/,
    ],
  ] as const;

  test.each(cases)("%s", async (_, text, code, sentence) => {
    writeFileSync(path, text);
    const opened = await served.does("GET /api/notebooks/02-second");
    expect(opened.status).toBe(422);
    expect(refusal(opened.text)).toMatchObject({ code, message: expect.stringMatching(sentence) });
    const uploaded = await served.does("POST /api/notebooks", { name: "02-second.ipynb", text });
    expect(uploaded.status).toBe(422);
    expect(refusal(uploaded.text)).toEqual(refusal(opened.text));
  });

  test("a notebook beyond 100 MB is refused, opened or brought along", patience, async () => {
    const text = notebookOf(101);
    writeFileSync(path, text);
    for (const refused of [
      await served.does("GET /api/notebooks/02-second"),
      await served.does("POST /api/notebooks", { name: "02-second.ipynb", text }),
    ]) {
      expect(refused.status).toBe(413);
      expect(refusal(refused.text).message).toMatch(
        /^02-second.ipynb has 102 MB, and Toplab opens notebooks of up to 100 MB: clear its outputs/,
      );
    }
  });

  test("the other notebooks and the course stay open meanwhile", async () => {
    writeFileSync(path, "garbage");
    expect((await served.does("GET /api/course")).status).toBe(200);
    expect((await served.does("GET /api/notebooks/01-first")).status).toBe(200);
  });

  test("progress that is damaged names its file, and what to do", async () => {
    const progress = join(served.course.root, "work", "progress.json");
    writeFileSync(progress, "{");
    const { status, text } = await served.does("GET /api/course");
    rmSync(progress);
    expect(status).toBe(422);
    expect(refusal(text)).toMatchObject({
      code: "damaged-file",
      values: { file: "progress.json" },
    });
  });
});

describe("a notebook of 50 MB", () => {
  test("is opened, shows its outputs, and is saved with them", patience, async () => {
    writeFileSync(path, notebookOf(50));
    const { revision, cells } = await served.open("02-second");
    const page = await served.listen("02-second");
    const { results } = await page.heard("snapshot");
    expect(JSON.stringify(results).length).toBeGreaterThan(49e6);
    page.stop();
    const edited = cells.map((cell) => ({ ...cell, source: "2 + 2" }));
    const saved = await served.does("PUT /api/notebooks/02-second", { revision, cells: edited });
    expect(saved.status).toBe(200);
    expect(texts()).toEqual(["2 + 2"]);
    expect(readFileSync(path, "utf8").length).toBeGreaterThan(49e6);
    expect(existsSync(path)).toBe(true);
  });
});

/** A notebook whose one cell shows a picture of so many megabytes. */
function notebookOf(mb: number): string {
  const data = { "image/png": "A".repeat(mb * 1e6) };
  const output = { output_type: "display_data", data, metadata: {} };
  const cell = { cell_type: "code", id: "cell", metadata: {}, source: "", execution_count: 1 };
  const cells = [{ ...cell, outputs: [output] }];
  return JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells });
}
