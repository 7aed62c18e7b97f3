import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { ClassDesk } from "../../web/class/class-desk.ts";
import type { Settings } from "../../web/protocol.ts";
import { type CourseServer, serveCourse } from "../../web/server.ts";
import { type Browser, bundledPage, openBrowser } from "./browser.ts";
import { type SmallCourse, smallCourse } from "./small-course.ts";

/** The small course with a third, broken module and a prerequisite, served and open in Chromium. */
export interface OpenCourse {
  readonly course: SmallCourse;
  readonly browser: Browser;
  readonly page: Page;
  readonly address: string;
  /** Writes the student's settings, as a save in the page would, and loads the page anew. */
  settle(settings: Partial<Settings>, path?: string): Promise<void>;
  close(): Promise<void>;
}

/** Starting takes its time on a busy machine; nothing here is a measurement. */
export const patience = 60_000;

export async function openCourse(
  settings: Partial<Settings>,
  { desk }: { desk?: ClassDesk } = {},
): Promise<OpenCourse> {
  const course = smallCourse();
  const second = join(course.root, "notebooks", "02-second.ipynb");
  const notebook = JSON.parse(readFileSync(second, "utf8"));
  notebook.metadata.toplab = { prerequisites: ["01-first"] };
  writeFileSync(second, JSON.stringify(notebook));
  writeFileSync(join(course.root, "notebooks", "03-broken.ipynb"), "{");
  mkdirSync(join(course.root, "work"));
  const write = (wanted: Partial<Settings>): void =>
    writeFileSync(join(course.root, "work", "settings.json"), JSON.stringify(wanted));
  write(settings);
  const bundle = bundledPage();
  const server: CourseServer = await serveCourse(course.root, {
    pageFolder: bundle.folder,
    now: () => "2026-01-01T00:00:00Z",
    ...(desk && { desk }),
  });
  const browser = await openBrowser();
  const page = await browser.newPage();
  page.setDefaultTimeout(patience);
  const address = `http://127.0.0.1:${server.port}`;
  await page.goto(server.url);
  await page.waitForSelector(".course");
  return {
    course,
    browser,
    page,
    address,
    async settle(wanted, path = "/") {
      write({ tourDone: true, ...wanted });
      await page.goto("about:blank"); // a change of the hash alone would load nothing
      await page.goto(`${address}${path}`);
      await page.waitForSelector("main");
    },
    async close() {
      await browser.close();
      await server.close();
      bundle.remove();
      course.remove();
    },
  };
}
