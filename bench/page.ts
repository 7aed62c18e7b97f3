/**
 * From `toplab start` to a page that one can work in, in a headless Chromium. Run after `npm run build`:
 * npx tsx --conditions=source bench/page.ts
 *
 * Times in milliseconds, from the start of the command; the browser runs already. Median of five runs.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import type { Page } from "playwright-core";
import { openBrowser } from "../lib/test/web/browser.ts";
import type { NotebookView } from "../lib/web/protocol.ts";

const RUNS = 5;
const figure = ".output :is(img, svg, canvas):visible";

const histogram = `import { hist1d, normal, plotHistogram, regular, seededRandom } from "toplab";
const random = seededRandom(1);
const masses = Array.from({ length: 20000 }, () => 91.2 + 2.5 * normal(random));
await plotHistogram(hist1d(regular(60, 80, 100), masses));`;

/** One run: what happened, and how many milliseconds after the start. */
type Times = Readonly<Record<string, number>>;

function courseWith(cells: readonly object[]): string {
  mkdirSync(".cache", { recursive: true });
  const root = mkdtempSync(resolve(".cache", "bench-"));
  mkdirSync(join(root, "notebooks"));
  const notebook = { nbformat: 4, nbformat_minor: 5, metadata: {}, cells };
  writeFileSync(join(root, "notebooks", "01-bench.ipynb"), JSON.stringify(notebook));
  return root;
}

function codeCell(id: string, source: string, outputs: readonly object[] = []): object {
  return { cell_type: "code", id, metadata: {}, source, execution_count: null, outputs };
}

async function addressOf(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout! })) {
    const url = /http:\/\/\S+/.exec(line)?.[0];
    if (url) return url;
  }
  throw new Error("the course ended before it printed its address");
}

/** Starts a course, does something with its page, and ends it. */
async function withCourse<Result>(
  root: string,
  act: (child: ChildProcess, page: Page, since: (start?: number) => number) => Promise<Result>,
): Promise<Result> {
  const browser = await openBrowser();
  const page = await browser.newPage();
  const start = performance.now();
  const child = spawn(process.execPath, [resolve("lib/bin/toplab.js"), "start", "--no-open"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    return await act(child, page, (from = start) => performance.now() - from);
  } finally {
    await browser.close();
    child.kill("SIGTERM");
    await once(child, "exit");
    rmSync(root, { recursive: true });
  }
}

function fromStartToHistogram(): Promise<Times> {
  const root = courseWith([codeCell("histogram", histogram), codeCell("value", "6 * 7")]);
  return withCourse(root, async (child, page, since) => {
    const url = new URL(await addressOf(child));
    const printed = since();
    await edit(page, url);
    const editable = since();
    await page.keyboard.press("Shift+Enter");
    await page.locator(figure).first().waitFor();
    const plotted = since();
    const ask = await asPage(page, url);
    await new Promise((done) => setTimeout(done, 4000)); // as long as the spare kernel needs
    const family = kernelsOf(child.pid!);
    const before = since();
    await ask("POST", "/restart");
    return {
      "address printed": printed,
      "page editable": editable,
      "first histogram": plotted,
      "restart with the spare kernel": since() - before,
      "memory of the kernel, MB": Math.max(...family),
      "memory of the spare kernel, MB": Math.min(...family),
    };
  });
}

/** Opens the notebook and types into its first cell. */
async function edit(page: Page, url: URL): Promise<void> {
  await page.goto(`${url.origin}/notebooks/01-bench${url.search}`);
  await page.locator(".code-cell, .cell").first().click();
  await page.locator(".cm-content").first().click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" // typed");
  await page.getByText("// typed").first().waitFor();
}

/** Asks the server for what the page may ask. */
async function asPage(page: Page, { origin }: URL) {
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  return async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${origin}/api/notebooks/01-bench${path}`, {
      method,
      headers: { cookie, origin },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
    return answer.json();
  };
}

/** A notebook whose one cell has printed 50 MB. */
function largeNotebook(): Promise<Times> {
  const text = "91.1876 GeV\n".repeat(50e6 / 12);
  const root = courseWith([
    codeCell("large", "6 * 7", [{ output_type: "stream", name: "stdout", text }]),
  ]);
  return withCourse(root, async (child, page, since) => {
    const url = new URL(await addressOf(child));
    const printed = since();
    await edit(page, url);
    const editable = since() - printed;
    const ask = await asPage(page, url);
    await page.close(); // which saves
    const save = async (source: string): Promise<number> => {
      const { revision, cells } = (await ask("GET", "")) as NotebookView; // as it says
      const start = since();
      await ask("PUT", "", { revision, cells: cells.map((cell) => ({ ...cell, source })) });
      return since() - start;
    };
    return {
      "50 MB: page editable": editable,
      "50 MB: first save": await save("1"),
      "50 MB: every other save": median([await save("2"), await save("3"), await save("4")]),
    };
  });
}

/** Resident memory of a process's children, in MB. */
function kernelsOf(pid: number): readonly number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
  return children.map((child) => {
    const status = readFileSync(`/proc/${child}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1000;
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function print(what: string, value: number): void {
  process.stdout.write(`${what.padEnd(40)}${value.toFixed(0).padStart(6)}\n`);
}

const runs: Times[] = [];
for (let run = 0; run < RUNS; run += 1) runs.push(await fromStartToHistogram());
for (const what of Object.keys(runs[0]!)) print(what, median(runs.map((times) => times[what]!)));
for (const [what, time] of Object.entries(await largeNotebook())) print(what, time);
