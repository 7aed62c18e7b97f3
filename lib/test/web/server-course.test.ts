import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CourseView, ExerciseView, Settings } from "../../web/protocol.ts";
import { refusalTexts } from "../../web/refusal-texts.ts";
import { type ServedCourse, servedCourse } from "./served-course.ts";

let served: ServedCourse;

beforeAll(async () => {
  served = await servedCourse();
});
afterAll(() => served.close(), 60_000);

const blank = JSON.stringify({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {},
  cells: [{ cell_type: "code", id: "a", metadata: {}, source: "6 * 7", outputs: [] }],
});
const course = async () => JSON.parse((await served.does("GET /api/course")).text) as CourseView;

describe("the reader's language and theme", () => {
  const shell = async (accepted: string) => {
    const headers = { ...served.own, "accept-language": accepted };
    return /<html[^>]*>/.exec((await served.ask("/", { headers })).text)?.[0];
  };

  test.each([
    ["ru-RU,ru;q=0.9,en;q=0.8", "ru"],
    ["de-CH, es;q=0.5, en;q=0.3", "es"],
    ["en;q=0.2, ru;q=0.7", "ru"],
    ["ru;q=0, en", "en"],
    ["fr", "en"],
    ["", "en"],
  ])("a browser that wants %j is greeted in %s", async (accepted, language) => {
    expect(await shell(accepted)).toBe(`<html lang="${language}" data-theme="auto">`);
  });

  test("a choice is kept with the work, and stands above what the browser wants", async () => {
    const { text } = await served.does("PUT /api/settings", { language: "es", theme: "dark" });
    expect(JSON.parse(text)).toEqual({ language: "es", theme: "dark", tourDone: false });
    expect(await shell("ru")).toBe('<html lang="es" data-theme="dark">');
    await served.does("PUT /api/settings", { tourDone: true });
    const kept = JSON.parse((await served.does("GET /api/settings")).text) as Settings;
    expect(kept).toEqual({ language: "es", theme: "dark", tourDone: true });
    await served.does("PUT /api/settings", { language: "auto", theme: "auto" });
  });

  test("a setting that there is not is refused, and what was chosen stays", async () => {
    const before = (await served.does("GET /api/settings")).text;
    for (const wrong of [{ theme: "pink" }, { language: 'ru" onload="x' }, { colour: "red" }]) {
      expect((await served.does("PUT /api/settings", wrong)).status).toBe(400);
    }
    expect((await served.does("GET /api/settings")).text).toBe(before);
  });

  test("without the key, the sentence that tells where it is comes in the browser's language", async () => {
    const headers = { accept: "text/html", "accept-language": "ru" };
    const { text } = await served.ask("/", { headers });
    expect(text).toContain(refusalTexts["no-key"].ru);
  });
});

describe("hints and progress", () => {
  test("what comes next is the first module, as long as none has been opened", async () => {
    expect((await course()).next).toEqual({ module: "01-first" });
  });

  test("a hint that is asked for is told to all pages, and none is left after the last", async () => {
    await served.open("01-first");
    const page = await served.listen("01-first");
    const hint = "POST /api/exercises/01-first/answer/hint";
    const first = JSON.parse((await served.does(hint)).text) as ExerciseView;
    expect(first).toMatchObject({ state: "untouched", hints: ["Think of 42."], hintsLeft: 0 });
    await page.heard("exercises", ({ exercises }) => exercises[0]?.hints.length === 1);
    expect(JSON.parse((await served.does(hint)).text)).toEqual(first);
    page.stop();
  });

  test("an exercise that the course does not have is refused by name", async () => {
    const { status, text } = await served.does("POST /api/exercises/01-first/nothing/hint");
    expect(status).toBe(404);
    expect(JSON.parse(text)).toMatchObject({
      code: "no-exercise",
      message: "The course has no exercise 01-first/nothing.",
    });
  });

  test("progress goes out as a file and comes in again, the better of both", async () => {
    const file = await served.does("GET /api/progress");
    expect(file.headers["content-disposition"]).toBe('attachment; filename="toplab-progress.json"');
    const better = { points: 2, maxPoints: 2, tries: 1, hintsSeen: 0 };
    const text = JSON.stringify({ "01-first/answer": better });
    const { text: answer } = await served.does("POST /api/progress", { text });
    expect(JSON.parse(answer)).toEqual({ exercises: 1 });
    await served.does("POST /api/progress", { text: file.text });
    expect((await course()).modules[0]?.exercises).toMatchObject([
      { state: "solved", points: 2, hints: ["Think of 42."] },
    ]);
  });

  test.each(["", "{", "[]", '{"a": {"points": "many"}}'])(
    "what is no progress (%j) is refused, and what was reached stays",
    async (text) => {
      const before = (await served.does("GET /api/progress")).text;
      const refused = await served.does("POST /api/progress", { text });
      expect(refused.status).toBe(422);
      expect(JSON.parse(refused.text).message).toBe(
        "toplab-progress.json holds no progress that Toplab has saved.",
      );
      expect((await served.does("GET /api/progress")).text).toBe(before);
    },
  );
});

describe("notebooks of one's own", () => {
  test("an uploaded notebook is listed, opens with its cells, and two of one name are two", async () => {
    const upload = { name: "My analysis.ipynb", text: blank };
    const first = await served.does("POST /api/notebooks", upload);
    expect(first.status).toBe(201);
    const { id } = JSON.parse(first.text);
    const again = JSON.parse((await served.does("POST /api/notebooks", upload)).text);
    expect((await course()).own.map((module) => module.id)).toEqual(
      expect.arrayContaining([id, again.id]),
    );
    expect(again.id).not.toBe(id);
    expect((await served.open(id)).cells.map(({ source }) => source)).toEqual(["6 * 7"]);
  });

  test("a new one is empty, and is downloaded as it is saved", async () => {
    const { id } = JSON.parse((await served.does("POST /api/notebooks/new", {})).text);
    const { revision, cells } = await served.open(id);
    const mine = cells.map((cell) => ({ ...cell, source: "const mine = 1;" }));
    await served.does(`PUT /api/notebooks/${id}`, { revision, cells: mine });
    const { headers, text } = await served.does(`GET /api/notebooks/${id}/file`);
    expect(headers["content-disposition"]).toBe(`attachment; filename="${id}.ipynb"`);
    expect(JSON.parse(text).cells[0].source).toEqual(["const mine = 1;"]);
  });

  test("one that is removed leaves the list, but not the disk", async () => {
    const { id } = JSON.parse((await served.does("POST /api/notebooks/new", {})).text);
    const { backup } = JSON.parse((await served.does(`DELETE /api/notebooks/${id}`)).text);
    expect((await course()).own.map((module) => module.id)).not.toContain(id);
    expect(readdirSync(join(served.course.root, "work", "own"))).toContain(backup);
    expect((await served.does(`GET /api/notebooks/${id}`)).status).toBe(404);
  });

  test("there is no original to go back to", async () => {
    const { id } = JSON.parse((await served.does("POST /api/notebooks/new", {})).text);
    for (const way of ["reset", "restore"]) {
      const { status, text } = await served.does(`POST /api/notebooks/${id}/${way}`, { cell: "a" });
      expect(status).toBe(403);
      expect(JSON.parse(text).code).toBe("not-lesson");
    }
  });
});

describe("going back to the lesson", () => {
  test("the original of one cell is given, and the copy stays as it is", async () => {
    const { revision, cells } = await served.open("01-first");
    const wrong = cells.map((cell) =>
      cell.id === "stub" ? { ...cell, source: "const answer = 41;" } : cell,
    );
    await served.does("PUT /api/notebooks/01-first", { revision, cells: wrong });
    const { text } = await served.does("POST /api/notebooks/01-first/restore", { cell: "stub" });
    expect(JSON.parse(text)).toEqual({ source: "const answer = 42;" });
    const now = (await served.open("01-first")).cells.find(({ id }) => id === "stub");
    expect(now?.source).toBe("const answer = 41;");
  });

  test("a cell of one's own has no original", async () => {
    const { status, text } = await served.does("POST /api/notebooks/01-first/restore", {
      cell: "mine",
    });
    expect(status).toBe(404);
    expect(JSON.parse(text).code).toBe("no-cell");
  });

  test("a mended lesson is offered, and brought in on demand without what was edited", async () => {
    await served.open("02-second");
    const isUpdated = async () => (await course()).modules[1]?.isUpdated;
    expect(await isUpdated()).toBe(false);
    const path = join(served.course.root, "notebooks", "02-second.ipynb");
    writeFileSync(path, readFileSync(path, "utf8").replace("The second module", "The mended one"));
    expect(await isUpdated()).toBe(true);
    const { backup } = JSON.parse((await served.does("POST /api/notebooks/02-second/update")).text);
    expect(readdirSync(join(served.course.root, "work"))).toContain(backup);
    expect((await served.open("02-second")).cells[0]?.source).toContain("# The mended one");
    expect(await isUpdated()).toBe(false);
  });

  test("nothing comes next once every module was opened and every exercise solved", async () => {
    expect((await course()).next).toBeUndefined();
  });
});
