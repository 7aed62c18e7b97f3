/**
 * Speed of likelihood fits on one core. Run: npx tsx --conditions=source bench/fit.ts [--pyhf CHECKOUT] WORKSPACE.json …
 *
 * Prints milliseconds of processor time of a fit from the inits (cold) and of one of Poisson replicas of the counts
 * from the best fit, medians of seven; with TOPLAB_WASM=off, of the loops in TypeScript. With a checkout of pyhf, its
 * fits of the same files beside them, in the same breath. How the cost grows with a model: bench/fit-cost.ts.
 */
import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import {
  compile,
  findBestFit,
  fitModel,
  type HistFactoryModel,
  ranking,
  readWorkspace,
} from "../lib/stats/histfactory/index.ts";
import { secondsOf } from "./cpu-time.ts";
import { fitTimes } from "./fit-times.ts";

/** Python is not asked to fit more parameters than this: it would take minutes. */
const PATIENCE = 40;

const { values, positionals } = parseArgs({
  options: { pyhf: { type: "string" } },
  allowPositionals: true,
});

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function report(name: string, model: HistFactoryModel): number {
  const best = findBestFit(model);
  const { cold, replica, iterations, failed } = fitTimes(model);
  const shown = [cold, replica].map((seconds) => (1e3 * seconds).toFixed(3).padStart(10));
  say(
    `${name.padEnd(44)}${String(model.arrays.nBins).padStart(6)}${String(model.parameters.length).padStart(6)}` +
      `${shown.join("")}${iterations.toFixed(1).padStart(6)}${String(failed).padStart(4)}` +
      `${best.converged ? "" : `  ${best.problem}`}`,
  );
  return cold;
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
