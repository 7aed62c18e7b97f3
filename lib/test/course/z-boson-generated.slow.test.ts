import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { verifyModule } from "../../grade/verify.ts";
import { dataset } from "../../io/index.ts";
import { parseNotebook, runNotebook, startKernel } from "../../kernel/index.ts";
import { standIn } from "../../sim/index.ts";

let nowhere: string;

beforeAll(() => {
  nowhere = mkdtempSync(join(tmpdir(), "toplab-nowhere-"));
  vi.stubEnv("TOPLAB_CACHE", nowhere);
  vi.stubEnv("TOPLAB_DATA", nowhere);
  vi.stubEnv("TOPLAB_OFFLINE", "1");
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(nowhere, { recursive: true });
});

test("without any real data the lesson says so and goes on with generated collisions", async () => {
  const id = "cms-z-mumu";
  const set = await dataset(id, { otherwise: () => standIn(id) });
  expect(set.origin).toBe("generated");
  const path = "notebooks/01-z-boson.ipynb";
  const lesson = parseNotebook(readFileSync(path, "utf8"), path);
  const kernel = await startKernel({
    cwd: "notebooks",
    handlers: { check: async () => ({ deferred: true }) },
  });
  const { notebook, failures } = await runNotebook(lesson, kernel, { allowErrors: true });
  await kernel.shutdown();
  expect(failures).toEqual([]);
  const card = notebook.cells.find(({ id: cell }) => cell === "load-jpsi");
  expect(JSON.stringify(card)).toContain("GENERATED");
}, 240_000);

test("the exercises hold on generated data, too", async () => {
  const trials = await verifyModule(".", "01-z-boson");
  expect(trials.filter(({ problem }) => problem !== undefined)).toEqual([]);
}, 240_000);
