import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasBrowser } from "./browser.ts";
import { type OpenCourse, openCourse, patience } from "./course-setup.ts";
import { writeOutputNotebook } from "./output-notebook.ts";

const notebook = "/notebooks/02-second";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

describe.skipIf(!hasBrowser)("outputs in Chromium", { timeout: 3 * patience }, () => {
  let open: OpenCourse;
  let page: Page;
  const failures: string[] = [];

  const outputs = (id: string): Locator => page.locator(`#cell-${id} .outputs`);
  const show = async (id: string): Promise<Locator> => {
    await outputs(id).scrollIntoViewIfNeeded();
    return outputs(id);
  };
  /** The numbers at the horizontal axis of the lowest frame. */
  const axisNumbers = async (id: string): Promise<number[]> => {
    const texts = await outputs(id).locator(".xaxis_container text").allTextContents();
    return texts.map(Number).filter(Number.isFinite);
  };
  const drawn = async (id: string): Promise<Locator> => {
    await show(id);
    await outputs(id).locator(".stage svg .xaxis_container text").first().waitFor();
    return outputs(id).locator(".drawing");
  };
  const run = async (id: string): Promise<void> => {
    await page.locator(`#cell-${id}`).scrollIntoViewIfNeeded();
    await page.locator(`#cell-${id} .cm-content`).click();
    await page.keyboard.press("Control+Enter");
  };
  const tool = (id: string, name: string): Locator =>
    outputs(id).getByRole("button", { name, exact: true });

  beforeAll(async () => {
    open = await openCourse({ tourDone: true, language: "en", theme: "light" });
    await writeOutputNotebook(join(open.course.root, "notebooks", "02-second.ipynb"));
    page = open.page;
    page.on("pageerror", ({ message }) => failures.push(message));
    await page.goto(open.address + notebook);
    await outputs("fit").waitFor();
  }, patience);
  afterAll(() => open.close(), patience);

  test("a dragged mouse zooms into a fitted peak, in both panels, and a double click shows it all again", async () => {
    const drawing = await drawn("fit");
    const before = await axisNumbers("fit");
    expect(Math.min(...before)).toBe(60);
    expect(Math.max(...before)).toBe(120);
    const { x, y, width, height } = (await drawing.boundingBox())!; // it is on the screen
    await page.mouse.move(x + width * 0.45, y + height * 0.3);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.65, y + height * 0.3, { steps: 5 });
    await page.mouse.up();
    await expect.poll(async () => Math.min(...(await axisNumbers("fit")))).toBeGreaterThan(79);
    expect(Math.max(...(await axisNumbers("fit")))).toBeLessThan(101);
    expect(await outputs("fit").locator(".live-histogram [role=status]").textContent()).toMatch(
      /from 8\d\.?\d* to 9\d/,
    );
    await drawing.dblclick({ position: { x: width / 2, y: height / 4 } });
    await expect.poll(() => axisNumbers("fit")).toEqual(before);
  });

  test("buttons make an axis logarithmic, zoom, and say how the picture is shown", async () => {
    await drawn("fit");
    const heights = () => outputs("fit").locator(".yaxis_container").first().textContent();
    const linear = await heights();
    expect(await tool("fit", "log y").getAttribute("aria-pressed")).toBe("false");
    await tool("fit", "log y").click();
    await expect.poll(heights).not.toBe(linear);
    expect(await tool("fit", "log y").getAttribute("aria-pressed")).toBe("true");
    await tool("fit", "Zoom in").click();
    await expect.poll(async () => Math.max(...(await axisNumbers("fit")))).toBeLessThan(120);
    await tool("fit", "Reset zoom").click();
    await expect.poll(async () => Math.max(...(await axisNumbers("fit")))).toBe(120);
    await tool("fit", "log y").click();
    await expect.poll(heights).toBe(linear);
  });

  test("a histogram is zoomed and moved with the keys alone", async () => {
    const drawing = await drawn("histogram");
    await drawing.focus();
    await page.keyboard.press("+");
    await expect
      .poll(async () => Math.min(...(await axisNumbers("histogram"))))
      .toBeGreaterThan(70);
    const near = Math.min(...(await axisNumbers("histogram")));
    await page.keyboard.press("ArrowLeft");
    await expect.poll(async () => Math.min(...(await axisNumbers("histogram")))).toBeLessThan(near);
    await page.keyboard.press("0");
    await expect.poll(async () => Math.min(...(await axisNumbers("histogram")))).toBe(60);
  });

  test("the fit's numbers stand beside the picture, and the pointer is told what it is over", async () => {
    const drawing = await drawn("fit");
    expect(await outputs("fit").locator(".figure-box").innerText()).toMatch(
      /deviance \/ ndf\s+\d+\.\d \/ \d+[\s\S]*mass\s+9[01]\.\d+ ± 0\.\d+/,
    );
    const { width, height } = (await drawing.boundingBox())!; // it is on the screen
    await drawing.hover({ position: { x: width / 2, y: height / 3 } });
    expect(await outputs("fit").locator(".figure-tip").innerText()).toMatch(
      /m\(μμ\) \[GeV\]: 8\d[\s\S]*data: \d+ [\s\S]*fit: \d/,
    );
    await tool("fit", "Statistics").click();
    expect(await outputs("fit").locator(".figure-box").isVisible()).toBe(false);
    await tool("fit", "Statistics").click();
  });

  test("a picture follows the width of the page", async () => {
    const width = async (): Promise<number> =>
      (await (await drawn("histogram")).boundingBox())!.width;
    const wide = await width();
    await page.setViewportSize({ width: 480, height: 900 });
    await expect.poll(width).toBeLessThan(Math.min(wide, 470));
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    await page.setViewportSize({ width: 1200, height: 900 });
    await expect.poll(width).toBe(wide);
  });

  test("what only claims to be a picture for jsroot shows its still form", async () => {
    await show("forged");
    const image = outputs("forged").locator("img");
    await image.waitFor();
    await expect.poll(() => failures.length).toBeGreaterThan(0);
    expect(failures.join()).toContain("live figure could not be drawn");
    expect(await outputs("forged").locator(".live-histogram").count()).toBe(0);
  });

  test("a Plotly figure is drawn in the colours of the page, zoomed by keys, and as wide as there is room", async () => {
    await show("plotly");
    const figure = outputs("plotly").locator(".plotly-figure");
    await figure.locator(".xtick text").first().waitFor();
    const ticks = async (): Promise<string[]> =>
      (await figure.locator(".xtick text").allTextContents()).sort();
    const all = await ticks();
    await figure.focus();
    await page.keyboard.press("+");
    await expect.poll(ticks).not.toEqual(all);
    await page.keyboard.press("0");
    await expect.poll(ticks).toEqual(all);
    expect(await figure.getAttribute("aria-label")).toContain("60 bins");
    expect(await figure.locator(".modebar-btn").count()).toBeGreaterThan(3);
    expect(await figure.locator('[data-title*="hare"], [data-attr*="loud"]').count()).toBe(0);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.evaluate(`document.documentElement.dataset.theme = "dark"`);
    const ground = () => figure.locator(".main-svg").first().getAttribute("style");
    await expect.poll(ground).toContain("rgb(23, 28, 38)");
    await page.evaluate(`document.documentElement.dataset.theme = "light"`);
    await expect.poll(ground).toContain("rgb(255, 255, 255)");
  });

  test("2,000 lines are folded to their ends, and all there behind the fold", async () => {
    expect(await (await show("lines")).innerText()).toMatch(
      /line 15\s+Show 1,970 more lines\s+line 1986/,
    );
    await outputs("lines")
      .getByRole("button", { name: /more lines/ })
      .click();
    const text = await outputs("lines").locator(".unfolded").textContent();
    expect(text?.match(/line \d+/g)).toEqual(
      Array.from({ length: 2000 }, (_, i) => `line ${i + 1}`),
    );
    await outputs("lines").getByRole("button", { name: "Show fewer lines" }).click();
    expect(await outputs("lines").locator("pre").count()).toBe(2);
  });

  test("a line too long for a browser is cut, and says by how much", async () => {
    expect(await (await show("wide")).innerText()).toContain(
      "… 30,000 more characters in this line",
    );
  });

  test("a progress line shows its last state", async () => {
    expect(await (await show("progress")).locator(".stdout pre").first().innerText()).toBe("100%");
  });

  test("of 300 outputs the first and the last are shown, the others on demand", async () => {
    const shown = (await show("many")).locator(".output");
    expect(await shown.count()).toBe(45);
    expect(await shown.last().innerText()).toBe("value 299");
    await outputs("many").getByRole("button", { name: "Show 255 more outputs" }).click();
    expect(await shown.count()).toBe(300);
    expect(await shown.nth(150).innerText()).toBe("value 150");
  });

  test("a tall table scrolls in its place until it is unfolded", async () => {
    const content = (await show("tall")).locator(".tall-content").first();
    await outputs("tall").getByRole("button", { name: "Show all of it" }).waitFor();
    const folded = (await content.boundingBox())!.height;
    await outputs("tall").getByRole("button", { name: "Show all of it" }).click();
    expect((await content.boundingBox())!.height).toBeGreaterThan(2 * folded);
    await outputs("tall").getByRole("button", { name: "Show less" }).click();
    expect((await content.boundingBox())!.height).toBe(folded);
  });

  test("an output of megabytes is asked about first, and can be taken away as a file", async () => {
    expect(await (await show("big")).innerText()).toMatch(/^Large output, 3 MB/);
    const download = page.waitForEvent("download");
    await outputs("big").getByRole("button", { name: "Download" }).click();
    expect((await download).suggestedFilename()).toBe("output.html");
    await outputs("big").getByRole("button", { name: "Show anyway" }).click();
    await outputs("big").locator(".html-output p").waitFor();
  });

  test("JSON is a tree that unfolds branch by branch", async () => {
    const tree = await show("json");
    expect(await tree.innerText()).toMatch(/2 fields\s+a: \[…\] 2 items\s+c: null/);
    expect(await tree.getByText("deep").count()).toBe(0);
    await tree.locator("summary").nth(1).click();
    await tree.locator("summary").nth(2).click();
    await tree.getByText('"deep"').waitFor();
  });

  test("LaTeX and Markdown are typeset", async () => {
    await (await show("math")).locator(".katex-display .mfrac").waitFor();
    await outputs("math").locator("strong", { hasText: "bold" }).waitFor();
    await outputs("math").locator(".katex").nth(1).waitFor();
  });

  test("links in outputs are harmless, and nothing leaves its place", async () => {
    const html = (await show("hostile")).locator(".html-output");
    expect(await html.locator("a", { hasText: "bad" }).getAttribute("href")).toBeNull();
    const good = html.locator("a", { hasText: "good" });
    expect(await good.getAttribute("rel")).toBe("noopener noreferrer");
    expect(await good.getAttribute("target")).toBe("_blank");
    const place = (await outputs("hostile").boundingBox())!; // it is on the screen
    const table = (await html.locator("table").boundingBox())!;
    expect(table.y).toBeGreaterThanOrEqual(place.y);
    expect(await page.evaluate("window.stolen")).toBeUndefined();
  });

  test("pictures have their text, their size, and no more width than there is", async () => {
    const [small, huge] = await (await show("pictures")).locator("img").all();
    expect(await small!.getAttribute("alt")).toBe("a circle");
    expect((await small!.boundingBox())!.width).toBe(45);
    expect(await huge!.getAttribute("alt")).toBe("Picture made by the cell");
    expect((await huge!.boundingBox())!.width).toBeLessThan(1000);
  });

  test("the text of a cell's outputs is copied with one button", async () => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await show("progress");
    await outputs("progress").hover();
    await outputs("progress").getByRole("button", { name: "Copy output" }).click();
    await outputs("progress").getByRole("button", { name: "Copied" }).waitFor();
    const text = await page.evaluate("navigator.clipboard.readText()");
    expect(text).toMatch(/^100%\ncareful\n 0on0/);
  });

  test("100,000 lines come without what stands there being drawn again", async () => {
    await page.evaluate(`(() => {
      globalThis.folds = 0;
      globalThis.tails = 0;
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes) for (const node of addedNodes) {
          if (node.className === "fold" || node.querySelector?.(".fold")) globalThis.folds++;
          if (node.localName === "pre") globalThis.tails++;
        }
      }).observe(document.querySelector("#cell-growing .outputs"), { childList: true, subtree: true });
    })()`);
    await run("growing");
    await outputs("growing").getByRole("button", { name: "Show 99,970 more lines" }).waitFor();
    await expect.poll(() => outputs("growing").innerText()).toMatch(/event 99999$/);
    expect(await page.evaluate("globalThis.tails")).toBeGreaterThan(4); // it came in pieces
    expect(await page.evaluate("globalThis.folds")).toBe(1);
    await outputs("growing")
      .getByRole("button", { name: /more lines/ })
      .click();
    const text = await outputs("growing").locator(".unfolded").textContent();
    expect(text?.match(/event \d+/g)).toHaveLength(100_000);
  });

  test("a picture that is redrawn in place never leaves its place empty", async () => {
    await page.evaluate(`(() => {
      const area = document.querySelector("#cell-redrawn .outputs");
      globalThis.heights = [];
      const look = () => {
        const image = area.querySelector(".output > :not(.coming) img");
        if (image) globalThis.heights.push(image.complete ? image.offsetHeight : 0);
        requestAnimationFrame(look);
      };
      look();
    })()`);
    await run("redrawn");
    await outputs("redrawn").getByAltText("step 15").waitFor();
    const heights = (await page.evaluate("globalThis.heights")) as readonly number[]; // as above
    expect(heights.length).toBeGreaterThan(15);
    expect(heights.slice(heights.findIndex((height) => height > 0)).every((h) => h === 200)).toBe(
      true,
    );
  });

  test.each(["light", "dark"])(
    "axe-core finds nothing wrong with any output, %s",
    async (theme) => {
      await open.settle({ language: "en", theme: theme as "light" | "dark" }, notebook); // it is one of them
      for (const id of ["fit", "histogram", "plotly"]) {
        await show(id);
        await outputs(id).locator(".stage svg text, .main-svg text").first().waitFor();
      }
      await outputs("lines")
        .getByRole("button", { name: /more lines/ })
        .click();
      await outputs("math").locator(".katex").nth(1).waitFor();
      await page.evaluate(axe);
      const findings = await page.evaluate(
        `axe.run(".outputs", { resultTypes: ["violations"] }).then(({ violations }) => violations.flatMap(({ id, impact, nodes }) =>
        nodes.map(({ target, failureSummary }) => impact + " " + id + ": " + target + " " + failureSummary)))`,
      );
      expect(findings).toEqual([]);
    },
  );

  test("no request for any of this left the machine", () => {
    expect(
      open.browser.requested.filter((url) => !/^(?:blob:)?http:\/\/127\.0\.0\.1:/.test(url)),
    ).toEqual([]);
    expect(failures.filter((message) => !message.includes("live figure"))).toEqual([]);
  });
});
