import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasBrowser } from "./browser.ts";
import { type OpenCourse, openCourse, patience } from "./course-setup.ts";

describe.skipIf(!hasBrowser)("the course page in Chromium", { timeout: 3 * patience }, () => {
  let open: OpenCourse;
  let page: Page;

  const module = (n: number): Locator => page.locator(".module").nth(n);
  const notice = (text: string): Promise<void> =>
    page.locator(".notice", { hasText: text }).waitFor();
  const button = (name: string): Locator => page.getByRole("button", { name });
  const inWork = (...path: readonly string[]): string => join(open.course.root, "work", ...path);
  const settings = (): unknown => JSON.parse(readFileSync(inWork("settings.json"), "utf8"));
  const notebook = (text: string): Buffer =>
    Buffer.from(
      JSON.stringify({
        nbformat: 4,
        nbformat_minor: 5,
        metadata: {},
        cells: [{ cell_type: "markdown", id: "a", metadata: {}, source: text }],
      }),
    );

  beforeAll(async () => {
    open = await openCourse({ tourDone: true });
    page = open.page;
  }, patience);
  afterAll(() => open.close(), patience);

  test("each module shows its title, time, exercises and points", async () => {
    const texts = await page.locator(".module").allInnerTexts();
    expect(texts).toHaveLength(3);
    expect(texts[0]).toMatch(/A first look[\s\S]*25 min[\s\S]*1 exercise[\s\S]*0 \/ 2 points/);
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toContain("Data analysis");
  });

  test("a module that builds on another one says so gently, and opens all the same", async () => {
    expect(await module(1).locator(".before.open").innerText()).toContain(
      "Better after A first look.",
    );
    expect(await module(1).getByRole("link", { name: "Start: The second module" }).count()).toBe(1);
  });

  test("a broken lesson says what is wrong with it, and has nothing to press", async () => {
    expect(await module(2).innerText()).toContain("03-broken.ipynb is no");
    expect(await module(2).getByRole("link").count()).toBe(0);
  });

  test("the next step leads into the first module", async () => {
    const link = page.locator(".next-step").getByRole("link", { name: "Start: A first look" });
    await link.click();
    await page.waitForSelector(".cell");
    expect(new URL(page.url()).pathname).toBe("/notebooks/01-first");
    await page.goto(`${open.address}/`);
    await page
      .locator(".next-step")
      .getByRole("link", { name: /^Continue/ })
      .waitFor();
  });

  test("an exercise shows whether it was tried or solved, its points and the hints used", async () => {
    const entry = { points: 1, maxPoints: 2, tries: 3, last: "2026-01-01T00:00:00Z", hintsSeen: 1 };
    writeFileSync(inWork("progress.json"), JSON.stringify({ "01-first/answer": entry }));
    await page.reload();
    const step = module(0).locator(".steps li");
    expect(await step.innerText()).toMatch(
      /The answer[\s\S]*tried[\s\S]*1 hint[\s\S]*1 \/ 2 points/,
    );
    expect(await step.getAttribute("class")).toBe("tried");
    const solved = { ...entry, points: 2 };
    writeFileSync(inWork("progress.json"), JSON.stringify({ "01-first/answer": solved }));
    await page.reload();
    await module(0).locator(".steps .solved").waitFor();
    expect(await page.locator(".overall").innerText()).toContain("2 / 2 points");
    expect(await module(1).locator(".before.open").count()).toBe(0);
    expect(await page.locator(".next-step").innerText()).toContain("The second module");
  });

  test("an exercise links to its place in the lesson", async () => {
    await module(0).getByRole("link", { name: "The answer" }).click();
    await page.waitForSelector("#cell-stub");
    await expect
      .poll(() =>
        page.evaluate(`(() => {
          const { top, bottom } = document.querySelector("#cell-stub").getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight;
        })()`),
      )
      .toBe(true);
    await page.goto(`${open.address}/`);
  });

  test("starting over asks first, changes nothing on Esc, and keeps the old version", async () => {
    const path = inWork("01-first.ipynb");
    writeFileSync(
      path,
      readFileSync(path, "utf8").replace("const answer = 42;", "const answer = 43;"),
    );
    const startOver = button("Start over: A first look");
    await startOver.click();
    await page.getByRole("alertdialog").waitFor();
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Cancel");
    await page.keyboard.press("Escape");
    await page.getByRole("alertdialog").waitFor({ state: "detached" });
    expect(await page.evaluate("document.activeElement.ariaLabel")).toBe(
      "Start over: A first look",
    );
    expect(readFileSync(path, "utf8")).toContain("43");
    await startOver.click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Start over" }).click();
    await notice("is as it was at the start");
    expect(readFileSync(path, "utf8")).toContain("const answer = 42;");
    expect(await page.locator(".notice").innerText()).toMatch(/is kept as \S+\.ipynb/);
  });

  test("a lesson that was mended is offered, and comes in without touching what was changed", async () => {
    const lesson = join(open.course.root, "notebooks", "01-first.ipynb");
    const mended = JSON.parse(readFileSync(lesson, "utf8"));
    mended.cells.push({
      cell_type: "markdown",
      id: "addendum",
      metadata: {},
      source: "Brand new.",
    });
    writeFileSync(lesson, JSON.stringify(mended));
    await page.reload();
    await button("Get what is new in A first look").click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Get what is new" }).click();
    await notice("is up to date");
    expect(readFileSync(inWork("01-first.ipynb"), "utf8")).toContain("Brand new.");
    expect(await page.locator(".news").count()).toBe(0);
  });

  test("a notebook can be brought along, opened, downloaded and deleted", async () => {
    const own = page.locator(".notebooks li");
    await page.locator("input[accept='.ipynb']").setInputFiles({
      name: "dimuons.ipynb",
      mimeType: "application/json",
      buffer: notebook("# My dimuons"),
    });
    await notice("1 notebook was added");
    expect(await own.innerText()).toContain("My dimuons");
    const download = page.waitForEvent("download");
    await own.getByRole("link", { name: "Download My dimuons" }).click();
    expect(readFileSync(await (await download).path(), "utf8")).toContain("# My dimuons");
    await button("Delete My dimuons").click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
    await notice("is deleted");
    expect(await own.count()).toBe(0);
    expect(existsSync(inWork("own", "dimuons.ipynb"))).toBe(false);
    expect(await page.evaluate("document.activeElement.id")).toBe("own");
  });

  test("a file dropped anywhere on the page is taken in, and what is no notebook is refused in words", async () => {
    const drop = (name: string, text: string): Promise<unknown> =>
      page.evaluate(`(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}));
        for (const type of ["dragover", "drop"]) {
          document.querySelector(".modules").dispatchEvent(
            new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
          );
        }
      })()`);
    await drop("garbage.ipynb", "{ nothing");
    await notice("garbage.ipynb is not a notebook");
    await drop("dropped.ipynb", notebook("# Dropped").toString());
    await notice("1 notebook was added");
    await page.getByRole("link", { name: "Dropped", exact: true }).waitFor();
  });

  test("a new notebook opens at once", async () => {
    await button("New notebook").click();
    await page.waitForURL(/notebooks\/own-/);
    await page.goto(`${open.address}/`);
    await page.getByRole("link", { name: "untitled", exact: true }).waitFor();
  });

  test("progress can be taken along and brought back: the best points win", async () => {
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Export progress" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe("toplab-progress.json");
    writeFileSync(inWork("progress.json"), "{}");
    await page.locator("input[accept='.json']").setInputFiles(await file.path());
    await notice("1 exercise");
    await module(0).locator(".steps .solved").waitFor();
  });

  test("the language is chosen in the settings, kept, and spoken after that", async () => {
    await button("Settings").click();
    await page.getByRole("radio", { name: "Русский" }).check();
    await button("Save").click();
    await page.getByRole("heading", { name: "Модули" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("ru");
    expect(settings()).toMatchObject({ language: "ru" });
    expect(await module(0).innerText()).toMatch(/25 мин[\s\S]*2 из 2 баллов/);
    await page.reload();
    await expect
      .poll(() => page.title())
      .toBe("Анализ данных на Большом адронном коллайдере – Toplab");
    await open.settle({});
  });

  test("colours change while one chooses, go back on Cancel, and stay once saved", async () => {
    const ground = (): Promise<unknown> =>
      page.evaluate("getComputedStyle(document.body).backgroundColor");
    await page.emulateMedia({ colorScheme: "light" });
    const light = await ground();
    await button("Settings").click();
    await page.getByRole("radio", { name: "Dark" }).check();
    const dark = await ground();
    expect(dark).not.toBe(light);
    await button("Cancel").click();
    await expect.poll(ground).toBe(light);
    await button("Settings").click();
    await page.getByRole("radio", { name: "Dark" }).check();
    await button("Save").click();
    await expect.poll(settings).toMatchObject({ theme: "dark" });
    await page.reload();
    expect(await ground()).toBe(dark);
    await open.settle({ theme: "auto" });
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await ground()).toBe(dark);
    await page.emulateMedia({ colorScheme: "light" });
  });

  test("nothing needs more than the width of a small phone", async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const language of ["en", "es", "ru"] as const) {
      await open.settle({ language });
      await page.waitForSelector(".module");
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
      const widest = `Math.max(...[...document.querySelectorAll("a, button, p, h1, h2, h3")]
        .map((one) => one.getBoundingClientRect().right))`;
      expect(await page.evaluate(widest)).toBeLessThanOrEqual(360);
    }
    await page.setViewportSize({ width: 1200, height: 900 });
    await open.settle({});
  });

  test("by keyboard alone: Tab passes the skip link, and everything to be pressed, in order", async () => {
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.className")).toBe("skip");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.localName")).toBe("main");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.closest('.next-step') !== null")).toBe(true);
  });
});
