import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { histCommand } from "../../cli/hist.ts";
import { ntupleCommand } from "../../cli/ntuple.ts";
import { sentence } from "../../cli/sentence.ts";
import { compile, readWorkspace } from "../../stats/histfactory/index.ts";
import { example } from "../select/example.ts";
import { writeRandomSample } from "../select/random-sample.ts";

let folder: string;
let said: string[];
let complained: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "toplab-ntuple-command-"));
  for (const [i, name] of ["data-1", "zee", "zmumu", "ttbar"].entries()) {
    await writeRandomSample(path(`${name}.parquet`), {
      nEvents: 1000,
      seed: 60 + i,
      process: name,
    });
  }
  writeFileSync(path("z.yaml"), example);
});
beforeEach(() => {
  [said, complained] = [[], []];
  vi.spyOn(console, "log").mockImplementation((text) => said.push(text));
  vi.spyOn(console, "error").mockImplementation((text) => complained.push(text));
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
});
afterAll(() => rmSync(folder, { recursive: true }));

const path = (name: string): string => join(folder, name);

/** Runs `toplab WORDS…` and gives its exit code. */
async function toplab(...words: readonly string[]): Promise<number> {
  const program = new Command("toplab").exitOverride();
  for (const command of [ntupleCommand(), histCommand()]) {
    program.addCommand(
      command.exitOverride().configureOutput({ writeErr: (text) => complained.push(text) }),
    );
  }
  try {
    await program.parseAsync([...words], { from: "user" });
  } catch (error) {
    // as `main` does
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    complained.push(sentence(error));
    return 1;
  }
  return Number(process.exitCode ?? 0);
}

test("ntuples, then histograms of them, then a workspace that can be fitted", async () => {
  const ntuples = ["ntuple", path("z.yaml"), "--out", path("ntuples"), "--workers", "1"];
  expect(await toplab(...ntuples)).toBe(0);
  const text = said.join("\n");
  expect(text).toMatch(/^Samples\nsample +kind/);
  expect(text).toMatch(
    /Events on the way to emu2b\ncut +data +zee +zmumu +ttbar\nall events +1000 +1000/,
  );
  expect(text).toMatch(/Events left with each kinematic change\n/);
  expect(text).toMatch(/ntuples: 16 files with \d+ events, in \d+ s$/);
  const { cutflows } = JSON.parse(readFileSync(path("ntuples/cutflow.json"), "utf8"));
  expect(cutflows.length).toBe(5 * (1 + 3 * 5)); // regions × (data, and three samples as they are and with four changes)

  const hist = [
    "hist",
    path("z.yaml"),
    "--from",
    path("ntuples"),
    "--out",
    path("hists"),
    "--json",
  ];
  said = [];
  expect(await toplab(...hist)).toBe(0);
  expect(
    JSON.parse(said.join("")).yields.map(({ region }: { region: string }) => region),
  ).toContain("emu2b");
  const { parameters } = compile(readWorkspace(path("hists/workspace.json")));
  expect(parameters.map(({ name }) => name)).toEqual(expect.arrayContaining(["mu_tt", "lumi"]));
  const { histograms } = JSON.parse(readFileSync(path("hists/histograms.json"), "utf8"));
  expect(histograms[0]).toMatchObject({
    region: "ee",
    variable: "count",
    process: "data",
    edges: [0, 1],
  });
});

test("what is there is not written over without being told to", async () => {
  const words = ["hist", path("z.yaml"), "--out", path("twice"), "--workers", "1"];
  expect(await toplab(...words)).toBe(0);
  expect(said.join("\n")).toMatch(/^Events\nregion +Z +ttbar +expected +data$/m);
  expect(await toplab(...words)).toBe(1);
  expect(complained.join()).toMatch(
    /Cannot write to .*twice: there are histograms already, add --force/,
  );
  expect(await toplab(...words, "--force", "--asimov")).toBe(0);
  const { observations, channels } = readWorkspace(path("twice/workspace.json"));
  const expected = channels[0]!.samples.reduce((sum, { data }) => sum + data[12]!, 0);
  expect(observations[0]!.data[12]).toBeCloseTo(expected, 12);
});

test("a wrong configuration is one sentence with the line, and exit code 1", async () => {
  writeFileSync(path("bad.yaml"), example.replace("kind: data", "knd: data"));
  expect(await toplab("ntuple", path("bad.yaml"), "--out", path("bad"))).toBe(1);
  expect(complained).toEqual(["bad.yaml:5: samples.data.knd is not known here: is kind meant?"]);
  expect(existsSync(path("bad"))).toBe(false);
  expect(await toplab("hist", path("nowhere.yaml"))).toBe(1);
  expect(complained.at(-1)).toMatch(/Cannot read .*nowhere.yaml: there is no such file/);
  expect(await toplab("ntuple", path("z.yaml"), "--workers", "0")).toBe(2);
});
