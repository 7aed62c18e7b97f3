import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AnalysisRun, readAnalysis, runAnalysis } from "../../select/index.ts";
import { simulateTo } from "../../sim/index.ts";
import { compile, fitModel, type HistFactoryFit } from "../../stats/histfactory/index.ts";
import { example } from "./example.ts";

/** What the "data" are made with, over what the simulation is normalised to. */
const truth = { z: 1, ttbar: 1 };
/** [1/pb] */
const luminosity = 60;
const sigma = { ee: 1342.61, mumu: 1343.04, ttbar: 48.1757 };

let folder: string;
let run: AnalysisRun;
let fit: HistFactoryFit;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "toplab-closure-"));
  const dilepton = { processOptions: { channel: "dilepton" } } as const;
  const make = (
    file: string,
    process: "z-ee" | "z-mumu" | "ttbar",
    nEvents: number,
    seed: number,
  ) =>
    simulateTo(join(folder, file), process, {
      ...{ nEvents: Math.round(nEvents), seed },
      ...(process === "ttbar" ? dilepton : {}),
    });
  await make("zee.parquet", "z-ee", 120_000, 1);
  await make("zmumu.parquet", "z-mumu", 120_000, 2);
  await make("ttbar.parquet", "ttbar", 60_000, 3);
  await make("data-zee.parquet", "z-ee", sigma.ee * luminosity * truth.z, 11);
  await make("data-zmumu.parquet", "z-mumu", sigma.mumu * luminosity * truth.z, 12);
  await make("data-ttbar.parquet", "ttbar", sigma.ttbar * luminosity * truth.ttbar, 13);
  const text = example
    .replace("value: 20", `value: ${luminosity}`)
    .replace("weights:\n  reconstruction: 0.99 ** nLeptons\n", "")
    .replace(/ {2}reconstruction: \{ weight.*\n/, "");
  run = await runAnalysis(readAnalysis(text, { folder, name: "z.yaml" }), { workers: 2 });
  fit = fitModel(compile(run.workspace()));
}, 900_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe("cross-sections come out as they were put in:", () => {
  test.each([
    ["Z → ℓℓ", "mu_Z", 0.06],
    ["tt̄ → ℓℓ", "mu_tt", 0.12],
  ])("%s, from the fit of all regions", (_, name, precision) => {
    expect(fit.converged).toBe(true);
    const { value, error } = fit.parameters[name]!;
    expect(error).toBeLessThan(precision);
    expect(Math.abs(value - 1) / error).toBeLessThan(2.5); // data and simulation are independent
  });

  test("Z → ee and μμ, by counting: N = A ε σ L", () => {
    for (const region of ["ee", "mumu"]) {
      const { observed, processes, total } = run.yields.find((one) => one.region === region)!;
      const z = processes["Z"]!;
      const ratio = (observed! - processes["ttbar"]!.value) / z.value;
      const error = Math.hypot(Math.sqrt(observed!) / total.value, z.error / z.value);
      expect(Math.abs(ratio - 1) / error).toBeLessThan(3);
      expect(error).toBeLessThan(0.015);
    }
  });

  test("tt̄ and the efficiency of b-tagging, from one and two tags: N₁ = L σ ε 2ε_b(1 − C ε_b), N₂ = L σ ε C ε_b²", () => {
    const [one, two, none] = ["emu1b", "emu2b", "emu0b"].map(
      (name) => run.yields.find(({ region }) => region === name)!,
    );
    const simulated = [none!, one!, two!].map(({ processes }) => processes["ttbar"]!.value);
    const all = simulated[0]! + simulated[1]! + simulated[2]!;
    // C and ε_eμ from the simulation, ε_b and σ from the data
    const trueB = (simulated[1]! + 2 * simulated[2]!) / (2 * all);
    const correlation = simulated[2]! / all / trueB ** 2;
    const [n1, n2] = [one!.observed!, two!.observed!];
    const efficiency = (2 * n2) / (correlation * (n1 + 2 * n2));
    const strength = n2 / (all * correlation * efficiency ** 2);
    const error = Math.sqrt(1 / (n1 + n2) + 1 / n2);
    expect(Math.abs(strength - 1) / error).toBeLessThan(3);
    expect(Math.abs(efficiency - trueB) / (trueB / Math.sqrt(n2))).toBeLessThan(3);
  });
});

test("nothing was pulled: the systematics were put in as they are", () => {
  for (const name of ["jetScale", "electronScale", "tagging", "pileUp", "zTheory"]) {
    expect(Math.abs(fit.parameters[name]!.value)).toBeLessThan(2.5);
  }
});
