/**
 * Speed of likelihood fits on one core. Run: npx tsx --conditions=source bench/fit.ts [--pyhf CHECKOUT] [WORKSPACE.json …]
 *
 * Prints milliseconds of processor time of a fit from the inits (cold) and of one of Poisson replicas of the counts
 * from the best fit, medians of seven; with TOPLAB_WASM=off, of the loops in TypeScript. Without workspaces, those
 * of growing synthetic ones. With a checkout of pyhf, its fits of the same files beside them, in the same breath.
 */
import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import { poisson, seededRandom, splitSeed } from "../lib/core/index.ts";
import {
  compile,
  findBestFit,
  fitModel,
  type HistFactoryModel,
  ranking,
  readWorkspace,
} from "../lib/stats/histfactory/index.ts";
import { median, secondsOf } from "./cpu-time.ts";
import { syntheticWorkspace } from "./synthetic-workspace.ts";

const REPLICAS = 20;
/** Least processor time of what is timed [s]: small fits are repeated. */
const LEAST = 0.2;
/** Python is not asked to fit more parameters than this: it would take minutes. */
const PATIENCE = 40;

const { values, positionals } = parseArgs({
  options: { pyhf: { type: "string" } },
  allowPositionals: true,
});

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Seconds of one round of some work. */
function perRound(work: () => void): number {
  work();
  const rounds = Math.max(1, Math.ceil(LEAST / secondsOf(work)));
  const all = median(() => {
    for (let i = 0; i < rounds; i++) work();
  });
  return all / rounds;
}

function report(name: string, model: HistFactoryModel): number {
  const best = findBestFit(model);
  const replicas = Array.from({ length: REPLICAS }, (_, i) => {
    const random = seededRandom(splitSeed(1, i));
    return { ...model.data, main: model.data.main.map((mean) => poisson(random, mean)) };
  });
  const cold = perRound(() => {
    for (let i = 0; i < REPLICAS; i++) findBestFit(model);
  });
  let [failed, iterations] = [0, 0];
  const warm = perRound(() => {
    [failed, iterations] = [0, 0];
    for (const data of replicas) {
      const fit = findBestFit(model, { data, start: best.values });
      iterations += fit.iterations;
      if (!fit.converged) failed++;
    }
  });
  const shown = [cold, warm].map((seconds) => ((1e3 * seconds) / REPLICAS).toFixed(3).padStart(10));
  say(
    `${name.padEnd(44)}${String(model.arrays.nBins).padStart(6)}${String(model.parameters.length).padStart(6)}` +
      `${shown.join("")}${(iterations / REPLICAS).toFixed(1).padStart(6)}${String(failed).padStart(4)}` +
      `${best.converged ? "" : `  ${best.problem}`}`,
  );
  return cold / REPLICAS;
}

function compareWithPyhf(path: string, ours: number, checkout: string): void {
  for (const optimizer of ["scipy", "minuit"]) {
    const args = ["bench/fit-pyhf.py", path, optimizer];
    const env = { ...process.env, PYTHONPATH: `${checkout}/src` };
    const { seconds, twice_nll } = JSON.parse(
      execFileSync("/usr/bin/python3", args, { env, encoding: "utf8" }),
    );
    say(
      `  pyhf with numpy and ${optimizer}: ${seconds.toFixed(3)} s, ${Math.round(seconds / ours)} times as long, ` +
        `−2 ln L = ${twice_nll}`,
    );
  }
}

say(`${"workspace".padEnd(44)}  bins  pars   cold [ms] replica [ms] steps failed`);
for (const path of positionals) {
  const model = compile(readWorkspace(path));
  const ours = report(path.split("/").at(-1)!, model);
  say(`  −2 ln L = ${findBestFit(model).twiceNll}`);
  if (values.pyhf && model.parameters.length <= PATIENCE) compareWithPyhf(path, ours, values.pyhf);
  if (model.parameters.length <= PATIENCE) continue;
  const fit = fitModel(model);
  const seconds = secondsOf(() => ranking(fit));
  say(`  all impacts by refit, before and after the fit: ${seconds.toFixed(2)} s`);
}
if (positionals.length === 0) {
  const sizes = [
    ...[1, 10, 100, 1000, 2000].map((bins) => ({ channels: 1, bins, samples: 4, systematics: 10 })),
    ...[10, 20, 30, 60, 100, 300, 1000, 2000].map((systematics) => {
      return { channels: 4, bins: 10, samples: 4, systematics };
    }),
    ...[2, 8, 32].map((samples) => ({ channels: 4, bins: 10, samples, systematics: 100 })),
  ];
  for (const size of sizes) {
    const { channels, bins, samples, systematics } = size;
    const name = `${channels} × ${bins} bins, ${samples} samples, ${systematics} systematics`;
    report(name, compile(syntheticWorkspace(size)));
  }
}
