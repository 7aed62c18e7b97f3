/**
 * The twelve classifiers of `toplab compare` under nested cross-validation beside the same table in scikit-learn, where
 * /usr/bin/python3 has it (Debian's python3-sklearn). Run: node scripts/build.mjs, then
 * npx tsx --conditions=source bench/compare.ts [ROWS …] [--models=gb,rf] [--nested=5x3] [--threads=N]
 *
 * Synthetic events with nine features, the same folds in number, the same grids of settings. With one thread, seconds of the
 * processor; with more, of the wall. Ours hold Platt's curve of SVC and AdaBoost, scikit-learn's do not need it for the AUC.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { candidates, compareClassifiers } from "../lib/learn/compare/index.ts";
import { syntheticEvents } from "./synthetic-events.ts";

interface Measured {
  readonly model: string;
  readonly cpu: number;
  readonly wall: number;
  readonly auc: number;
}

const words = process.argv.slice(2);
const option = (name: string): string | undefined =>
  words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
const threads = Number(option("threads") ?? 1);
const [outer, inner] = (option("nested") ?? "5x3").split("x").map(Number);
const asked = option("models")?.split(",");
const models = Object.entries(candidates)
  .filter(([model, { short }]) => !asked || asked.includes(model) || asked.includes(short))
  .map(([model]) => model);
const sizes = words.filter((word) => !word.startsWith("--")).map(Number);
const seconds = (m: Measured): number => (threads > 1 ? m.wall : m.cpu);

const folder = mkdtempSync(join(tmpdir(), "compare-"));
for (const nRows of sizes.length > 0 ? sizes : [5000]) {
  const { features, labels } = syntheticEvents(nRows, 9);
  const path = join(folder, "events");
  const columns = [...features.columns, Float64Array.from(labels)];
  writeFileSync(path, Buffer.concat(columns.map((column) => Buffer.from(column.buffer))));
  process.stdout.write(`${nRows} events × 9, ${outer} × ${inner} folds, ${threads} threads\n`);
  const sums = { own: 0, peer: 0 };
  for (const model of models) {
    const [start, begin] = [process.cpuUsage(), performance.now()];
    const { classifiers } = await compareClassifiers(
      { features, labels },
      { models: [model], outer: outer!, inner: inner!, workers: threads },
    );
    const { user, system } = process.cpuUsage(start);
    const wall = (performance.now() - begin) / 1000;
    const auc = classifiers[0]!.auc.value;
    const own = { model, cpu: (user + system) / 1e6, wall, auc };
    const peer = peerOf(model, path, nRows);
    sums.own += seconds(own);
    sums.peer += peer ? seconds(peer) : Number.NaN;
    report(own, peer);
  }
  process.stdout.write(
    `  ${"all".padEnd(24)}${sums.own.toFixed(1).padStart(8)} s   scikit-learn ${sums.peer.toFixed(1)} s   × ${(sums.own / sums.peer).toFixed(2)}\n`,
  );
}
rmSync(folder, { recursive: true });

function peerOf(model: string, path: string, nRows: number): Measured | undefined {
  const script = fileURLToPath(new URL("./compare.py", import.meta.url));
  const env = { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" };
  const numbers = [nRows, 9, outer, inner, threads].map(String);
  const { stdout } = spawnSync(
    "/usr/bin/python3",
    ["-W", "ignore", script, path, ...numbers, model],
    {
      ...{ env, encoding: "utf8" },
    },
  );
  return stdout ? (JSON.parse(stdout) as Measured) : undefined; // as compare.py writes it
}

function report(own: Measured, peer: Measured | undefined): void {
  const beside = peer
    ? `   scikit-learn ${seconds(peer).toFixed(1).padStart(7)} s   × ${(seconds(own) / seconds(peer)).toFixed(2)}   AUC ${own.auc.toFixed(4)} and ${peer.auc.toFixed(4)}`
    : `   AUC ${own.auc.toFixed(4)}`;
  process.stdout.write(
    `  ${own.model.padEnd(24)}${seconds(own).toFixed(1).padStart(8)} s${beside}\n`,
  );
}
