import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { Command, CommanderError } from "commander";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sentence } from "../../cli/sentence.ts";
import { simulateCommand } from "../../cli/simulate.ts";
import { showSimulation } from "../../cli/simulation-progress.ts";
import { listParquet } from "../../io/index.ts";
import { processIds } from "../../sim/index.ts";

let folder: string;
let said: string[];
let complained: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "toplab-simulate-command-"));
  [said, complained] = [[], []];
  vi.spyOn(console, "log").mockImplementation((text) => said.push(text));
  vi.spyOn(console, "error").mockImplementation((text) => complained.push(text));
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
  rmSync(folder, { recursive: true });
});

const path = (name: string): string => join(folder, name);

/** Runs `toplab simulate …` and gives its exit code. */
async function simulate(...words: readonly string[]): Promise<number> {
  const command = simulateCommand().exitOverride();
  command.configureOutput({
    writeErr: (text) => complained.push(text),
    writeOut: (text) => said.push(text),
  });
  const toplab = new Command("toplab").exitOverride().addCommand(command);
  try {
    await toplab.parseAsync(["simulate", ...words], { from: "user" });
  } catch (error) {
    // as `main` does
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    complained.push(sentence(error));
    return 1;
  }
  return Number(process.exitCode ?? 0);
}

test("writes a sample and says what is in it", async () => {
  const words = ["jpsi", "-n", "200", "--seed", "5", "-o", path("jpsi.parquet")];
  expect(await simulate(...words)).toBe(0);
  expect(said.join("\n")).toMatch(
    /jpsi.parquet: 200 events, pp → J\/ψ.* at 13000 GeV\ncross-section [\d.]+ ± [\d.]+ pb, .*seed 5, card atlas-run2, 0.\d MB in \d+ s/,
  );
  const { nEvents, metadata } = await listParquet(path("jpsi.parquet"));
  expect([nEvents, metadata["process"], metadata["seed"]]).toEqual([200, "jpsi", "5"]);
}, 30_000);

test("with --json prints what is known of the sample", async () => {
  const words = ["jpsi", "-n", "1e2", "--set", "ptMin=10", "-o", path("jpsi.csv"), "--json"];
  expect(await simulate(...words)).toBe(0);
  expect(JSON.parse(said.join(""))).toMatchObject({
    ...{ file: path("jpsi.csv"), nEvents: 100, sumOfWeights: 100, seed: 1, card: "atlas-run2" },
    process: { id: "jpsi", crossSection: { value: expect.any(Number) } },
    processOptions: { ptMin: 10 },
  });
  expect(readdirSync(folder)).toEqual(["jpsi.csv", "jpsi.csv.json"]);
}, 30_000);

test("takes other parton densities, and gives events weights", async () => {
  const words = ["tchannel", "-n", "50", "--card", "truth", "-o", path("t.parquet")];
  expect(await simulate(...words, "--pdf", "mstw2008lo", "--weighted")).toBe(0);
  expect(said.join("")).toMatch(/, partons mstw2008lo, seed 1,/);
  const { metadata } = await listParquet(path("t.parquet"));
  expect(metadata).toMatchObject({
    pdf: "mstw2008lo",
    process_options: '{"pdf":"mstw2008lo","weighted":true}',
  });
  expect(Number(metadata["sum_of_weights"])).not.toBe(50);
  expect(await simulate(...words, "--force", "--pdf", "cteq6")).toBe(2);
  expect(await simulate(...words, "--force", "--pdf", path("none.dat"))).toBe(1);
  expect(await simulate("jpsi", "-n", "5", "-o", path("j.csv"), "--pdf", "mstw2008lo")).toBe(2);
  expect(complained.join("\n")).toMatch(/"cteq6": les-houches, mstw2008lo or the name of a .dat/);
  expect(complained.join("\n")).toMatch(/none.dat/);
  expect(complained.join("\n")).toMatch(/Cannot tell jpsi its pdf: it can be told ptMin, yMax/);
}, 30_000);

test("takes the events of a file", async () => {
  const event =
    "<event>\n2 1 1 91 0 0\n13 1 0 0 0 0 3 4 0 5 0 0 9\n-13 1 0 0 0 0 -3 -4 0 5 0 0 9\n</event>";
  const init = "<init>\n2212 2212 4000 4000 0 0 1 1 3 1\n7.5 0.3 1 1\n</init>";
  const file = `<LesHouchesEvents version="1.0">\n${init}\n${event}\n</LesHouchesEvents>\n`;
  writeFileSync(path("z.lhe"), file);
  const fromFile = ["--from", path("z.lhe"), "--no-radiation", "--card", "truth"];
  expect(await simulate(...fromFile, "-o", path("z.csv"))).toBe(0);
  expect(said.join("")).toMatch(
    /z.csv: 1 event, events of .*\ncross-section 7.50 ± 0.30 pb, seed 1/,
  );
  expect(readFileSync(path("z.csv"), "utf8")).toContain('"[13, -13]"');
  expect(await simulate("jpsi", "--from", path("z.lhe"), "-o", path("y.csv"))).toBe(2);
  expect(await simulate("--from", path("z.lhe"), "--mass", "5", "-o", path("y.csv"))).toBe(2);
  expect(await simulate("--from", path("none.lhe"), "-o", path("y.csv"))).toBe(1);
  expect(complained.join("\n")).toContain(`Cannot read ${path("none.lhe")}: there is no such file`);
  expect(readdirSync(folder).sort()).toEqual(["z.csv", "z.csv.json", "z.lhe"]);
});

test.each([
  ["an unknown process", ["ttbr", "-n", "9"], /There is no process "ttbr": did you mean ttbar\?/],
  ["no process", [], /Name a process \(toplab simulate --list\), or a file of events with --from/],
  ["no number of events", ["jpsi"], /Say how many events to make: --events 10000/],
  ["no events", ["jpsi", "-n", "0"], /Cannot simulate 0 events: a positive whole number is wanted/],
  ["more events than numbers", ["jpsi", "-n", "1e30"], /Cannot simulate 1e\+30 events: beyond 2⁵³/],
  ["words for a number", ["jpsi", "-n", "many"], /argument 'many' is invalid. It must be a number/],
  ["a negative mass", ["zprime", "--mass", "-750", "-n", "9"], /Cannot make a Z′ of -750 GeV: it /],
  [
    "a mass out of reach",
    ["zprime", "--mass", "6000", "--sqrt-s", "7000", "-n", "9"],
    /Cannot make a Z′ of 6000 GeV at 7000 GeV: at least 9000 GeV are wanted/,
  ],
  [
    "an option of another process",
    ["ttbar", "--mass", "170", "-n", "9"],
    /Cannot tell ttbar its mass: it can be told channel/,
  ],
  ["an unknown channel", ["ttbar", "--channel", "leptons", "-n", "9"], /"?leptons"?/],
  [
    "an unknown card",
    ["jpsi", "--card", "lhcb", "-n", "9"],
    /argument 'lhcb' is invalid. Allowed choices are atlas-run2, cms-phase2, truth/,
  ],
  ["no worker", ["jpsi", "--workers", "0", "-n", "9"], /Cannot work with 0 workers/],
])("%s is a wrong command, and makes no file", async (_, words, complaint) => {
  expect(await simulate(...words, "-o", path("never.parquet"))).toBe(2);
  expect(complained.join("\n")).toMatch(complaint);
  expect(readdirSync(folder)).toEqual([]);
});

test("a file is written over with --force alone, and not into what is no folder", async () => {
  writeFileSync(path("old.csv"), "precious\n");
  expect(await simulate("jpsi", "-n", "9", "-o", path("old.csv"))).toBe(1);
  expect(complained.join("")).toMatch(
    /Cannot write .*old.csv: there is a file of that name, add --f/,
  );
  expect(await simulate("jpsi", "-n", "9", "-o", path("old.csv/new.csv"))).toBe(1);
  expect(complained.join("")).toMatch(/Cannot write .*old.csv: a part of the path is a file/);
  expect(readFileSync(path("old.csv"), "utf8")).toBe("precious\n");
  expect(await simulate("jpsi", "-n", "9", "-o", path("old.csv"), "--force")).toBe(0);
  expect(readFileSync(path("old.csv"), "utf8")).toMatch(/^lep_pt,/);
  expect(await simulate("jpsi", "-n", "9")).toBe(2);
  expect(await simulate("jpsi", "-n", "9", "-o", path("a.txt"))).toBe(2);
});

test("--list goes on where an energy is too low for a process, and says so", async () => {
  expect(await simulate("--list", "--json", "--sqrt-s", "8")).toBe(0);
  const rows = JSON.parse(said.join("")) as { id: string; reason?: string }[];
  expect(rows.map(({ id }) => id)).toEqual(processIds);
  expect(rows.find(({ id }) => id === "ttbar")).toMatchObject({
    options: ["channel", "beams", "pdf", "alphaSAtZ", "scaleFactor", "weighted", "shares"],
    reason: expect.stringMatching(/^Cannot make top pairs at 8 GeV: at least \d+ GeV are wanted$/),
  });
  said = [];
  expect(await simulate("--list", "--sqrt-s", "8")).toBe(0);
  expect(said.join("\n")).toMatch(/^ttbar {6}Cannot make top pairs at 8 GeV/m);
}, 30_000);

test("Ctrl-C leaves no file and exits with 130", async () => {
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
  const words = [
    "toplab",
    "simulate",
    "jpsi",
    "-n",
    "1e8",
    "--workers",
    "2",
    "-o",
    path("long.csv"),
  ];
  const child = spawn(process.execPath, [...options, ...words], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stderr, exit] = [text(child.stderr), once(child, "exit")];
  const isWriting = (): boolean =>
    readdirSync(folder).some((name) => statSync(path(name)).size > 0);
  while (!isWriting() && child.exitCode === null) await wait(50);
  child.kill("SIGINT");
  expect(await exit).toEqual([130, null]);
  expect(await stderr).toContain(`toplab: interrupted; ${path("long.csv")} was not written`);
  expect(readdirSync(folder)).toEqual([]);
}, 60_000);

test("the progress tells how far it is, how fast and how long it takes", () => {
  vi.spyOn(performance, "now").mockReturnValueOnce(0).mockReturnValue(2000);
  let drawn = "";
  const write = (text: string): boolean => {
    drawn += text;
    return true;
  };
  const screen = { isTTY: true, write } as unknown as NodeJS.WriteStream; // all that is used of it
  const display = showSimulation("ttbar", { unit: "events", size: 1 }, screen);
  display.update({ done: 5_000, total: 100_000 });
  expect(drawn).toContain("ttbar: 5 %, 5,000 of 100,000 events");
  display.update({ done: 25_000, total: 100_000 });
  expect(drawn).toContain(
    "█████░░░░░░░░░░░░░░░ ttbar: 25 %, 25,000 of 100,000 events, 10,000/s, 8 s left",
  );
  display.end();
  expect(drawn.endsWith("\r\u001b[K")).toBe(true);
});
