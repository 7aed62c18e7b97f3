import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasBrowser } from "./browser.ts";
import { type OpenNotebook, openNotebook, patience } from "./notebook-setup.ts";

const given = [
  { id: "imports", code: 'import { hist1d, regular } from "toplab";' },
  { id: "make", code: "const muonMass = 0.1057;" },
  { id: "wrong", code: "const s: string = 1;" },
  { id: "code", code: "1" },
  { id: "slow", code: "await new Promise((resolve) => setTimeout(resolve, 3000));" },
];

describe.skipIf(!hasBrowser)("writing code", { timeout: 2 * patience }, () => {
  let open: OpenNotebook;
  const list = (): Locator => open.page.locator(".cm-tooltip-autocomplete");
  const choice = (name: string | RegExp): Locator => list().getByRole("option", { name });
  const write = async (code: string, delay = 0): Promise<void> => {
    await open.choose("code");
    await open.press("Enter", "Control+a", "Delete");
    await open.page.keyboard.type(code, { delay });
  };
  /** Without a list of names that may have opened, and in the text all the same. */
  const rest = (): Promise<void> => open.press("Escape", "Escape", "Enter");
  /** Keys that come together with a list are not meant for it. */
  const seeList = (): Promise<void> => open.page.waitForTimeout(120);
  const text = async (): Promise<string> =>
    (await open.cell("code").locator(".cm-line").allInnerTexts())
      .join("\n")
      .replaceAll("\u200b", "");
  const isWriting = (isSo: boolean) =>
    expect.poll(() => open.page.locator(".cm-focused").count()).toBe(isSo ? 1 : 0);
  const problems = (): Locator => open.cell("code").locator(".cm-lintRange");

  beforeAll(async () => {
    open = await openNotebook(given);
    await open.choose("imports");
    await open.press("Control+Enter");
    await open.finished("imports");
    await open.kernel("idle");
  }, 2 * patience);
  afterAll(() => open.close());

  test("names are offered as one types, and Enter takes one", async () => {
    await write("hist");
    await choice("hist1d").waitFor();
    await seeList();
    await open.press("Enter");
    expect(await text()).toBe("hist1d");
  });

  test("behind a dot the members are offered with what they are, and Tab takes one", async () => {
    await write("Math.");
    await choice("abs").waitFor();
    expect(await list().locator(".cm-completionIcon-method").count()).toBeGreaterThan(20);
    await open.page.keyboard.type("hyp");
    await choice("hypot").waitFor();
    await list()
      .locator(".note", { hasText: "hypot(...values: number[]): number" })
      .or(open.page.locator(".cm-completionInfo", { hasText: "square root of the sum of squares" }))
      .first()
      .waitFor();
    await open.press("Tab");
    expect(await text()).toBe("Math.hypot");
  });

  test("Control-Space asks anywhere; Escape puts the list away before it leaves the text", async () => {
    await write("const a = ");
    await open.press("Control+Space");
    await choice("Array").first().waitFor();
    await open.press("Escape");
    await list().waitFor({ state: "detached" });
    await isWriting(true);
    await open.press("Escape");
    await isWriting(false);
  });

  test("the members of a module are offered in an import", async () => {
    await write('import { regul } from "toplab"');
    await open.press("Home", ...Array.from({ length: 14 }, () => "ArrowRight"), "Control+Space");
    await choice("regular").waitFor();
    await open.press("Escape");
  });

  test("Shift-Tab explains the name at the cursor, once more goes into the explanation, Escape comes back", async () => {
    await write("Math.hypot(3, 4)");
    await rest();
    await open.press("End", ...Array.from({ length: 8 }, () => "ArrowLeft"), "Shift+Tab");
    const note = open.page.locator(".cm-tooltip-hover .note");
    await note.waitFor();
    expect(await note.locator("pre").innerText()).toContain("hypot(...values: number[]): number");
    expect(await note.locator("pre .tok-typeName").first().innerText()).toBe("number");
    await note.getByText("square root of the sum of squares").waitFor();
    await open.press("Shift+Tab");
    expect(await note.evaluate((n) => n.ownerDocument.activeElement === n)).toBe(true);
    await open.press("Escape");
    await note.waitFor({ state: "detached" });
    await isWriting(true);
  });

  test("the pointer over a name explains it too", async () => {
    await write("regular(10, 0, 1)");
    await open
      .cell("code")
      .locator(".cm-line span, .cm-line")
      .first()
      .hover({ position: { x: 45, y: 10 } });
    await open.page.locator(".cm-tooltip-hover .note", { hasText: "regular(" }).waitFor();
  });

  test("at the beginning of a line Tab and Shift-Tab indent and take it back", async () => {
    await write("a");
    await rest();
    await open.press("Home", "Tab");
    expect(await text()).toBe("  a");
    await open.press("Home", "Shift+Tab");
    expect(await text()).toBe("a");
  });

  test("a mistake is underlined once the fingers rest, and F8 says what it is", async () => {
    await write('const count: number = "three";');
    await problems().first().waitFor();
    expect(await problems().first().innerText()).toBe("count");
    expect(await open.cell("code").locator(".cm-lint-marker-error").count()).toBe(1);
    await open.press("F8");
    await open.page
      .locator(".cm-diagnostic", { hasText: /string.*not assignable.*number/ })
      .waitFor();
  });

  test("a cell that nobody has touched is not judged", async () => {
    await problems().first().waitFor();
    expect(await open.cell("wrong").locator(".cm-lintRange").count()).toBe(0);
  });

  test("a name of a cell that has not run yet is a hint, not a mistake; running that cell settles it", async () => {
    await write("2 * muonMass");
    await open.cell("code").locator(".cm-lintRange-info").waitFor();
    await open.press("F8");
    await open.page
      .locator(".cm-diagnostic-info", { hasText: "Run cell 2 first: it makes muonMass." })
      .waitFor();
    await open.cell("make").getByRole("button", { name: "Run this cell" }).click();
    await open.finished("make");
    await problems().first().waitFor({ state: "detached" });
  });

  test("while a cell runs, names of this notebook are offered all the same", async () => {
    await open.choose("slow");
    await open.press("Control+Enter");
    await open.kernel("busy");
    await write("muonM");
    await choice("muonMass").waitFor();
    expect(await open.page.locator(".kernel").getAttribute("data-state")).toBe("busy");
    await seeList();
    await open.press("Tab");
    expect(await text()).toBe("muonMass");
    await open.kernel("idle");
  });

  test("brackets are closed, and lines are commented, as everywhere", async () => {
    await write("map(events");
    expect(await text()).toBe("map(events)");
    await rest();
    await open.press("Control+/");
    expect(await text()).toBe("// map(events)");
  });
});
