import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasBrowser } from "./browser.ts";
import { type OpenCourse, openCourse, patience } from "./course-setup.ts";

interface Finding {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly {
    readonly target: readonly unknown[];
    readonly failureSummary: string;
  }[];
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const lesson = "/notebooks/01-first";

describe.skipIf(!hasBrowser)("axe-core finds nothing wrong", { timeout: 3 * patience }, () => {
  let open: OpenCourse;
  let page: Page;

  beforeAll(async () => {
    open = await openCourse({ tourDone: true });
    page = open.page;
    await page.emulateMedia({ reducedMotion: "reduce" }); // a card that is fading in has no contrast
  }, patience);
  afterAll(() => open.close(), patience);

  /**
   * What axe-core holds against the page as it is now, each with the element and the reason. HTML that
   * a cell has put out is its author's.
   */
  const findings = async (): Promise<readonly string[]> => {
    await page.evaluate(axe);
    const all = (await page.evaluate(
      `axe.run({ exclude: [".html-output"] }, { resultTypes: ["violations"] }).then(({ violations }) => violations)`,
    )) as readonly Finding[]; // axe-core's own format
    return all.flatMap(({ id, impact, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${impact} ${id}: ${target} — ${failureSummary}`),
    );
  };

  const looks = [
    { language: "en", theme: "light" },
    { language: "en", theme: "dark" },
    { language: "ru", theme: "light" },
  ] as const;

  test("axe-core does find what is wrong, were it there", async () => {
    await open.settle({});
    await page.evaluate(`document.querySelector("main").append(document.createElement("button"))`);
    expect((await findings()).join()).toContain("critical button-name");
  });

  test.each(looks)("on the course page, $language, $theme", async (look) => {
    await open.settle(look);
    await page.waitForSelector(".module");
    expect(await findings()).toEqual([]);
  });

  test("on the course page of a phone, in its dialogs, and in the tour", async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await open.settle({});
    await page.waitForSelector(".module");
    expect(await findings()).toEqual([]);
    await page.click("#settings");
    expect(await findings()).toEqual([]);
    await page.locator(".dialog .quiet").click();
    for (let step = 1; step <= 4; step += 1) {
      await page.locator(".tour-count", { hasText: `${step} ` }).waitFor();
      expect(await findings()).toEqual([]);
      if (step < 4) await page.keyboard.press("ArrowRight");
    }
    await page.setViewportSize({ width: 1200, height: 900 });
  });

  test.each(looks)("on the notebook page, $language, $theme", async (look) => {
    await open.settle(look, lesson);
    await page.waitForSelector("#cell-behind");
    expect(await findings()).toEqual([]);
  });

  test.each(looks)("on a notebook with outputs of every kind, $language, $theme", async (look) => {
    await open.settle(look, lesson);
    await page.waitForSelector("#cell-behind");
    if (look.theme === "light" && look.language === "en") {
      await page.locator(".button.runAll").click();
    }
    await page.locator("#cell-failing .error-output").waitFor({ timeout: patience });
    expect(await findings()).toEqual([]);
  });

  test("on a notebook with the find bar, the list of keys, and the tour open", async () => {
    await open.settle({}, lesson);
    await page.waitForSelector("#cell-behind");
    await page.keyboard.press("Control+f");
    expect(await findings()).toEqual([]);
    await page.keyboard.press("Escape");
    await page.locator("#cell-opening").focus();
    await page.keyboard.press("h");
    await page.waitForSelector("dialog[open]");
    expect(await findings()).toEqual([]);
    await open.settle({}, `${lesson}#tour=5`);
    await page.waitForSelector(".tour");
    expect(await findings()).toEqual([]);
  });

  test("on a notebook of a phone", async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await open.settle({}, lesson);
    await page.waitForSelector("#cell-behind");
    expect(await findings()).toEqual([]);
    await page.setViewportSize({ width: 1200, height: 900 });
  });
});
