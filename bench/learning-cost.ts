/**
 * What training costs against events, columns and trees, for the twelve classifiers of `toplab compare` with their default
 * settings. Run: npx tsx --conditions=source bench/learning-cost.ts [--plot=FILE.svg]
 *
 * Seconds of the processor for one training in one thread and, after a slash, for scoring as many events, on synthetic events.
 */
import { seededRandom } from "../lib/core/index.ts";
import { type Classifier, type Labelled, labelledRows } from "../lib/learn/classifier.ts";
import { candidates } from "../lib/learn/compare/index.ts";
import {
  adaBoost,
  bagging,
  extraTrees,
  gradientBoosting,
  randomForest,
} from "../lib/learn/trees/index.ts";
import { savePicture } from "../lib/plot/index.ts";
import { colourOf } from "../lib/plot/palette.ts";
import { sceneWith } from "../lib/plot/scene/layered.ts";
import { scenePicture } from "../lib/plot/scene-picture.ts";
import { syntheticEvents } from "./synthetic-events.ts";

interface Cost {
  readonly training: number;
  readonly scoring: number;
}

const twelve = Object.values(candidates).map(({ name, settings, make }): Classifier => {
  const defaults = Object.entries(settings).map(([key, { grid }]) => [key, grid[0]!]);
  return { ...make(Object.fromEntries(defaults)), name };
});
const threads = 1;
const withTrees = (nTrees: number): readonly Classifier[] => [
  gradientBoosting({ nTrees, threads }),
  randomForest({ nTrees, threads }),
  extraTrees({ nTrees, threads }),
  bagging({ nTrees, threads }),
  adaBoost({ nTrees }),
];
const warm = syntheticEvents(500, 9);

async function costOf(classifier: Classifier, sample: Labelled): Promise<Cost> {
  const start = process.cpuUsage();
  const model = await classifier.fit(sample, seededRandom(1));
  const trained = process.cpuUsage(start);
  const between = process.cpuUsage();
  model.predict(sample.features);
  const scored = process.cpuUsage(between);
  const seconds = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1e6;
  return { training: seconds(trained), scoring: seconds(scored) };
}

/** One row per classifier, one column per size. */
async function report(
  title: string,
  sizes: readonly number[],
  classifiersFor: (size: number) => readonly Classifier[],
  sampleFor: (size: number) => Labelled,
): Promise<Map<string, Cost[]>> {
  const costs = new Map<string, Cost[]>();
  for (const size of sizes) {
    const sample = sampleFor(size);
    for (const classifier of classifiersFor(size)) {
      await classifier.fit(labelledRows(warm, [...Array(500).keys()]), seededRandom(1));
      const known = costs.get(classifier.name) ?? [];
      costs.set(classifier.name, [...known, await costOf(classifier, sample)]);
    }
  }
  process.stdout.write(`${title.padEnd(30)}${sizes.map((n) => `${n}`.padStart(16)).join("")}\n`);
  for (const [name, all] of costs) {
    const cells = all.map((c) => `${c.training.toFixed(2)} / ${c.scoring.toFixed(2)}`.padStart(16));
    process.stdout.write(`${name.padEnd(30)}${cells.join("")}\n`);
  }
  return costs;
}

const events = [1000, 3000, 10_000];
const byEvents = await report(
  "events (× 9)",
  events,
  () => twelve,
  (n) => syntheticEvents(n, 9),
);
await report(
  "columns (3000 events)",
  [4, 9, 18],
  () => twelve,
  (n) => syntheticEvents(3000, n),
);
await report("trees (3000 × 9)", [50, 100, 200], withTrees, () => syntheticEvents(3000, 9));

const path = /--plot=(\S+)/.exec(process.argv.join(" "))?.[1];
if (path !== undefined) {
  const layers = [...byEvents].map(([label, costs], i) => ({
    label,
    layer: {
      kind: "line" as const,
      x: [...events],
      y: costs.map(({ training, scoring }) => Math.max(0.001, training + scoring)),
      style: { colour: colourOf(i) },
    },
  }));
  const scene = sceneWith(layers, {
    ...{ xLabel: "events", yLabel: "training and scoring [s]" },
    ...{ isLogX: true, isLogY: true, xRange: [1000, 10_000], yRange: [0.001, 100] },
  });
  await savePicture(
    await scenePicture(scene, { width: 680, height: 560 }, "Cost of classifiers"),
    path,
  );
}
