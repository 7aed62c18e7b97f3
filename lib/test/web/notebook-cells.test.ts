import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { hasBrowser } from "./browser.ts";
import { type OpenNotebook, openNotebook, patience } from "./notebook-setup.ts";

const given = [
  { id: "intro", text: "# Muons\n\nThey are heavy." },
  { id: "one", code: "const one = 1;\nconst more = one + 1;" },
  { id: "stub", code: "const answer = 42;", exercise: "01-first/answer" },
  { id: "two", code: "one + 2" },
  { id: "end", text: "The end." },
];
const all = "intro one stub two end";

describe.skipIf(!hasBrowser)("cells, with the keyboard alone", { timeout: patience }, () => {
  let open: OpenNotebook;
  const focused = (): Promise<unknown> => open.page.evaluate("document.activeElement.id");
  const isWriting = (): Promise<unknown> =>
    open.page.evaluate(`document.activeElement.classList.contains("cm-content")`);
  const sources = async (): Promise<readonly string[]> =>
    (await open.saved()).map(({ source }) => source);

  beforeAll(async () => {
    open = await openNotebook(given, { hasKernel: false });
  }, patience);
  beforeEach(() => open.fresh());
  afterAll(() => open.close());

  test("arrows, j and k go from cell to cell; Enter writes, Escape stops writing", async () => {
    await open.choose("intro");
    await open.press("ArrowDown");
    expect(await focused()).toBe("cell-one");
    await open.press("j", "j", "k");
    expect(await focused()).toBe("cell-stub");
    await open.press("Enter");
    expect(await isWriting()).toBe(true);
    await open.press("Escape");
    expect(await focused()).toBe("cell-stub");
    await open.press("ArrowUp");
    expect(await focused()).toBe("cell-one");
  });

  test("the Tab key stops once in the cells, at the one that is chosen", async () => {
    await open.choose("two");
    const stops = await open.page
      .locator(".cell")
      .evaluateAll((cells) =>
        cells.map((cell) => (cell as unknown as { tabIndex: number }).tabIndex),
      );
    expect(stops).toEqual([-1, -1, -1, 0, -1]);
  });

  test("the cursor leaves code over its edges into the next code, and stops at a text", async () => {
    await open.choose("one");
    await open.press("Enter", "Control+End", "ArrowDown");
    expect(await isWriting()).toBe(true);
    expect(await open.cell("stub").getAttribute("class")).toContain("chosen");
    await open.press("ArrowUp", "Control+Home", "ArrowUp");
    expect(await focused()).toBe("cell-intro");
  });

  test("a and b insert cells, dd deletes one, z and Shift-Z take it back and forth", async () => {
    await open.choose("one");
    await open.press("a");
    expect(await open.order()).toBe("intro ? one stub two end");
    await open.press("b");
    expect(await open.order()).toBe("intro ? ? one stub two end");
    await open.press("z", "z");
    expect(await open.order()).toBe(all);
    await open.choose("two");
    await open.press("d", "k", "j");
    expect(await open.order()).toBe(all);
    await open.press("d", "d");
    expect(await open.order()).toBe("intro one stub end");
    expect(await focused()).toBe("cell-end");
    await open.press("z");
    expect(await open.order()).toBe(all);
    expect(await focused()).toBe("cell-two");
    await open.press("Shift+z");
    expect(await open.order()).toBe("intro one stub end");
  });

  test("letters of a Russian keyboard are the same commands, by their places", async () => {
    await open.choose("one");
    const type = (key: string, code: string): Promise<unknown> =>
      open.page.evaluate(
        `document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "${key}", code: "${code}", bubbles: true, cancelable: true }))`,
      );
    await type("и", "KeyB");
    expect(await open.order()).toBe("intro one ? stub two end");
    await type("я", "KeyZ");
    expect(await open.order()).toBe(all);
  });

  test("cells are cut, copied and pasted below and above; a copy of an exercise is none", async () => {
    await open.choose("two");
    await open.press("x");
    await open.choose("intro");
    await open.press("v");
    expect(await open.order()).toBe("intro ? one stub end");
    await open.press("z", "z");
    expect(await open.order()).toBe(all);
    await open.choose("stub");
    await open.press("c", "Shift+V");
    expect(await open.order()).toBe("intro one ? stub two end");
    expect(await open.page.locator(".cell.exercise").count()).toBe(1);
    expect((await sources())[2]).toBe("const answer = 42;");
  });

  test("an exercise can be moved, but neither deleted, cut, nor turned into a text", async () => {
    await open.choose("stub");
    await open.press("d", "d");
    await open.press("x");
    await open.press("m");
    expect(await open.order()).toBe(all);
    await open.page
      .locator(".notice", { hasText: "belongs to an exercise" })
      .or(open.page.locator(".notice", { hasText: "stays what it is" }))
      .waitFor();
    await open.press("Alt+ArrowUp");
    expect(await open.order()).toBe("intro stub one two end");
    await open.press("Control+Shift+ArrowDown", "Alt+ArrowDown");
    expect(await open.order()).toBe("intro one two stub end");
    expect(await focused()).toBe("cell-stub");
  });

  test("several cells are selected with Shift and moved, merged or deleted together", async () => {
    await open.choose("intro");
    await open.press("Shift+ArrowDown");
    expect(await open.page.locator(".cell.selected").count()).toBe(2);
    await open.press("Alt+ArrowDown");
    expect(await open.order()).toBe("stub intro one two end");
    await open.press("z");
    await open.choose("intro");
    await open.press("Shift+J", "d", "d");
    expect(await open.order()).toBe("stub two end");
    await open.press("z");
    expect(await open.order()).toBe(all);
    await open.choose("two");
    await open.press("Shift+M");
    expect(await sources()).toEqual([
      ...given.slice(0, 3).map((c) => c.text ?? c.code),
      "one + 2\nThe end.",
    ]);
    await open.press("z");
    expect((await sources()).slice(3)).toEqual(["one + 2", "The end."]);
  });

  test("a cell is split at the cursor, and the halves are joined again by undo", async () => {
    await open.choose("one");
    await open.press("Enter", "Control+Home", "End", "Control+Shift+Minus");
    expect(await open.order()).toBe("intro one ? stub two end");
    expect((await sources()).slice(1, 3)).toEqual(["const one = 1;", "const more = one + 1;"]);
    await open.press("Escape", "z");
    expect(await open.order()).toBe(all);
    expect((await sources())[1]).toBe("const one = 1;\nconst more = one + 1;");
  });

  test("m, y, r and figures make texts, code and headings; what was typed stays", async () => {
    await open.choose("two");
    await open.press("m");
    expect(await open.cell("two").locator(".markdown").innerText()).toBe("one + 2");
    await open.press("2");
    expect(await open.cell("two").locator("h2").innerText()).toBe("one + 2");
    await open.press("r");
    expect((await open.saved()).find(({ id }) => id === "two")).toMatchObject({
      cell_type: "raw",
      source: "## one + 2",
    });
    await open.press("y");
    expect(await open.cell("two").getAttribute("data-kind")).toBe("code");
    await open.press("z", "z", "z", "z");
    expect((await open.saved()).find(({ id }) => id === "two")).toMatchObject({
      cell_type: "code",
      source: "one + 2",
    });
  });

  test("a text is written in Markdown and shown typeset; Escape leaves it open, Control-Enter closes it", async () => {
    await open.choose("end");
    await open.press("Enter");
    await open.page.keyboard.insertText(" With $E = mc^2$ and **force**.");
    await open.press("Escape");
    expect(await focused()).toBe("cell-end");
    await open.press("Control+Enter");
    await open.cell("end").locator(".katex").waitFor();
    expect(await open.cell("end").locator("strong").innerText()).toBe("force");
  });

  test("what was typed is taken back in its own cell", async () => {
    await open.choose("two");
    await open.press("Enter", "End");
    await open.page.keyboard.insertText(" + 3");
    await open.press("ArrowUp", "ArrowUp", "Escape");
    await open.choose("two");
    await open.press("Enter", "Control+z");
    expect((await sources())[3]).toBe("one + 2");
  });

  test("h lists every shortcut; no letter does anything behind the list", async () => {
    await open.choose("one");
    await open.press("h");
    const dialog = open.page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await dialog.waitFor();
    expect(await dialog.locator("dt").count()).toBeGreaterThan(35);
    await open.press("b");
    expect(await open.order()).toBe(all);
    await open.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await focused()).toBe("cell-one");
  });

  test("the menu of a cell opens, moves and closes with keys", async () => {
    await open.choose("two");
    await open.cell("two").getByRole("button", { name: "More" }).focus();
    await open.press("Enter");
    const item = (): Promise<unknown> => open.page.evaluate("document.activeElement.innerText");
    expect(await item()).toMatch(/^Run\s/);
    await open.press("End");
    expect(await item()).toMatch(/^Reset to the original/);
    await open.press("ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown");
    expect(await item()).toMatch(/^Cut/);
    await open.press("Enter");
    expect(await open.order()).toBe("intro one stub end");
  });

  test("the original text of a cell comes back, and can be undone", async () => {
    await open.choose("one");
    await open.press("Enter", "Control+a");
    await open.page.keyboard.insertText("broken(");
    await open.saved();
    await open.press("Escape");
    await open.cell("one").getByRole("button", { name: "More" }).click();
    await open.page.getByRole("menuitem", { name: "Reset to the original" }).click();
    await open.page.locator(".notice", { hasText: "The original text is back" }).waitFor();
    expect((await sources())[1]).toBe(given[1]!.code);
    await open.choose("one");
    await open.press("z");
    expect((await sources())[1]).toBe("broken(");
  });

  test("everything is told in numbers that follow the order", async () => {
    await open.choose("intro");
    await open.press("b");
    const names = await open.cells.evaluateAll((cells) => cells.map((cell) => cell.ariaLabel));
    expect(names).toEqual([
      "Text cell 1",
      "Code cell 2",
      "Code cell 3",
      "Code cell 4",
      "Code cell 5",
      "Text cell 6",
    ]);
  });
});
