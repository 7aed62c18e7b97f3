import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasBrowser } from "./browser.ts";
import { type OpenCourse, openCourse, patience } from "./course-setup.ts";

/** What a lesson says, in its own language, and names that are the same everywhere. */
const lesson =
  /^(?:A first look|A first look – Toplab|Plots, errors and one question\.|The second module|Its first paragraph\.|03-broken|untitled|The answer|Toplab|English|Español|Русский|Aa)$/;
/** Keys, units and numbers: "Ctrl+Space", "25 min". */
const symbols =
  /^(?:[\d.,]+ (?:min|h|kB|MB)|(?:(?:Ctrl|Shift|Alt|Esc|Enter|Space|Tab|F\d+|\S)(?:\+|, |$))+)$/u;

/** Every text and every name for a screen reader in the document, but for lessons, code and outputs. */
const collected = `(() => {
  const apart = ".markdown, .cm-editor, .static-code, .outputs .text-output, .outputs svg, .katex, script, style, pre, code";
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.closest(apart)) texts.push(node.data.trim());
  }
  for (const one of document.querySelectorAll("[aria-label], [title], [placeholder], [alt]")) {
    if (one.closest(apart) && !one.matches(apart)) continue;
    for (const name of ["aria-label", "title", "placeholder", "alt"]) {
      if (one.hasAttribute(name)) texts.push(one.getAttribute(name).trim());
    }
  }
  return [...new Set([document.title, ...texts])];
})()`;

describe.skipIf(!hasBrowser)("the interface in Chromium", { timeout: 3 * patience }, () => {
  let open: OpenCourse;
  let page: Page;

  beforeAll(async () => {
    open = await openCourse({ tourDone: true });
    page = open.page;
    await open.settle({}, "/notebooks/01-first"); // so that it is started
    await open.settle({});
    await page.getByRole("button", { name: "New notebook" }).click();
    await page.waitForURL(/own-/);
  }, patience);
  afterAll(() => open.close(), patience);

  const texts = async (): Promise<readonly string[]> => {
    const all = (await page.evaluate(collected)) as readonly string[]; // the list that it makes
    return all.filter((text) => /\p{L}/u.test(text) && !lesson.test(text) && !symbols.test(text));
  };
  /** Goes through the states of a page in one language and gathers what they say. */
  const gather = async (
    language: "en" | "es" | "ru",
    walk: (told: () => Promise<void>) => Promise<void>,
    path?: string,
  ): Promise<ReadonlySet<string>> => {
    const said = new Set<string>();
    await open.settle({ language }, path);
    await walk(async () => {
      for (const text of await texts()) said.add(text);
    });
    return said;
  };
  const both = (a: ReadonlySet<string>, b: ReadonlySet<string>): readonly string[] =>
    [...a].filter((text) => b.has(text));

  const courseWalk = async (told: () => Promise<void>): Promise<void> => {
    await page.waitForSelector(".module");
    await told();
    for (const opener of ["#settings", ".asides button", ".notebooks button"]) {
      await page.locator(opener).first().click();
      await page.waitForSelector("dialog[open]");
      await told();
      await page.keyboard.press("Escape");
      await page.waitForSelector("dialog", { state: "detached" });
    }
    await page.click("#settings");
    await page.click(".dialog .quiet");
    for (let step = 1; step <= 4; step += 1) {
      await page.locator(".tour-count", { hasText: `${step} ` }).waitFor();
      await told();
      if (step < 4) await page.keyboard.press("ArrowRight");
    }
  };

  const notebookWalk = async (told: () => Promise<void>): Promise<void> => {
    await page.waitForSelector("#cell-behind");
    await told();
    await page.locator("#cell-value").click();
    await page.keyboard.press("Control+f");
    await told();
    await page.keyboard.press("Escape");
    await page.locator("#cell-opening").focus();
    await page.keyboard.press("h");
    await page.waitForSelector("dialog[open]");
    await told();
    await page.keyboard.press("Escape");
  };

  test("the course page leaves nothing in English", async () => {
    const english = await gather("en", courseWalk);
    expect(english.size).toBeGreaterThan(30);
    expect(both(english, await gather("es", courseWalk))).toEqual([]);
    expect(both(english, await gather("ru", courseWalk))).toEqual([]);
  });

  test("the notebook page leaves nothing in English", async () => {
    const path = "/notebooks/01-first";
    const english = await gather("en", notebookWalk, path);
    expect(english.size).toBeGreaterThan(30);
    expect(both(english, await gather("es", notebookWalk, path))).toEqual([]);
    expect(both(english, await gather("ru", notebookWalk, path))).toEqual([]);
  });

  test("without a choice the page speaks as the browser does", async () => {
    const { browser, address } = open;
    const spanish = await browser.newPage();
    await open.settle({ language: "auto" });
    await spanish.setExtraHTTPHeaders({ "accept-language": "es-MX,es;q=0.9,en;q=0.5" });
    await spanish.goto(`${address}/`);
    await spanish.getByRole("heading", { name: "Módulos" }).waitFor();
    await spanish.close();
  });
});
