import { Buffer } from "node:buffer";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parseNotebook } from "../../kernel/index.ts";
import { hasBrowser } from "./browser.ts";
import { type OpenNotebook, openNotebook, patience } from "./notebook-setup.ts";

const dot =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const given = [
  {
    id: "title",
    text: "# The *mass*\n\nA muon mass, a **mu**on, and a picture: ![peak](plots/peak.png)\n\n![far](http://192.0.2.1/x.png)",
  },
  { id: "code", code: "const mass = 0.1057; // muon Mass\nconst twice = 2 * mass;" },
  {
    id: "part",
    text: "## A part\n\n$$m = \\sqrt{E^2 - p^2}$$\n\nWords, &eacute;t&#233;, 5&nbsp;GeV &lt;b&gt;, &notit; and &nosuch;.",
  },
  { id: "stub", code: "const answer = 42;", exercise: "01-first/answer" },
  ...Array.from({ length: 12 }, (_, i) => ({ id: `t${i}`, text: `Paragraph ${i}.\n\n`.repeat(4) })),
  { id: "far", text: "## Far below\n\nThe last mass." },
  { id: "long", code: `const wide = "${"abc def ".repeat(40)}";` },
];

describe.skipIf(!hasBrowser)("reading a notebook", { timeout: patience }, () => {
  let open: OpenNotebook;
  const counter = (text: string): Promise<void> =>
    open.page.locator(".counter", { hasText: text }).waitFor();
  const highlighted = (name: string): Promise<unknown> =>
    open.page.evaluate(`[...CSS.highlights.get("${name}")].map(String)`);
  const source = async (id: string): Promise<string | undefined> =>
    (await open.saved()).find((cell) => cell.id === id)?.source;

  beforeAll(async () => {
    open = await openNotebook(given, { hasKernel: false });
  }, patience);
  beforeEach(async () => {
    await open.page.setViewportSize({ width: 1300, height: 900 });
    await open.fresh();
  });
  afterAll(() => open.close());

  test("Control-F finds in texts as they are shown and in code, and goes round", async () => {
    await open.press("Control+f");
    await open.page.keyboard.type("mass");
    await counter("1 of 6");
    expect(await highlighted("found")).toEqual(["mass", "mass", "mass"]);
    expect(await highlighted("found-now")).toEqual(["mass"]);
    expect(await open.cell("code").locator(".found").count()).toBe(3);
    await open.press("Enter", "Enter");
    await counter("3 of 6");
    expect(await open.cell("code").locator(".found.now").innerText()).toBe("mass");
    await open.press("Shift+Enter", "Shift+Enter", "Shift+Enter");
    await counter("6 of 6");
    expect(await open.page.evaluate("scrollY > 300")).toBe(true);
    await open.press("Escape");
    expect(await open.page.locator(".found").count()).toBe(0);
    expect(await open.page.evaluate("document.activeElement.id")).toBe("cell-far");
  });

  test("upper and lower case count when asked to; a word in pieces of bold is one word", async () => {
    await open.press("Control+f");
    await open.page.keyboard.type("muon");
    await counter("1 of 3");
    expect(await highlighted("found")).toEqual(["muon", "muon"]);
    await open.page.keyboard.press("Control+a");
    await open.page.keyboard.type("Mass");
    await counter("1 of 6");
    await open.page.getByRole("button", { name: "Match upper and lower case" }).click();
    await counter("1 of 1");
    await open.page.keyboard.press("Escape");
  });

  test("f replaces one by one or everywhere, and z takes all of it back at once", async () => {
    await open.choose("title");
    await open.press("f");
    await open.page.keyboard.type("mass");
    await open.page.getByRole("textbox", { name: "Replace by" }).fill("weight");
    await open.page.getByRole("button", { name: "Replace all" }).click();
    await counter("6 replaced");
    await open.press("Escape");
    expect(await source("code")).toBe(
      "const weight = 0.1057; // muon weight\nconst twice = 2 * weight;",
    );
    expect(await source("far")).toContain("The last weight.");
    await open.choose("title");
    await open.press("z");
    expect(await source("code")).toBe(given[1]!.code);
    expect(await source("far")).toContain("The last mass.");
  });

  test("the contents list headings and exercises, follow the reading, and lead there", async () => {
    const nav = open.page.getByRole("navigation", { name: "Contents" });
    expect(await nav.getByRole("link").allInnerTexts()).toEqual([
      "The mass",
      "A part",
      "The answer",
      "Far below",
    ]);
    expect(await nav.locator('[aria-current="true"]').innerText()).toBe("The mass");
    await nav.getByRole("link", { name: "Far below" }).click();
    await expect.poll(() => nav.locator('[aria-current="true"]').innerText()).toBe("Far below");
    expect(await open.page.evaluate("document.activeElement.id")).toBe("cell-far");
    await open.page.getByRole("button", { name: "Contents" }).click();
    expect(await nav.isVisible()).toBe(false);
    await open.reload();
    expect(await nav.isVisible()).toBe(false);
    await open.page.getByRole("button", { name: "Contents" }).click();
  });

  test("characters may be written by their names, and a name nobody knows stays", async () => {
    const text = await open.cell("part").locator("p").last().innerText();
    expect(text).toBe("Words, été, 5\u00a0GeV <b>, &notit; and &nosuch;.");
  });

  test("a heading that is written appears in the contents", async () => {
    await open.choose("far");
    await open.press("Enter");
    await open.page.keyboard.insertText("\n\n### Deeper");
    await open.page.getByRole("link", { name: "Deeper" }).waitFor();
  });

  test("the Space key scrolls on while a cell is chosen", async () => {
    await open.choose("title");
    await open.press("Space");
    await expect.poll(() => open.page.evaluate("scrollY > 200")).toBe(true);
  });

  test("a picture beside the notebook is shown, one from elsewhere is not asked for", async () => {
    const picture = open.cell("title").locator("img").first();
    expect(await picture.getAttribute("src")).toBe(
      "/api/notebooks/01-first/picture?path=plots%2Fpeak.png",
    );
    expect(await open.cell("title").locator("img").nth(1).getAttribute("src")).toBeNull();
    expect(open.browser.requested.filter((url) => !url.startsWith(open.address))).toEqual([]);
  });

  test("a pasted picture becomes an attachment of the text, and is saved with it", async () => {
    await open.choose("far");
    await open.press("Enter");
    await open.page.evaluate(`{
      const bytes = Uint8Array.from(atob("${dot}"), (c) => c.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], "peak plot.png", { type: "image/png" }));
      document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }`);
    await open.cell("far").getByText("![peak-plot](attachment:peak-plot.png)").waitFor();
    await open.press("Control+Enter");
    const shown = open.cell("far").locator("img");
    expect(await shown.getAttribute("alt")).toBe("peak-plot");
    expect(
      await shown.evaluate((img) => (img as unknown as { naturalWidth: number }).naturalWidth),
    ).toBe(1);
    const saved = (await open.saved()).find(({ id }) => id === "far");
    expect(saved).toMatchObject({ attachments: { "peak-plot.png": { "image/png": dot } } });
    await open.reload();
    expect(await shown.getAttribute("src")).toBe(`data:image/png;base64,${dot}`);
  });

  test("on paper there are no buttons, no run marks, and everything is shown in black on white", async () => {
    await open.page.emulateMedia({ media: "print", colorScheme: "dark" });
    const seen = (selector: string): Promise<boolean> =>
      open.page.locator(selector).first().isVisible();
    for (const hidden of [".toolbar", ".contents", ".gutter", ".exercise-actions", ".side-tools"]) {
      expect([hidden, await seen(hidden)]).toEqual([hidden, false]);
    }
    expect(await seen("#cell-far .markdown")).toBe(true);
    const colour = await open.page.evaluate("getComputedStyle(document.body).color");
    expect(colour).toMatch(/rgb\((?:[0-5]?\d), (?:[0-5]?\d), (?:[0-5]?\d)\)/);
    await open.page.emulateMedia({ media: "screen", colorScheme: "light" });
    const pdf = await open.page.pdf({ format: "A4" });
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe("%PDF-");
  });

  test("Print typesets what was not on the screen yet, then opens the browser's dialog", async () => {
    await open.page.evaluate("window.print = () => { document.title = 'printed'; }");
    await open.page.locator(".toolbar .opens-menu").click();
    await open.page.getByRole("menuitem", { name: "Print" }).click();
    await expect.poll(() => open.page.title()).toBe("printed");
    expect(await open.page.locator(".math:not(:has(.katex))").count()).toBe(0);
  });

  test("the notebook is downloaded as it is on the page, under its own name", async () => {
    await open.choose("far");
    await open.press("Enter");
    await open.page.keyboard.insertText(" Just typed.");
    await open.page.locator(".toolbar .opens-menu").click();
    const [download] = await Promise.all([
      open.page.waitForEvent("download"),
      open.page.getByRole("menuitem", { name: "Download" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("01-first.ipynb");
    const text = readFileSync(await download.path(), "utf8");
    const far = parseNotebook(text, "download").cells.find(({ id }) => id === "far");
    expect(far?.source).toBe("## Far below\n\nThe last mass. Just typed.");
  });

  test.each([360, 768])("a screen of %i pixels needs no sideways scrolling", async (width) => {
    await open.page.setViewportSize({ width, height: 740 });
    const overflow = await open.page.evaluate(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    expect(overflow).toBe(0);
    await open.choose("long");
    await open.cell("long").locator(".cm-content").waitFor();
    expect(
      await open
        .cell("long")
        .locator(".cm-scroller")
        .evaluate((box) => box.scrollWidth - box.clientWidth),
    ).toBe(0);
    await open.page.getByRole("button", { name: "Contents" }).click();
    const drawer = open.page.locator("dialog.drawer");
    await drawer.getByRole("link", { name: "Far below" }).click();
    await drawer.waitFor({ state: "hidden" });
    expect(await open.page.evaluate("document.activeElement.id")).toBe("cell-far");
  });

  test("every button is at least 24 pixels high and wide, also on a phone", async () => {
    await open.page.setViewportSize({ width: 360, height: 740 });
    await open.choose("stub");
    const small =
      await open.page.evaluate(`[...document.querySelectorAll("button, summary, .toolbar a")]
      .filter((button) => button.checkVisibility({ visibilityProperty: true }))
      .map((button) => [button.className, button.getBoundingClientRect()])
      .filter(([, { width, height }]) => width < 24 || height < 24)
      .map(([name, { width, height }]) => name + " " + width + "×" + height)`);
    expect(small).toEqual([]);
  });

  test("nothing moves for a reader who wants no motion", async () => {
    await open.page.emulateMedia({ reducedMotion: "reduce" });
    const moving = await open.page.evaluate(`document.getAnimations().length`);
    expect(moving).toBe(0);
    await open.page.emulateMedia({ reducedMotion: "no-preference" });
  });
});
