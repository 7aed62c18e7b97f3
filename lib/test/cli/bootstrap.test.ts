import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { Command, CommanderError } from "commander";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { bootstrapCommand } from "../../cli/bootstrap.ts";
import { sentence } from "../../cli/sentence.ts";
import { readParquet } from "../../io/index.ts";
import { compile, fitModel } from "../../stats/histfactory/index.ts";
import { counting, twoRegions } from "../stats/bootstrap/small-workspace.ts";

let folder: string;
let said: string[];
let complained: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "toplab-bootstrap-command-"));
  [said, complained] = [[], []];
  vi.spyOn(console, "log").mockImplementation((words) => said.push(words));
  vi.spyOn(console, "error").mockImplementation((words) => complained.push(words));
  vi.spyOn(process.stderr, "write").mockImplementation((words) => complained.push(`${words}`) > 0);
  writeFileSync(path("two.json"), JSON.stringify(twoRegions));
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
  rmSync(folder, { recursive: true });
});

const path = (name: string): string => join(folder, name);

/** Runs `toplab bootstrap …` with one worker and gives its exit code. */
async function bootstrap(...words: readonly string[]): Promise<number> {
  const command = bootstrapCommand().exitOverride();
  command.configureOutput({
    writeErr: (words) => complained.push(words),
    writeOut: (words) => said.push(words),
  });
  const toplab = new Command("toplab").exitOverride().addCommand(command);
  try {
    await toplab.parseAsync(["bootstrap", ...words, "--workers", "1"], { from: "user" });
  } catch (error) {
    // as `main` does
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    complained.push(sentence(error));
    return 1;
  }
  return Number(process.exitCode ?? 0);
}

test("fits replicas, shows how far it is and what came of it, and writes the fits", async () => {
  expect(
    await bootstrap(path("two.json"), "-n", "200", "--seed", "5", "-o", path("fits.parquet")),
  ).toBe(0);
  const words = said.join("\n");
  expect(words).toMatch(/^200 fits, counts and auxiliary measurements drawn from the best fit\n/);
  expect(words).toMatch(/\nmu +1\.04 ± 0\.19 +1\.\d+ +0\.\d+\n/);
  expect(words).toMatch(
    /\nmu\nBootstrap intervals at 68.27 %, estimate .*\nkind .*\nnormal .*\n(.*\n)*bca /,
  );
  expect(words).toMatch(/fits.parquet: 200 fits, 0 failed, seed 5, in \d+ s$/);
  expect(complained.join("")).toContain("postfit: 50 %, 100 of 200 fits");
  const { columns, nEvents } = await readParquet(path("fits.parquet"));
  expect([nEvents, Object.keys(columns)]).toEqual([
    ...[200, ["replica", "converged", "twice_nll", "iterations", "k", "mu"]],
  ]);
  expect(readdirSync(folder).sort()).toEqual(["fits.parquet", "two.json"]);
});

test("with --json prints the best fit, the spread and intervals of each parameter", async () => {
  const words = ["-n", "100", "--kind", "bins", "--errors", "--level", "0.9", "--json"];
  expect(await bootstrap(path("two.json"), ...words)).toBe(0);
  const fit = fitModel(compile(twoRegions));
  const summary = JSON.parse(said.join(""));
  expect(summary).toMatchObject({
    ...{ kind: "bins", seed: 1, replicas: 100, failed: 0, failures: {}, level: 0.9 },
    fit: { converged: true, twice_nll: fit.twiceNll },
  });
  const { mu } = summary.parameters;
  expect(mu).toMatchObject({
    value: fit.parameters["mu"]!.value,
    error: fit.parameters["mu"]!.error,
  });
  expect(Object.keys(mu.intervals)).toEqual([
    ...["normal", "percentile", "basic", "bc", "bca", "studentized"],
  ]);
});

test("draws the events of a table, and tells whether by Poisson(1)", async () => {
  writeFileSync(path("count.json"), JSON.stringify(counting(40, 20, 20)));
  writeFileSync(path("events.csv"), `channel,bin\n${"SR,0\n".repeat(40)}`);
  const words = ["--kind", "events", "--events", path("events.csv"), "-n", "50", "--json"];
  expect(await bootstrap(path("count.json"), ...words)).toBe(0);
  const { multiplicities } = JSON.parse(said.join(""));
  expect(multiplicities.counts.reduce((sum: number, n: number) => sum + n, 0)).toBe(2000);
  expect(multiplicities.p_value).toBeGreaterThan(1e-4);
});

test("goes on with the journal of a run that was ended, and the file comes out the same", async () => {
  const words = ["-n", "100", "--seed", "3"];
  expect(await bootstrap(path("two.json"), ...words, "-o", path("a.csv"))).toBe(0);
  // a run of the same replicas that wrote no file
  const main = new URL("../../cli/main.ts", import.meta.url).href;
  const code = `const { main } = await import(${JSON.stringify(main)}); await main(process.argv);`;
  const options = [
    "--import",
    "tsx",
    "--conditions=source",
    "--input-type=module",
    "-e",
    code,
    "--",
  ];
  const long = [
    "toplab",
    "bootstrap",
    path("two.json"),
    "-n",
    "1e6",
    "--seed",
    "3",
    "--workers",
    "1",
  ];
  const child = spawn(process.execPath, [...options, ...long, "-o", path("b.csv")], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const [stderr, exit] = [text(child.stderr), once(child, "exit")];
  const journal = path("b.csv.journal");
  const isWriting = (): boolean => existsSync(journal) && statSync(journal).size > 20_000;
  while (!isWriting() && child.exitCode === null) await wait(20);
  child.kill("SIGINT");
  expect(await exit).toEqual([130, null]);
  expect(await stderr).toContain(
    `toplab: interrupted; what was fitted is in ${journal}, and the same command goes on from there`,
  );
  expect(existsSync(path("b.csv"))).toBe(false);
  // its first replicas are those of the short run
  const lines = readFileSync(journal, "utf8").replace('"to":1000000', '"to":100').split("\n");
  writeFileSync(journal, lines.slice(0, 51).join("\n").slice(0, -9));
  said = [];
  expect(await bootstrap(path("two.json"), ...words, "-o", path("b.csv"))).toBe(0);
  expect(complained.join("\n")).toContain(`toplab: going on with ${journal}`);
  expect(readFileSync(path("b.csv"))).toEqual(readFileSync(path("a.csv")));
  expect(existsSync(journal)).toBe(false);
}, 60_000);

test.each([
  [
    "an unknown kind",
    ["--kind", "toys"],
    2,
    /argument 'toys' is invalid. Allowed choices are events, b/,
  ],
  ["no replicas", ["-n", "0"], 2, /argument '0' is invalid. It must be a whole number from 1/],
  ["words for a seed", ["--seed", "lucky"], 2, /It must be a whole number from 0 to 2⁵³ − 1/],
  ["a level of 95", ["--level", "95"], 2, /It must be a number between 0 and 1/],
  [
    "no events",
    ["--kind", "events"],
    2,
    /Cannot draw events: a table of them with the columns channel/,
  ],
  [
    "an unknown parameter",
    ["--parameter", "nu"],
    2,
    /Cannot keep nu of each fit: the model has no such p/,
  ],
  ["an unknown measurement", ["--measurement", "x"], 2, /Cannot measure "x"/],
  [
    "events of another kind",
    ["--kind", "events", "--events", "e.root"],
    2,
    /a .csv or .parquet file is/,
  ],
  [
    "events that are not there",
    ["--kind", "events", "--events", "none.csv"],
    1,
    /Cannot read none.csv: there is no/,
  ],
  [
    "a file of no kind",
    ["-o", "fits.txt"],
    2,
    /Cannot write fits.txt: a name that ends in .parquet, .csv/,
  ],
])("%s is told in one sentence", async (_, words, code, complaint) => {
  expect(await bootstrap(path("two.json"), ...words)).toBe(code);
  expect(complained.join("\n")).toMatch(complaint);
  expect(readdirSync(folder)).toEqual(["two.json"]);
});

test("a workspace that is none, and a file that is there, end with 1", async () => {
  expect(await bootstrap(path("none.json"))).toBe(1);
  expect(complained.join("\n")).toContain(
    `Cannot read ${path("none.json")}: there is no such file`,
  );
  writeFileSync(path("bad.json"), "{");
  expect(await bootstrap(path("bad.json"))).toBe(1);
  writeFileSync(path("old.csv"), "precious\n");
  expect(await bootstrap(path("two.json"), "-n", "9", "-o", path("old.csv"))).toBe(1);
  expect(complained.join("\n")).toMatch(
    /Cannot write .*old.csv: there is a file of that name, add --f/,
  );
  expect(readFileSync(path("old.csv"), "utf8")).toBe("precious\n");
  expect(await bootstrap(path("two.json"), "-n", "9", "-o", path("old.csv"), "--force")).toBe(0);
});
