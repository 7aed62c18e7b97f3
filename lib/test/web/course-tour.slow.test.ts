import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasBrowser } from "./browser.ts";
import { type OpenCourse, openCourse, patience } from "./course-setup.ts";

describe.skipIf(!hasBrowser)("the tour in Chromium", { timeout: 3 * patience }, () => {
  let open: OpenCourse;
  let page: Page;

  const card = (): Locator => page.locator(".tour");
  const at = (place: string): Promise<void> =>
    card().locator(".tour-count", { hasText: place }).waitFor();
  const press = (name: string): Promise<void> => card().getByRole("button", { name }).click();
  const hasFocus = (): Promise<unknown> =>
    page.evaluate("document.querySelector('.tour')?.contains(document.activeElement)");

  beforeAll(async () => {
    open = await openCourse({ tourDone: false });
    page = open.page;
  }, patience);
  afterAll(() => open.close(), patience);

  test("starts by itself on the first visit, with the focus on it, and a name for screen readers", async () => {
    await at("1 of 8");
    expect(await hasFocus()).toBe(true);
    await page.getByRole("dialog", { name: "Welcome to Toplab" }).waitFor();
    await expect
      .poll(() => readFileSync(join(open.course.root, "work", "settings.json"), "utf8"))
      .toContain('"tourDone": true');
  });

  test("goes on by button, by arrow and by Enter, and back again", async () => {
    await press("Next");
    await at("2 of 8");
    await page.keyboard.press("ArrowRight");
    await at("3 of 8");
    await press("Back");
    await at("2 of 8");
    expect(await hasFocus()).toBe(true);
    await page.keyboard.press("Enter");
    await at("3 of 8");
    await page.keyboard.press("Enter");
    await at("4 of 8");
  });

  test("goes on inside a notebook, each step lighting what it speaks of", async () => {
    await press("Next");
    await page.waitForURL(/notebooks\/01-first/);
    for (const [place, target] of [
      ["5 of 8", ".cell.code"],
      ["6 of 8", ".tools"],
      ["7 of 8", ".cell.exercise"],
    ] as const) {
      await at(place);
      const overlap = `(() => {
        const a = document.querySelector(".tour-light").getBoundingClientRect();
        const b = document.querySelector(${JSON.stringify(target)}).getBoundingClientRect();
        return a.top < b.bottom && b.top < a.bottom && a.left < b.right && b.left < a.right && !document.querySelector(".tour-light").hidden;
      })()`;
      await expect.poll(() => page.evaluate(overlap)).toBe(true);
      await press("Next");
    }
    await at("8 of 8");
    await press("Back");
    await at("7 of 8");
    await press("Next");
    await press("Done");
    await card().waitFor({ state: "detached" });
  });

  test("does not start a second time by itself, but from the settings", async () => {
    await page.goto(`${open.address}/`);
    await page.waitForSelector(".module");
    await page.getByRole("button", { name: "Settings" }).click();
    expect(await card().count()).toBe(0);
    await page.getByRole("button", { name: "Take the tour again" }).click();
    await at("1 of 8");
  });

  test("Esc leaves it at any time", async () => {
    await press("Next");
    await at("2 of 8");
    await page.keyboard.press("Escape");
    await card().waitFor({ state: "detached" });
    expect(await page.locator(".tour-light").count()).toBe(0);
  });

  test("fits a phone in every language, and stays on it", async () => {
    await page.setViewportSize({ width: 360, height: 640 });
    for (const language of ["en", "es", "ru"] as const) {
      await open.settle({ language, tourDone: false });
      for (let step = 1; step <= 4; step += 1) {
        await at(`${step} `);
        const box = await card().boundingBox();
        expect(box!.x).toBeGreaterThanOrEqual(0);
        expect(box!.x + box!.width).toBeLessThanOrEqual(360);
        expect(box!.y).toBeGreaterThanOrEqual(0);
        expect(box!.y + box!.height).toBeLessThanOrEqual(640);
        if (step < 4) await page.keyboard.press("ArrowRight");
      }
    }
  });
});
