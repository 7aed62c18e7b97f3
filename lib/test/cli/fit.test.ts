import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { clsCommand } from "../../cli/fit/cls.ts";
import { fitCommand } from "../../cli/fit/fit.ts";
import { sentence } from "../../cli/sentence.ts";

let folder: string;
let said: string[];
let complained: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "toplab-fit-command-"));
  [said, complained] = [[], []];
  vi.spyOn(console, "log").mockImplementation((text) => said.push(text));
  vi.spyOn(console, "error").mockImplementation((text) => complained.push(text));
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  writeFileSync(join(folder, "ws.json"), JSON.stringify(workspace));
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
  rmSync(folder, { recursive: true });
});

/** The two-bin example of pyhf's documentation (`simplemodels.uncorrelated_background`), with a published CLs. */
const workspace = {
  channels: [
    {
      name: "singlechannel",
      samples: [
        {
          name: "signal",
          data: [12, 11],
          modifiers: [{ name: "mu", type: "normfactor", data: null }],
        },
        {
          name: "background",
          data: [50, 52],
          modifiers: [{ name: "uncorr_bkguncrt", type: "shapesys", data: [3, 7] }],
        },
      ],
    },
  ],
  observations: [{ name: "singlechannel", data: [51, 48] }],
  measurements: [{ name: "Measurement", config: { poi: "mu", parameters: [] } }],
  version: "1.0.0",
};

async function toplab(...words: readonly string[]): Promise<number> {
  const program = new Command("toplab").exitOverride();
  for (const command of [fitCommand(), clsCommand()]) {
    command.exitOverride().configureOutput({
      writeErr: (text) => complained.push(text),
      writeOut: (text) => said.push(text),
    });
    program.addCommand(command);
  }
  const place = words.map((word) => (word.endsWith(".json") ? join(folder, word) : word));
  try {
    await program.parseAsync(place, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2; // as `main` does
    complained.push(sentence(error));
    return 1;
  }
  return Number(process.exitCode ?? 0);
}

test("CLs of pyhf's two bins is the published 0.05251497423736956", async () => {
  expect(await toplab("cls", "ws.json", "--json")).toBe(0);
  expect(JSON.parse(said.join("\n")).cls).toBeCloseTo(0.05251497423736956, 5); // its minimiser stops 5e-7 short
});

test("the limit is where CLs is 0.05, and the expected ones rise from −2σ to +2σ", async () => {
  expect(await toplab("cls", "ws.json", "--limit", "--json")).toBe(0);
  const { upper_limit: limit, expected } = JSON.parse(said.join("\n"));
  expect(expected).toEqual([...expected].sort((a: number, b: number) => a - b));
  said = [];
  await toplab("cls", "ws.json", "--strength", `${limit}`, "--json");
  expect(JSON.parse(said.join("\n")).cls).toBeCloseTo(0.05, 6);
});

test("a strength that may be negative by its bounds is told of, as q̃ takes none below 0", async () => {
  const config = { poi: "mu", parameters: [{ name: "mu", bounds: [[-5, 10]] }] };
  const wide = { ...workspace, measurements: [{ name: "Measurement", config }] };
  writeFileSync(join(folder, "wide.json"), JSON.stringify(wide));
  await toplab("cls", "wide.json", "--json");
  const { cls, warnings } = JSON.parse(said.join("\n"));
  expect(cls).toBeCloseTo(0.05251497423736956, 5); // as with bounds from 0 on
  expect(warnings.join()).toMatch(
    /mu may be as low as -5, but q̃ compares with strengths from 0 on/,
  );
  said = [];
  await toplab("cls", "wide.json", "--statistic", "q");
  expect(said.join("\n")).not.toContain("Warning");
});

test("a scan over two parameters has its lowest place at the best fit, and is told in words and as JSON", async () => {
  const names = "mu,uncorr_bkguncrt[0]";
  expect(await toplab("fit", "ws.json", "--asimov", "--scan", names, "--json")).toBe(0);
  const { x, y, rise } = JSON.parse(said.join("\n")).scans[names];
  expect([x.length, y.length, rise.length, rise[0].length]).toEqual([21, 21, 21, 21]);
  const low = (values: number[], at: number): number =>
    values.reduce((best, value) => (Math.abs(value - at) < Math.abs(best - at) ? value : best));
  const [i, j] = [x.indexOf(low(x, 1)), y.indexOf(low(y, 1))];
  expect(Math.min(...rise.flat())).toBe(rise[i][j]);
  said = [];
  await toplab("fit", "ws.json", "--asimov", "--scan", names);
  expect(said.join("\n")).toMatch(/over mu and uncorr_bkguncrt\[0\]: .*\n.*\n68 % .*\n95 % /);
  expect(await toplab("fit", "ws.json", "--scan", "mu,mu,mu")).toBe(2);
  expect(complained.join()).toContain("one parameter is wanted, or two with a comma between");
});

test("what the data do not determine has an error without end, and a warning", async () => {
  const k = { name: "k", type: "normfactor", data: null };
  const [channel] = workspace.channels;
  const [signal, background] = channel!.samples;
  const samples = [{ ...signal!, modifiers: [...signal!.modifiers, k] }, background];
  const loose = { ...workspace, channels: [{ ...channel, samples }] };
  writeFileSync(join(folder, "loose.json"), JSON.stringify(loose));
  expect(await toplab("fit", "loose.json", "--asimov", "--json")).toBe(0);
  const { converged, parameters, warnings } = JSON.parse(said.join("\n"));
  expect(converged).toBe(true);
  expect([parameters.mu.error, parameters.k.error]).toEqual([null, null]);
  expect(parameters["uncorr_bkguncrt[0]"].error).toBeGreaterThan(0.01);
  expect(warnings.join()).toMatch(/the data do not determine (mu, k|k, mu)/);
  said = [];
  expect(
    await toplab("fit", "loose.json", "--asimov", "--minos", "--scan", "mu", "--ranking"),
  ).toBe(0);
});

test("without data above background there is no discovery", async () => {
  expect(await toplab("cls", "ws.json", "--discovery")).toBe(0);
  expect(said.join("\n")).toMatch(/significance +0\n/);
});

test("a fit to the data expected gives back the nominal values", async () => {
  expect(await toplab("fit", "ws.json", "--asimov", "--minos", "--json")).toBe(0);
  const { converged, parameters, twice_nll, minos } = JSON.parse(said.join("\n"));
  expect(converged).toBe(true);
  expect(Object.keys(parameters)).toEqual(["mu", "uncorr_bkguncrt[0]", "uncorr_bkguncrt[1]"]);
  for (const { value } of Object.values<{ value: number }>(parameters)) {
    expect(value).toBeCloseTo(1, 6);
  }
  expect(twice_nll).toBeGreaterThan(0);
  expect(minos.mu.plus).toBeGreaterThan(minos.mu.minus);
});

test("holding the systematics makes the interval shorter, by as much as the breakdown says", async () => {
  await toplab("fit", "ws.json", "--asimov", "--json");
  const { breakdown, parameters } = JSON.parse(said.join("\n"));
  said = [];
  await toplab("fit", "ws.json", "--asimov", "--stat-only", "--json");
  const held = JSON.parse(said.join("\n")).parameters;
  expect(held.mu.error).toBeLessThan(parameters.mu.error);
  expect(held.mu.error).toBeCloseTo(breakdown.statistical, 6);
  expect(held["uncorr_bkguncrt[0]"]).toEqual({ value: 1, error: 0, state: "fixed" });
});

test("a reader gets the values, the uncertainty by its parts, and the impacts", async () => {
  const words = ["--ranking", "--scan", "uncorr_bkguncrt[0]"];
  expect(await toplab("fit", "ws.json", "--asimov", ...words)).toBe(0);
  const text = said.join("\n");
  expect(text).toMatch(/ws\.json: measurement Measurement, 3 parameters, 2 bins/);
  expect(text).toMatch(/Uncertainty of mu: [\d.]+, of which statistical [\d.]+ and systematic/);
  expect(text).toMatch(/Impacts on mu, by refit\nparameter/);
  expect(text).toMatch(/−2 ln L along uncorr_bkguncrt\[0\]/);
});

test("a fit is drawn into a folder, and the pictures are named on the screen", {
  timeout: 60_000,
}, async () => {
  const pictures = join(folder, "pictures");
  const words = ["--ranking", "--scan", "mu", "--plots", pictures];
  expect(await toplab("fit", "ws.json", ...words)).toBe(0);
  const names = ["correlations", "pulls", "ranking", "scan-mu", "yields-postfit", "yields-prefit"];
  expect(readdirSync(pictures).sort()).toEqual(names.map((name) => `${name}.svg`));
  for (const name of names) {
    expect(said.join("\n")).toContain(`Wrote ${join(pictures, `${name}.svg`)}`);
    const drawing = readFileSync(join(pictures, `${name}.svg`), "utf8");
    expect(drawing).toMatch(/^<svg [\s\S]*<\/svg>\s*$/); // whole, and first of all a drawing
  }
  expect(readFileSync(join(pictures, "pulls.svg"), "utf8")).toContain("uncorr_bkguncrt[0]");
  expect(readFileSync(join(pictures, "yields-prefit.svg"), "utf8")).toContain("before the fit");
});

test("the limit is drawn as a PNG, and JSON tells where it is", { timeout: 60_000 }, async () => {
  const words = ["--limit", "--json", "--plots", folder, "--plot-format", "png"];
  expect(await toplab("cls", "ws.json", ...words)).toBe(0);
  const { plots } = JSON.parse(said.join("\n"));
  expect(plots).toEqual([join(folder, "limit.png")]);
  expect([...readFileSync(plots[0]).subarray(0, 4)]).toEqual([137, 80, 78, 71]);
});

test("a channel or a parameter whose name is no file's name gets one of its own", {
  timeout: 60_000,
}, async () => {
  const [channel] = workspace.channels;
  const samples = channel!.samples.slice(0, 1); // the signal, which channels may share
  const channels = ["a/b", "a b"].map((name) => ({ name, samples }));
  const observations = channels.map(({ name }) => ({ name, data: [51, 48] }));
  writeFileSync(join(folder, "two.json"), JSON.stringify({ ...workspace, channels, observations }));
  const pictures = join(folder, "pictures");
  expect(await toplab("fit", "two.json", "--stat-only", "--plots", pictures)).toBe(0);
  expect(
    readdirSync(pictures)
      .filter((name) => name.includes("postfit"))
      .sort(),
  ).toEqual([...["yields-postfit-a_b-2.svg", "yields-postfit-a_b.svg", "yields-postfit.svg"]]);
});

test.each([
  [["fit", "none.json"], 1, /Cannot read .*none\.json: there is no such file/],
  [["fit", "ws.json", "--scan", "nu"], 2, /Cannot find the parameter nu: the model has mu/],
  [
    ["fit", "ws.json", "--poi", "nu"],
    2,
    /Cannot take nu as the parameter of interest: no modifier has this name/,
  ],
  [["fit", "ws.json", "--measurement", "second"], 2, /second/],
  [["cls", "ws.json", "--strength", "much"], 2, /must be a number/],
  [["cls", "ws.json", "--limit", "--confidence", "95"], 2, /confidence 95/],
  [["cls", "ws.json", "--limit", "--discovery"], 2, /choose --limit or --discovery/],
  [["cls", "ws.json", "--limit", "--toys", "50"], 2, /Cannot count on toys for --limit/],
  [["cls", "ws.json", "--toys", "1e20"], 2, /a whole number from 1 to 10⁹/],
  [["cls", "ws.json", "--toys", "9", "--seed", "-3"], 2, /from 0 to 2⁵³ − 1/],
  [["fit", "."], 1, /Cannot read .*: it is a folder/],
  [["cls", "ws.json", "--plots", "pictures"], 2, /--plots wants --limit/],
  [
    ["fit", "ws.json", "--plots", "pictures", "--plot-format", "pdf"],
    2,
    /Allowed choices are svg, png/,
  ],
])("toplab %j ends with %i and one sentence", async (words, code, why) => {
  expect(await toplab(...words)).toBe(code);
  expect(complained.join("\n")).toMatch(why);
  expect(said).toEqual([]);
});
