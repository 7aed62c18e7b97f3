import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { dataCommand } from "../../cli/data.ts";
import { manifest } from "../../io/index.ts";
import { hasSample } from "../io/sample-data.ts";

const samples = "cms-education-csv";

let cache: string;
let said: string[];
let complained: string[];

beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), "toplab-cache-"));
  vi.stubEnv("TOPLAB_CACHE", cache);
  vi.stubEnv("TOPLAB_DATA", "");
  vi.stubEnv("TOPLAB_OFFLINE", "1");
  [said, complained] = [[], []];
  vi.spyOn(console, "log").mockImplementation((text) => said.push(text));
  vi.spyOn(console, "error").mockImplementation((text) => complained.push(text));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = 0;
  rmSync(cache, { recursive: true });
});

/** Runs `toplab data …` and gives its exit code. */
async function data(...words: readonly string[]): Promise<number> {
  const toplab = new Command("toplab").exitOverride().addCommand(dataCommand());
  const quiet = { writeErr: (text: string) => complained.push(text) };
  for (const command of toplab.commands.flatMap((c) => [c, ...c.commands])) {
    command.exitOverride().configureOutput({ ...quiet, writeOut: (text) => said.push(text) });
  }
  try {
    await toplab.parseAsync(["data", ...words], { from: "user" });
  } catch (error) {
    return (error as { exitCode: number }).exitCode; // commander's own
  }
  return Number(process.exitCode ?? 0);
}

test("list names every data set, and as JSON the whole registry", async () => {
  expect(await data("list")).toBe(0);
  for (const { id } of manifest()) expect(said.join("\n")).toContain(id);
  said = [];
  expect(await data("list", "--json")).toBe(0);
  const rows = JSON.parse(said.join(""));
  expect(rows.map(({ id }: { id: string }) => id)).toEqual(manifest().map(({ id }) => id));
  expect(rows.at(-1).copies).toEqual(
    hasSample(samples)
      ? [
          expect.objectContaining({
            place: "mirror",
            path: expect.stringMatching(/Wmunu_1000.csv$/),
          }),
        ]
      : [],
  );
});

test.skipIf(!hasSample(samples))("get finds what is here", async () => {
  expect(await data("get", "cms-w-munu")).toBe(0);
  expect(said.join("\n")).toContain("cms-w-munu: already here:");
});

test.skipIf(hasSample(samples))(
  "get fails with one sentence for what is not to be had",
  async () => {
    expect(await data("get", "cms-z-mumu")).toBe(1);
    expect(complained.join("\n")).toContain(
      "cannot be had because TOPLAB_OFFLINE keeps the network out",
    );
  },
);

test("an unknown data set, or none, is a wrong command", async () => {
  expect(await data("get", "cms-zz")).toBe(2);
  expect(complained.join("")).toContain("No data set cms-zz: there are cms-jpsi-mumu");
  expect(await data("get")).toBe(2);
  expect(complained.join("")).toContain("Name a data set, or ask for --all");
});

test.skipIf(!hasSample(samples))("verify finds the copy that was changed", async () => {
  expect(await data("verify", "cms-4mu-2012")).toBe(0);
  expect(said.join("\n")).toMatch(/cms-4mu-2012: right .*4mu_2012\.csv/);
  vi.stubEnv("TOPLAB_DATA", cache);
  writeFileSync(join(cache, "4mu_2012.csv"), "Run,Event\n1,2\n");
  expect(await data("verify", "cms-4mu-2012")).toBe(1);
  expect(complained.join("")).toContain(
    `WRONG ${join(cache, "4mu_2012.csv")} has 14 bytes instead of 28664`,
  );
});

test.skipIf(!hasSample(samples))(
  "where prints a path that another program can open, or the places",
  async () => {
    expect(await data("where", "cms-2e2mu-2012")).toBe(0);
    expect(said[0]).toMatch(/2e2mu_2012\.csv$/);
    said = [];
    expect(await data("where", "--json")).toBe(0);
    expect(JSON.parse(said.join(""))).toMatchObject({
      cache: join(cache, "datasets"),
      offline: true,
    });
  },
);

test("help shows how it is used", async () => {
  await data("--help");
  expect(said.join("")).toContain("toplab data get --all");
});
