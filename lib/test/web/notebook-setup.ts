import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { type Cell, type Notebook, parseNotebook } from "../../kernel/index.ts";
import type { Settings } from "../../web/protocol.ts";
import { type CourseServer, serveCourse } from "../../web/server.ts";
import { type Browser, bundledPage, openBrowser } from "./browser.ts";
import { type SmallCourse, smallCourse } from "./small-course.ts";

/** Loading a kernel on a busy machine takes its time; nothing here is a measurement. */
export const patience = 60_000;

interface Given {
  readonly id: string;
  /** Markdown, or code. */
  readonly text?: string;
  readonly code?: string;
  readonly exercise?: string;
  readonly raw?: string;
}

interface Options {
  readonly settings?: Partial<Settings>;
  /** Without a kernel a test of the page alone is quicker. */
  readonly hasKernel?: boolean;
  /** Changes the course before it is served. */
  readonly prepare?: (courseRoot: string) => void;
}

/** A notebook of the given cells, open in Chromium. */
export interface OpenNotebook {
  readonly page: Page;
  readonly browser: Browser;
  readonly course: SmallCourse;
  readonly address: string;
  readonly cells: Locator;
  cell(id: string): Locator;
  outputs(id: string): Locator;
  /** The ids of the cells, from top to bottom; new ones are "?". */
  order(): Promise<string>;
  /** Chooses a cell, with the keyboard in command mode. */
  choose(id: string): Promise<void>;
  /** Presses keys one after the other. */
  press(...keys: readonly string[]): Promise<void>;
  kernel(state: string): Promise<void>;
  finished(id: string): Promise<void>;
  /** Waits until all is saved, and reads the file. */
  saved(): Promise<readonly Cell[]>;
  /** Loads the page anew, perhaps with other settings. */
  reload(settings?: Partial<Settings>): Promise<void>;
  /** Starts over from the lesson as it was given. */
  fresh(): Promise<void>;
  close(): Promise<void>;
}

const module = "01-first";

/** Opens a notebook; its exercise is that of the small course, "01-first/answer". */
export async function openNotebook(
  given: readonly Given[],
  { settings = {}, hasKernel = true, prepare = () => {} }: Options = {},
): Promise<OpenNotebook> {
  const course = smallCourse();
  prepare(course.root);
  writeFileSync(join(course.root, "notebooks", `${module}.ipynb`), notebookOf(given));
  const settle = (wanted: Partial<Settings>): void => {
    mkdirSync(join(course.root, "work"), { recursive: true });
    const all = JSON.stringify({ tourDone: true, ...wanted });
    writeFileSync(join(course.root, "work", "settings.json"), all);
  };
  settle(settings);
  const bundle = bundledPage();
  const server: CourseServer = await serveCourse(course.root, {
    pageFolder: bundle.folder,
    now: () => "2026-01-01T00:00:00Z",
  });
  const browser = await openBrowser();
  const page = await browser.newPage();
  page.setDefaultTimeout(20_000);
  if (!hasKernel) await page.route("**/warm", (route) => route.abort());
  const address = `http://127.0.0.1:${server.port}`;
  const load = async (): Promise<void> => {
    await page.goto(`${address}/notebooks/${module}`);
    await page.waitForSelector(".cell");
  };
  await page.goto(server.url);
  await page.waitForSelector(".module");
  await load();
  const cell = (id: string): Locator => page.locator(`#cell-${id}`);
  const known = new Set(given.map(({ id }) => id));
  return {
    page,
    browser,
    course,
    address,
    cells: page.locator(".cell"),
    cell,
    outputs: (id) => cell(id).locator(".outputs"),
    async order() {
      const ids = await page.locator(".cell").evaluateAll((all) => all.map(({ id }) => id));
      return ids
        .map((id) => id.slice(5))
        .map((id) => (known.has(id) ? id : "?"))
        .join(" ");
    },
    choose: (id) => cell(id).focus(),
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    kernel: (state) =>
      page.locator(`.kernel[data-state="${state}"]`).waitFor({ timeout: patience }),
    finished: (id) => cell(id).locator(".count", { hasText: /\d/ }).waitFor({ timeout: patience }),
    async saved() {
      await page.keyboard.press("Control+s");
      await page.waitForSelector('.saved[data-state="saved"]');
      return readCells(join(course.root, "work", `${module}.ipynb`));
    },
    async reload(wanted) {
      if (wanted) settle(wanted);
      await load();
    },
    async fresh() {
      await page.keyboard.press("Control+s");
      await page.waitForSelector('.saved[data-state="saved"]', { state: "attached" });
      await page.goto("about:blank");
      rmSync(join(course.root, "work", `${module}.ipynb`), { force: true });
      await load();
    },
    async close() {
      await browser.close();
      await server.close();
      bundle.remove();
      course.remove();
    },
  };
}

function readCells(path: string): Notebook["cells"] {
  return parseNotebook(readFileSync(path, "utf8"), path).cells;
}

function notebookOf(given: readonly Given[]): string {
  const cells = given.map(({ id, text, code, raw, exercise }) => ({
    cell_type: code === undefined ? (raw === undefined ? "markdown" : "raw") : "code",
    id,
    metadata: exercise === undefined ? {} : { toplab: { exercise } },
    source: code ?? text ?? raw ?? "",
    ...(code === undefined ? {} : { execution_count: null, outputs: [] }),
  }));
  const metadata = { toplab: { title: "A notebook" } };
  return JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells });
}
