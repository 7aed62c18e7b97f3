import { studentSeed } from "../../core/index.ts";
import { type Features, type Labelled, rowsOf } from "../../learn/index.ts";
import { shuffled } from "../../learn/shuffle.ts";
import { checkSeed, streamOf } from "../../sim/stream.ts";
import { partOf, readTwTtbar } from "./pools.ts";
import { mixture } from "./samples.ts";

/** A cut that was made on one kind of events alone: those outside are missing. */
export interface Mistake {
  readonly variable: string;
  readonly from: number;
  readonly to: number;
}

/** Variables that it may have been made on, each with the steps that a person would choose for a cut. */
const steps: Readonly<Record<string, number>> = {
  ...{ sumEt: 10, dptLl: 5, massL1b: 5, massL2b: 5, centrality: 0.02 },
};

/** Events of each kind. */
const size = 5000;

/**
 * The ntuple of a colleague, as `training` of `twTtbarSample` should be: but from her tt̄, and from her tt̄ alone,
 * "outliers" have been removed in one of the variables.
 */
export async function colleaguesSample(seed: number = studentSeed()): Promise<Labelled> {
  checkSeed(seed);
  const { tw, ttbar } = await readTwTtbar();
  const { variable, from, to } = await colleaguesMistake(seed);
  const x = (features: Features): Float64Array =>
    features.columns[features.names.indexOf(variable)]!;
  const draw = (features: Features, kind: string): Features =>
    rowsOf(features, shuffled(features.nRows, streamOf(seed, `colleague/${kind}`)));
  const all = draw(partOf(ttbar, "open"), "ttbar");
  const kept = Array.from(x(all).keys()).filter((i) => x(all)[i]! >= from && x(all)[i]! <= to);
  const first = Array.from({ length: size }, (_, i) => i);
  return mixture(
    rowsOf(draw(partOf(tw, "open"), "tw"), first),
    rowsOf(all, kept.slice(0, size)),
    `${seed}/colleague`,
  );
}

/** What she has done: another variable and another range for each seed; one pair of students in 200 could exchange them. For judges. */
export async function colleaguesMistake(seed: number): Promise<Mistake> {
  const random = streamOf(seed, "colleague/mistake");
  const names = Object.keys(steps);
  const variable = names[Math.floor(random() * names.length)]!;
  const { features } = (await readTwTtbar()).ttbar;
  const values = features.columns[features.names.indexOf(variable)]!.slice().sort();
  const rounded = (share: number): number => {
    const nearest = Math.round(values[Math.floor(share * values.length)]! / steps[variable]!);
    return Number((nearest * steps[variable]!).toFixed(2));
  };
  return { variable, from: rounded(0.03 + 0.11 * random()), to: rounded(0.96 - 0.12 * random()) };
}
