/**
 * Speed and AUC of trees beside XGBoost and scikit-learn, where /usr/bin/python3 has them (Debian's python3-xgboost and
 * python3-sklearn). Run: npx tsx --conditions=source bench/trees.ts [tw|higgs|forest …] [--threads=N]
 *
 * Synthetic weighted events, as many to train as to test: "tw" 200,000 × 9, "higgs" 1,000,000 × 28, both 100 boosted trees
 * of depth 6 and of 31 leaves; "forest" 50,000 × 9, 500 trees. Training includes binning. A small training comes before,
 * to compile. Seconds are of the processor with one thread, of the wall with more.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { seededRandom } from "../lib/core/index.ts";
import { type Labelled, labelledRows } from "../lib/learn/classifier.ts";
import { auc } from "../lib/learn/metrics/index.ts";
import {
  extraTrees,
  gradientBoosting,
  randomForest,
  type TrainedTrees,
} from "../lib/learn/trees/index.ts";
import { syntheticEvents } from "./synthetic-events.ts";

interface Trainer {
  fit(training: Labelled, random: () => number): Promise<TrainedTrees>;
}
interface Contest {
  readonly trainer: Trainer;
  readonly peers: readonly string[];
}
interface Sample {
  readonly nTraining: number;
  readonly nFeatures: number;
  readonly nTrees: number;
  readonly contests: Readonly<Record<string, Contest>>;
}
interface Measured {
  readonly peer: string;
  readonly cpu: number;
  readonly wall: number;
  readonly predicting: number;
  readonly auc: number;
}

const threads = Number(/--threads=(\d+)/.exec(process.argv.join(" "))?.[1] ?? 1);
const boosted: Sample["contests"] = {
  "100 trees of depth 6": {
    trainer: gradientBoosting({ growth: "depth-wise", maxDepth: 6, threads }),
    peers: ["xgboost depth-wise", "scikit-learn depth-wise"],
  },
  "100 trees of 31 leaves": {
    trainer: gradientBoosting({ maxLeaves: 31, threads }),
    peers: ["xgboost leaf-wise", "scikit-learn leaf-wise"],
  },
};
const samples: Readonly<Record<string, Sample>> = {
  tw: { nTraining: 200_000, nFeatures: 9, nTrees: 100, contests: boosted },
  higgs: { nTraining: 1_000_000, nFeatures: 28, nTrees: 100, contests: boosted },
  forest: {
    ...{ nTraining: 50_000, nFeatures: 9, nTrees: 500 },
    contests: {
      "random forest": {
        trainer: randomForest({ nTrees: 500, threads }),
        peers: ["scikit-learn random forest"],
      },
      "extra trees": {
        trainer: extraTrees({ nTrees: 500, threads }),
        peers: ["scikit-learn extra trees"],
      },
    },
  },
};

async function run({ trainer }: Contest, training: Labelled, test: Labelled): Promise<Measured> {
  await trainer.fit(labelledRows(training, [...Array(2000).keys()]), seededRandom(1));
  const [start, begin] = [process.cpuUsage(), performance.now()];
  const trained = await trainer.fit(training, seededRandom(1));
  const used = process.cpuUsage(start);
  const wall = (performance.now() - begin) / 1000;
  const predictingFrom = process.cpuUsage();
  const scores = trained.predict(test.features);
  const predicting = process.cpuUsage(predictingFrom);
  return {
    ...{ peer: "toplab", cpu: (used.user + used.system) / 1e6, wall },
    predicting: (predicting.user + predicting.system) / 1e6,
    auc: auc(scores, test.labels, { weights: test.weights! }),
  };
}

function runPeers(
  path: string,
  { nTraining, nFeatures, nTrees }: Sample,
  peers: readonly string[],
) {
  const script = fileURLToPath(new URL("./trees.py", import.meta.url));
  const numbers = [2 * nTraining, nFeatures, nTrees, threads].map(String);
  const env = { ...process.env, OMP_WAIT_POLICY: "passive", OMP_NUM_THREADS: `${threads}` };
  const { stdout } = spawnSync("/usr/bin/python3", [script, path, ...numbers, ...peers], {
    env,
    encoding: "utf8",
  });
  const lines = (stdout ?? "").split("\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line) as Measured); // as trees.py writes it
}

function report(measured: Measured, own: Measured, nEvents: number): void {
  const seconds = (m: Measured): number => (threads > 1 ? m.wall : m.cpu);
  process.stdout.write(
    `  ${measured.peer.padEnd(28)}${seconds(measured).toFixed(2).padStart(8)} s   ` +
      `× ${(seconds(own) / seconds(measured)).toFixed(2)}   AUC ${measured.auc.toFixed(5)}   ` +
      `${(nEvents / measured.predicting / 1e6).toFixed(2)} million events predicted a second\n`,
  );
}

const wanted = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const folder = mkdtempSync(join(tmpdir(), "trees-"));
for (const [name, sample] of Object.entries(samples)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const { nTraining, nFeatures } = sample;
  const all = syntheticEvents(2 * nTraining, nFeatures);
  const path = join(folder, "events");
  writeFileSync(path, "");
  for (const column of [...all.features.columns, Float64Array.from(all.labels), all.weights]) {
    writeFileSync(path, new Uint8Array(column.buffer), { flag: "a" });
  }
  const rows = [...Array(nTraining).keys()];
  const training = labelledRows(all, rows);
  const test = labelledRows(
    all,
    rows.map((row) => row + nTraining),
  );
  for (const [title, contest] of Object.entries(sample.contests)) {
    process.stdout.write(`${name}, ${nTraining} × ${nFeatures}, ${title}, ${threads} threads\n`);
    const own = await run(contest, training, test);
    report(own, own, nTraining);
    for (const peer of runPeers(path, sample, contest.peers)) report(peer, own, nTraining);
  }
}
rmSync(folder, { recursive: true });
