import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CodeCell, parseNotebook } from "../../kernel/index.ts";
import { type CourseServer, serveCourse } from "../../web/server.ts";
import { type Browser, bundledPage, hasBrowser, openBrowser } from "./browser.ts";
import { type SmallCourse, smallCourse } from "./small-course.ts";

/** Loading a kernel on a busy machine takes its time; nothing here is a measurement. */
const patience = 60_000;

describe.skipIf(!hasBrowser)("the pages in Chromium", { timeout: 3 * patience }, () => {
  let course: SmallCourse;
  let server: CourseServer;
  let browser: Browser;
  let bundle: ReturnType<typeof bundledPage>;
  let page: Page;

  const cell = (id: string): Locator => page.locator(`#cell-${id}`);
  const outputs = (id: string): Locator => cell(id).locator(".outputs");
  const kernel = (state: string): Promise<void> =>
    page.locator(`.kernel[data-state="${state}"]`).waitFor({ timeout: patience });
  const finished = (id: string): Promise<void> =>
    cell(id).locator(".count", { hasText: /\d/ }).waitFor({ timeout: patience });
  const type = async (id: string, code: string): Promise<void> => {
    await cell(id).locator(".cm-content").click();
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText(code);
  };
  const onDisk = (id: string): CodeCell => {
    const path = join(course.root, "work", "01-first.ipynb");
    const { cells } = parseNotebook(readFileSync(path, "utf8"), path);
    return cells.find((candidate) => candidate.id === id) as CodeCell; // of the small course, all code
  };
  const openFirst = async (): Promise<void> => {
    await page.goto(`http://127.0.0.1:${server.port}/notebooks/01-first`);
    await cell("value").waitFor();
  };

  beforeAll(async () => {
    course = smallCourse();
    bundle = bundledPage();
    server = await serveCourse(course.root, {
      pageFolder: bundle.folder,
      now: () => "2026-01-01T00:00:00Z",
    });
    browser = await openBrowser();
    page = await browser.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(server.url);
    await page.waitForSelector(".modules");
  }, patience);
  afterAll(async () => {
    await browser.close();
    await server.close();
    bundle.remove();
    course.remove();
  });

  test("the course page shows each module with its title, its time and its points", async () => {
    expect(page.url()).not.toContain("token");
    const modules = await page.locator(".module").allInnerTexts();
    expect(modules).toHaveLength(2);
    expect(modules[0]).toMatch(/A first look[\s\S]*25 min[\s\S]*1 exercise[\s\S]*0 \/ 2 points/);
    expect(modules[1]).toContain("The second module");
    await page.getByRole("link", { name: "A first look", exact: true }).click();
    await cell("value").waitFor();
  });

  test("a text is typeset, with formulas, and what could act in it is gone", async () => {
    await page.waitForSelector(".katex-display");
    const text = cell("opening");
    expect(await text.locator(".katex").count()).toBe(2);
    expect(await text.innerText()).toContain("costs $5");
    expect(await text.locator("[onclick], script").count()).toBe(0);
  });

  test("Shift-Enter runs a cell and moves on; the next one knows its variables", async () => {
    await cell("value").locator(".cm-content").click();
    await page.keyboard.press("Shift+Enter");
    await finished("value");
    await page.keyboard.press("Shift+Enter");
    await finished("later");
    expect(await outputs("value").innerText()).toBe("91.1876");
    expect(await outputs("later").innerText()).toMatch(/^m = 91.1876 GeV\s+182.3752$/);
  });

  test("an edited cell runs as it is now, and is saved with its output", async () => {
    await type("value", "let mass = 3.0969;\nmass");
    await page.keyboard.press("Control+Enter");
    await outputs("value").getByText("3.0969").waitFor();
    await page.keyboard.press("Control+s");
    await page.waitForSelector('.saved[data-state="saved"]');
    await expect
      .poll(() => onDisk("value").outputs)
      .toMatchObject([{ data: { "text/plain": "3.0969" } }]);
    expect(onDisk("value").source).toBe("let mass = 3.0969;\nmass");
    expect(onDisk("value").execution_count).toBe(3);
  });

  test("run all goes from top to bottom and stops at the first error", async () => {
    await page.getByRole("button", { name: "Run all" }).click();
    await finished("failing");
    await kernel("idle");
    expect(await outputs("failing").innerText()).toMatch(/Error: the beam is off[\s\S]*line 1/);
    expect(await outputs("behind").innerText()).toBe("");
    expect(await cell("behind").getAttribute("data-state")).toBe("idle");
  });

  test("text, picture and live plot stand in the order in which the cell made them", async () => {
    const parts = outputs("picture").locator(":scope > :not(.copy-output)");
    expect(await parts.count()).toBe(4);
    expect(await parts.nth(0).innerText()).toContain("before the picture");
    const image = parts.nth(1).locator("img");
    expect(await image.getAttribute("alt")).toBe("a circle");
    expect(
      await image.evaluate((img) => (img as unknown as { naturalWidth: number }).naturalWidth),
    ).toBe(200);
    expect(await parts.nth(2).innerText()).toContain("after the picture");
    await parts.nth(3).locator(".bars path").first().waitFor({ state: "attached" });
    expect(await parts.nth(3).locator(".bars path").count()).toBe(4);
  });

  test("2,000 printed lines are folded, and all there behind the fold", async () => {
    expect(await outputs("long").innerText()).toMatch(
      /line 15\s+Show 1,970 more lines\s+line 1986/,
    );
    await outputs("long").locator(".fold").click();
    const lines = (await outputs("long").locator("pre").allInnerTexts())
      .join("\n")
      .trim()
      .split("\n");
    expect(lines).toEqual(Array.from({ length: 2000 }, (_, i) => `line ${i + 1}`));
  });

  test("colours of a terminal are shown", async () => {
    expect(await outputs("colours").locator(".ansi-red").innerText()).toBe("red");
    expect(await outputs("colours").locator(".ansi-bold").innerText()).toBe("bold");
  });

  test("HTML of a cell is shown without what could act, and scripts live in a frame apart", async () => {
    expect(await outputs("hostile").locator("td").innerText()).toBe("41.2");
    expect(await outputs("hostile").locator("[onclick], [onerror], script").count()).toBe(0);
    expect(await outputs("hostile").locator("img[src]").count()).toBe(0);
    await page.frameLocator(".scripted").getByText("alive").waitFor();
    expect(await outputs("hostile").locator("iframe").getAttribute("sandbox")).toBe(
      "allow-scripts",
    );
    expect(await page.evaluate("window.stolen")).toBeUndefined();
  });

  test("a checked exercise shows its card, and its points in the bar and in the file", async () => {
    await outputs("check").getByText("The answer").waitFor();
    await outputs("check").getByText("2 / 2 points").waitFor();
    await page.locator(".toolbar .points", { hasText: "2 / 2 points" }).waitFor();
    const progress = JSON.parse(readFileSync(join(course.root, "work", "progress.json"), "utf8"));
    expect(progress["01-first/answer"]).toMatchObject({ points: 2, last: "2026-01-01T00:00:00Z" });
  });

  test("an endless loop is interrupted, and the variables survive it", async () => {
    await type("behind", "while (true) {}");
    await page.keyboard.press("Control+Enter");
    await kernel("busy");
    await page.getByRole("button", { name: "Interrupt" }).click();
    await kernel("idle");
    await type("behind", "mass + 1");
    await page.keyboard.press("Control+Enter");
    await outputs("behind").getByText("4.0969").waitFor();
  });

  test("a reloaded page shows the outputs again", async () => {
    await openFirst();
    await outputs("behind").getByText("4.0969").waitFor();
    expect(await outputs("picture").locator("img").count()).toBe(1);
  });

  test("after a restart the variables are gone", async () => {
    await page.getByRole("button", { name: "Restart", exact: true }).click();
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: "Restart", exact: true })
      .click();
    await page.getByRole("alertdialog").waitFor({ state: "detached" });
    await kernel("idle");
    await cell("behind").locator(".cm-content").click();
    await page.keyboard.press("Control+Enter");
    await outputs("behind").getByText("mass").first().waitFor();
    expect(await outputs("behind").innerText()).not.toContain("4.0969");
    await finished("behind");
  });

  test("a kernel that dies is told of, and a button starts another", async () => {
    await type("behind", "process.exit(3)");
    await page.keyboard.press("Control+Enter");
    await kernel("dead");
    await page.locator(".notice.error").getByRole("button", { name: "Restart" }).click();
    await kernel("idle");
    await type("behind", "6 * 7");
    await page.keyboard.press("Control+Enter");
    await outputs("behind").getByText("42", { exact: true }).waitFor();
  });

  test("what two tabs write at once is not lost: the second one is asked", async () => {
    const other = await browser.newPage();
    await other.goto(page.url());
    const writeThere = async (text: string): Promise<void> => {
      await other.locator("#cell-later .cm-content").click();
      await other.keyboard.press("Control+End");
      await other.keyboard.insertText(text);
      await other.keyboard.press("Control+s");
      await expect.poll(() => onDisk("later").source).toContain(text);
    };
    await writeThere(" // theirs");
    await cell("later").getByText("// theirs").waitFor(); // nothing was unsaved here: it simply appears
    const saves = (url: URL): boolean => url.pathname === "/api/notebooks/01-first";
    await page.route(saves, (route) => route.abort());
    await type("behind", "// mine");
    await writeThere(" and more");
    await page.unroute(saves);
    await page.locator(".notice.warning").getByRole("button", { name: "Keep this page" }).click();
    await expect.poll(() => onDisk("behind").source).toBe("// mine");
  });

  test("a new cell can be added, deleted and brought back; an exercise cannot be deleted", async () => {
    await cell("behind").hover();
    await cell("behind").getByRole("button", { name: "+ Code" }).click();
    await page.keyboard.insertText("1 + 2");
    await page.keyboard.press("Control+Enter");
    const added = page.locator(".cell").last();
    await added.locator(".outputs").getByText("3", { exact: true }).waitFor();
    await added.getByRole("button", { name: "Delete this cell" }).click();
    expect(await page.locator(".cell").count()).toBe(11);
    await page.getByRole("button", { name: "Undo" }).click();
    expect(await page.locator(".cell").count()).toBe(12);
    expect(await cell("stub").getByRole("button", { name: "Delete this cell" }).count()).toBe(0);
  });

  test("the course page counts what was reached", async () => {
    await page.goto(`http://127.0.0.1:${server.port}/`);
    await page.locator(".module.done .steps .solved").waitFor();
    expect(await page.locator(".overall").innerText()).toContain("2 / 2 points");
  });

  test("a server that is gone is told of, and the text stays", async () => {
    await openFirst();
    await server.close();
    await page.locator(".notice.error", { hasText: "Toplab does not answer" }).waitFor();
    expect(await cell("stub").innerText()).toContain("const answer = 42;");
  });

  test("through all of this no request left the machine", () => {
    const origin = `http://127.0.0.1:${server.port}/`;
    expect(browser.requested.length).toBeGreaterThan(20);
    expect(browser.requested.filter((url) => !url.startsWith(origin))).toEqual([]);
  });
});
