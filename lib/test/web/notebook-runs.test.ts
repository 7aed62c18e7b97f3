import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasBrowser } from "./browser.ts";
import { type OpenNotebook, openNotebook, patience } from "./notebook-setup.ts";

const given = [
  { id: "title", text: "# Runs" },
  { id: "first", code: "let n = 1;\nn" },
  { id: "second", code: "n += 1;\nn" },
  { id: "third", code: "n += 10;\nn" },
  {
    id: "ask",
    code: 'import { input } from "toplab/core";\nconst name = await input("Who are you? ");\nname.length',
  },
  { id: "secret", code: 'await input("Password: ", { password: true })' },
  { id: "stub", code: "const answer = 41;", exercise: "01-first/answer" },
  { id: "check", code: 'import { check } from "toplab/grade";\nawait check("answer")' },
  { id: "slow", code: "await new Promise((resolve) => setTimeout(resolve, 60000));" },
  { id: "last", code: 'throw new TypeError("no beam")' },
];

describe.skipIf(!hasBrowser)("running a notebook", { timeout: 2 * patience }, () => {
  let open: OpenNotebook;
  const focused = (): Promise<unknown> => open.page.evaluate("document.activeElement.id");
  const shows = (id: string, text: string): Promise<void> =>
    open.outputs(id).getByText(text, { exact: true }).waitFor();
  const said = (text: string | RegExp): Promise<void> =>
    open.page.locator('.unseen[role="status"]', { hasText: text }).waitFor({ state: "attached" });

  beforeAll(async () => {
    open = await openNotebook(given);
    await open.kernel("idle"); // it is warmed before anything runs
  }, patience);
  afterAll(() => open.close());

  test("Shift-Enter goes on in command mode, Control-Enter stays, Alt-Enter makes room below", async () => {
    await open.choose("first");
    await open.press("Enter", "Shift+Enter");
    expect(await focused()).toBe("cell-second");
    await open.press("Control+Enter");
    expect(await focused()).toBe("cell-second");
    await shows("second", "2");
    await open.press("Enter", "Alt+Enter");
    await shows("second", "3"); // else both would be announced together
    await said("Cell 3 finished.");
    await open.page.keyboard.insertText("n * 100");
    await open.press("Control+Enter");
    await open.page
      .locator(".cell", { hasText: "n * 100" })
      .getByText("300", { exact: true })
      .waitFor();
    await said(/^Cell 4 finished\.$/);
    await open.press("z");
    expect(await open.order()).toBe(given.map(({ id }) => id).join(" "));
  });

  test("all above, or this one and all below, run from the menu", async () => {
    await open.choose("third");
    await open.cell("third").getByRole("button", { name: "More" }).click();
    await open.page.getByRole("menuitem", { name: "Run all cells above" }).click();
    await shows("second", "2");
    await said(/^2 cells finished\.$/);
    expect(await open.outputs("third").innerText()).toBe("");
  });

  test("after the last cell, Shift-Enter makes a new one to write in; an error is announced", async () => {
    await open.choose("last");
    await open.press("Shift+Enter");
    expect(await open.order()).toMatch(/last \?$/);
    await expect.poll(() => open.page.locator(".cm-focused").count()).toBe(1);
    await said("Cell 10 failed: TypeError.");
    await open.press("Escape", "z");
  });

  test("o hides an output and Shift-O keeps a long one small", async () => {
    await open.choose("second");
    await open.press("o");
    expect(await open.outputs("second").isVisible()).toBe(false);
    await open.cell("second").getByRole("button", { name: "Show the output" }).click();
    expect(await open.outputs("second").isVisible()).toBe(true);
    await open.choose("second");
    await open.press("Shift+O");
    expect(await open.outputs("second").getAttribute("tabindex")).toBe("0");
    await open.press("Shift+O");
  });

  test("input() is answered below its cell; Enter sends the line", async () => {
    await open.choose("ask");
    await open.press("Control+Enter");
    const box = open.cell("ask").getByRole("textbox", { name: "Who are you?" });
    await box.waitFor();
    await expect.poll(() => box.evaluate((b) => b.ownerDocument.activeElement === b)).toBe(true);
    await open.page.keyboard.type("dd Marie"); // no letter of it is a command
    await open.press("Enter");
    await shows("ask", "8");
    expect(await box.count()).toBe(0);
    expect(await focused()).toBe("cell-ask");
  });

  test("a password is not shown, and Escape gives up", async () => {
    await open.choose("secret");
    await open.press("Control+Enter");
    const box = open.cell("secret").locator("input");
    await box.waitFor();
    expect(await box.getAttribute("type")).toBe("password");
    await box.press("Escape");
    await open.outputs("secret").locator(".error-output").waitFor();
  });

  test("hints of an exercise come one at a time and are there after a reload", async () => {
    const head = open.cell("stub").locator(".exercise-head");
    await head.getByRole("button", { name: "Hint (1 left)" }).click();
    await head.getByText("Think of 42.").waitFor();
    await said("Hint: Think of 42.");
    expect(await head.getByRole("button", { name: "No more hints" }).isDisabled()).toBe(true);
    await open.saved();
    await open.reload();
    await open.kernel("idle");
    await head.getByText("Hints", { exact: true }).click();
    expect(await head.getByText("Think of 42.").isVisible()).toBe(true);
  });

  test("Check runs the exercise and its check; the state stands over the cell and in the contents", async () => {
    const head = open.cell("stub").locator(".exercise-head");
    await head.getByRole("button", { name: "Check" }).click();
    await head.locator('.state:text-is("Tried")').waitFor();
    await open.choose("stub");
    await open.press("Enter", "Control+a");
    await open.page.keyboard.insertText("const answer = 42;");
    await head.getByRole("button", { name: "Check" }).click();
    await head.locator('.state:text-is("Solved")').waitFor();
    expect(await head.locator(".points").innerText()).toBe("2 / 2 points");
    await open.page.locator(".contents").getByRole("img", { name: "Solved" }).waitFor();
    await open.outputs("check").getByText("Correct.").waitFor();
  });

  test("what waits is counted; ii interrupts and empties the queue", async () => {
    await open.choose("slow");
    await open.press("Control+Enter");
    await open.choose("first");
    await open.press("Control+Enter", "ArrowDown", "Control+Enter");
    await open.page.locator(".queue", { hasText: "2 cells wait" }).waitFor();
    expect(await open.cell("first").locator(".count").innerText()).toBe("waits");
    await open.press("i", "i");
    await open.kernel("idle");
    await open.outputs("slow").locator(".error-output").waitFor();
    expect(await open.page.locator(".queue").innerText()).toBe("");
  });

  test("00 asks before it forgets all variables", async () => {
    await open.choose("second");
    await open.press("0", "0");
    const dialog = open.page.getByRole("alertdialog", { name: "Restart the kernel?" });
    await dialog.waitFor();
    await open.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await open.press("Control+Enter");
    await open.finished("second");
    await open.press("0", "0");
    await dialog.getByRole("button", { name: "Restart", exact: true }).click();
    await open.kernel("idle");
    await open.choose("second");
    await open.press("Control+Enter");
    await open.outputs("second").locator(".error-output").waitFor();
  });
});
