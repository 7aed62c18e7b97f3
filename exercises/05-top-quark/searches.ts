import { seededRandom } from "toplab/core";
import { column, type EventTable } from "toplab/event";
import {
  type Features,
  features,
  gradientBoosting,
  isolationForest,
  joinRows,
  type Labelled,
  significanceScan,
} from "toplab/learn";
import { labelledSample, searchFeatures } from "toplab/sim";
import { thresholdFor } from "toplab/stats";

/** Events in 1 pb⁻¹ that a search keeps: top pairs at the standard rate, and everything else. */
export interface Yields {
  readonly signal: number;
  readonly background: number;
}

export type SearchName = "cuts" | "strange" | "taught";

/** How well the background is known. */
export const UNCERTAINTY = 0.2;

const kinds = ["wjets", "qcd", "ttbar"] as const;
const inputs = [
  ...["n_jets", "ht", "jet1_pt", "jet4_pt", "m3", "pt3", "m2"],
  ...["lep_pt", "met", "mt", "dphi", "centrality", "aplanarity", "dr_min"],
];

interface Mixture extends Labelled {
  readonly weights: Float64Array;
  readonly looks: readonly EventTable[];
}

/** Events with the score of one search, kept from some score on. */
interface Search {
  readonly scores: (looks: readonly EventTable[]) => Float64Array;
  readonly cut: number;
}

/** The three searches of the lesson, with its settings and seeds: what they keep of the testing samples. */
export async function lessonSearches(): Promise<Readonly<Record<SearchName, Yields>>> {
  const [searches, testing] = [await trainedSearches(), await testingSample()];
  const yields = ({ scores, cut }: Search): Yields => yieldsOf(testing, scores(testing.looks), cut);
  const { cuts, strange, taught } = searches;
  return { cuts: yields(cuts), strange: yields(strange), taught: yields(taught) };
}

/** What the lesson's cuts keep of the testing samples. */
export async function cutYields(): Promise<Yields> {
  const testing = await testingSample();
  return yieldsOf(testing, cutScores(testing.looks), 1);
}

/** How many of these events each search keeps: more than its cut, and those on it too. */
export async function countsIn(
  events: EventTable,
): Promise<Readonly<Record<SearchName, readonly [number, number]>>> {
  const { cuts, strange, taught } = await trainedSearches();
  const looks = [searchFeatures(events)];
  const counts = ({ scores, cut }: Search): readonly [number, number] => {
    const all = scores(looks);
    return [all.filter((score) => score > cut).length, all.filter((score) => score >= cut).length];
  };
  return { cuts: counts(cuts), strange: counts(strange), taught: counts(taught) };
}

let trained: Promise<Readonly<Record<SearchName, Search>>> | undefined;
let testing: Promise<Mixture> | undefined;

/** The same for every student of a class, and so trained once. */
function trainedSearches(): Promise<Readonly<Record<SearchName, Search>>> {
  trained ??= train();
  return trained;
}

function testingSample(): Promise<Mixture> {
  testing ??= mixture("testing");
  return testing;
}

async function train(): Promise<Readonly<Record<SearchName, Search>>> {
  const training = await mixture("training");
  const usual = backgroundOf(training);
  const forest = await isolationForest().fit(usual.features, seededRandom(51), usual);
  const trees = await gradientBoosting({ nTrees: 100, maxLeaves: 8, minLeafWeight: 20 }).fit(
    training,
    seededRandom(52),
  );
  const { best } = significanceScan(trees.predict(training.features), training.labels, {
    ...{
      weights: training.weights,
      kind: "asimov",
      backgroundUncertainty: UNCERTAINTY,
      atLeast: 40,
    },
  });
  return {
    cuts: { scores: cutScores, cut: 0.5 },
    strange: {
      scores: (looks) => forest.score(featuresOf(looks)),
      cut: thresholdFor(forest.score(usual.features), usual.weights, 0.1),
    },
    taught: { scores: (looks) => trees.predict(featuresOf(looks)), cut: best.threshold },
  };
}

function featuresOf(looks: readonly EventTable[]): Features {
  return looks.map((table) => features(table, inputs)).reduce(joinRows);
}

async function mixture(part: "training" | "testing"): Promise<Mixture> {
  const samples = await Promise.all(kinds.map((kind) => labelledSample(kind, part)));
  const looks = samples.map(({ events }) => searchFeatures(events));
  const each = samples.map(({ kind, events, luminosity }) => ({
    labels: new Array<number>(events.nEvents).fill(kind === "ttbar" ? 1 : 0),
    weights: new Array<number>(events.nEvents).fill(1 / luminosity),
  }));
  return {
    looks,
    features: featuresOf(looks),
    labels: Uint8Array.from(each.flatMap(({ labels }) => labels)),
    weights: Float64Array.from(each.flatMap(({ weights }) => weights)),
  };
}

function backgroundOf({ looks: [wjets, qcd], weights }: Mixture): {
  features: Features;
  weights: Float64Array;
} {
  const usual = joinRows(features(wjets!, inputs), features(qcd!, inputs));
  return { features: usual, weights: weights.subarray(0, usual.nRows) };
}

/** 1 for events that pass the lesson's cuts, 0 for others. */
function cutScores(looks: readonly EventTable[]): Float64Array {
  return Float64Array.from(
    looks.flatMap((table) => {
      const [jets, met, ht] = ["n_jets", "met", "ht"].map((name) => column(table, name)) as Three; // three names
      return Array.from(jets, (n, i) => (n >= 4 && met[i]! > 30 && ht[i]! > 200 ? 1 : 0));
    }),
  );
}

type Three = [Float64Array, Float64Array, Float64Array];

function yieldsOf({ labels, weights }: Mixture, scores: Float64Array, cut: number): Yields {
  let [signal, background] = [0, 0];
  for (const [i, weight] of weights.entries()) {
    if (scores[i]! < cut) continue;
    if (labels[i]) signal += weight;
    else background += weight;
  }
  return { signal, background };
}
