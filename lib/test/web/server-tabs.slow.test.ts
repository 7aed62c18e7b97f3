import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Browser, hasBrowser, openBrowser } from "./browser.ts";
import { type ServedCourse, servedCourse } from "./served-course.ts";

const why = hasBrowser ? "" : " (skipped: no Chromium here)";
const patience = { timeout: 60_000 };
const soon = { timeout: 20_000 };
let served: ServedCourse;
let browser: Browser;
let tabs: Page[] = [];

/** The least of a notebook page: one text, kept by the same autosave and told by the same events. */
const leastPage = `
import { autosave } from "./notebook/autosave.ts";
import { listen, notebookServer } from "./common/server.ts";
const server = notebookServer("02-second");
const text = document.body.appendChild(document.createElement("textarea"));
let [cell] = [];
const show = (notebook) => {
  [cell] = notebook.cells;
  text.value = cell.source;
};
const notebook = await server.open();
show(notebook);
const saving = autosave(server, {
  revision: notebook.revision,
  cells: () => [{ ...cell, source: text.value }],
  onState: (state) => { document.title = state; },
  show,
});
text.oninput = saving.changed;
listen(server.events, ({ revision }) => saving.fileHolds(revision), () => {});
document.title = "open";
`;

beforeAll(async () => {
  if (!hasBrowser) return;
  served = await servedCourse();
  const page = join(served.course.root, "page");
  await build({
    stdin: { contents: leastPage, resolveDir: resolve("lib/web/page"), loader: "ts" },
    bundle: true,
    format: "esm",
    outfile: join(page, "main.js"),
    logLevel: "warning",
  });
  browser = await openBrowser();
  await (await browser.newPage()).goto(served.server.url);
}, 60_000);
afterEach(async () => {
  await Promise.all(tabs.map((tab) => tab.close({ runBeforeUnload: false })));
  tabs = [];
});
afterAll(async () => {
  if (!hasBrowser) return;
  await browser.close();
  await served.close();
});

async function openTab(): Promise<Page> {
  const tab = await browser.newPage();
  tabs.push(tab);
  await tab.goto(`http://127.0.0.1:${served.server.port}/notebooks/02-second`);
  await expect.poll(() => tab.title(), soon).toBe("open");
  return tab;
}
const path = () => join(served.course.root, "work", "02-second.ipynb");
const onDisk = () => JSON.parse(readFileSync(path(), "utf8")).cells[0].source.join("");
const textOf = (tab: Page) => () => tab.inputValue("textarea");
const type = (tab: Page, text: string) => tab.fill("textarea", text);
const choose = (tab: Page, label: string) => tab.getByRole("button", { name: label }).click();
/** Both have written since they were last in step, one to the disk. */
async function twoWriters(mine: string, theirs: string): Promise<[Page, Page]> {
  const [a, b] = [await openTab(), await openTab()];
  await b.route("**/api/notebooks/02-second", (route) =>
    route.request().method() === "PUT" ? route.abort() : route.continue(),
  );
  await type(b, mine);
  await expect.poll(() => b.title(), soon).toBe("failed");
  await type(a, theirs);
  await expect.poll(onDisk, soon).toBe(theirs);
  await b.unroute("**/api/notebooks/02-second");
  await b.getByText("changed in another tab or program").waitFor();
  return [a, b];
}

test.skipIf(why)(
  `a tab without changes follows another one that writes${why}`,
  patience,
  async () => {
    const [a, b] = [await openTab(), await openTab()];
    await type(a, "# Followed");
    await expect.poll(textOf(b), soon).toBe("# Followed");
    expect(await b.locator(".notice").count()).toBe(0);
    await type(b, "# And back");
    await expect.poll(textOf(a), soon).toBe("# And back");
  },
);

test.skipIf(why)(`a tab without changes follows another program${why}`, patience, async () => {
  const tab = await openTab();
  const notebook = JSON.parse(readFileSync(path(), "utf8"));
  notebook.cells[0].source = "# By another program";
  writeFileSync(path(), JSON.stringify(notebook));
  await expect.poll(textOf(tab), soon).toBe("# By another program");
});

test.skipIf(why)(
  `"Keep this page" wins, and the other version is kept in a file${why}`,
  patience,
  async () => {
    const [a, b] = await twoWriters("# Mine", "# Theirs");
    await choose(b, "Keep this page");
    await expect.poll(onDisk, soon).toBe("# Mine");
    await expect.poll(textOf(a), soon).toBe("# Mine");
    const folder = join(served.course.root, "work");
    const kept = readdirSync(folder).filter((name) => name.includes("other-version"));
    expect(kept.map((name) => readFileSync(join(folder, name), "utf8")).join()).toContain(
      "# Theirs",
    );
  },
);

test.skipIf(why)(
  `"Load the other" shows it, and the page goes on from there${why}`,
  patience,
  async () => {
    const [, b] = await twoWriters("# Dropped", "# Loaded");
    await choose(b, "Load the other");
    await expect.poll(textOf(b), soon).toBe("# Loaded");
    await type(b, "# Loaded, and more");
    await expect.poll(onDisk, soon).toBe("# Loaded, and more");
  },
);

test.skipIf(why)(
  `"Keep both" makes this page's version a notebook of one's own${why}`,
  patience,
  async () => {
    const [, b] = await twoWriters("# Both, mine", "# Both, theirs");
    await choose(b, "Keep both");
    await b.getByText("your own notebook own-02-second").waitFor();
    expect(await b.inputValue("textarea")).toBe("# Both, theirs");
    expect(onDisk()).toBe("# Both, theirs");
    const copy = readFileSync(join(served.course.root, "work", "own", "02-second.ipynb"), "utf8");
    expect(copy).toContain("# Both, mine");
  },
);

test.skipIf(why)(
  `while the server does not answer, the text stays, and is saved once it does${why}`,
  patience,
  async () => {
    const tab = await openTab();
    await tab.route("**/api/**", (route) => route.abort());
    await type(tab, "# Typed in the dark");
    await tab.getByText("Toplab does not answer").waitFor();
    await type(tab, "# Typed in the dark, and more");
    await tab.unroute("**/api/**");
    await expect.poll(onDisk, soon).toBe("# Typed in the dark, and more");
    await expect.poll(() => tab.title(), soon).toBe("saved");
    expect(await tab.locator(".notice").count()).toBe(0);
  },
);

test.skipIf(why)(
  `eight windows in sight at once all work, and all follow the one that writes${why}`,
  patience,
  async () => {
    for (let n = 0; n < 8; n += 1) await openTab();
    await type(tabs[7]!, "# By the eighth");
    for (const tab of tabs) await expect.poll(textOf(tab), soon).toBe("# By the eighth");
    await type(tabs[0]!, "# By the first");
    for (const tab of tabs) await expect.poll(textOf(tab), soon).toBe("# By the first");
  },
);
