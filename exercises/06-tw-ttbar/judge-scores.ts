import { seededRandom } from "toplab/core";
import { fail, judges, type Verdict, wrongType } from "toplab/grade";
import { auc, gradientBoosting } from "toplab/learn";
import { hiddenTwTtbar, twTtbarSample } from "toplab/select/tw-ttbar";
import type { FeatureColumns } from "./ask-model.ts";
import * as words from "./score-words.ts";

/** What hidden events are, and how well trees that are known to be good sort them after the same training. */
export interface Hidden {
  readonly labels: readonly number[];
  readonly auc: number;
}

export async function hiddenColumns(seed: number): Promise<FeatureColumns> {
  const { features } = await hiddenTwTtbar(seed);
  return Object.fromEntries(features.names.map((name, k) => [name, features.columns[k]!]));
}

export async function hidden(seed: number): Promise<Hidden> {
  const [{ training }, { features, labels }] = [
    await twTtbarSample(seed),
    await hiddenTwTtbar(seed),
  ];
  const good = gradientBoosting({ nTrees: 150, maxLeaves: 4, minLeafWeight: 20 });
  const model = await good.fit(training, seededRandom(1));
  return { labels: [...labels], auc: auc(model.predict(features), labels) };
}

/** The AUC of claimed scores, or the verdict that they are none. */
export function readAuc(
  claim: unknown,
  labels: readonly number[],
  name: string,
): { readonly value: number } | { readonly verdict: Verdict } {
  if (claim === undefined || claim === null) {
    return judges.missing(name);
  }
  if (claim === "a promise") {
    return { verdict: wrongType(words.promise(name)) };
  }
  if (typeof claim === "string") {
    return { verdict: wrongType(words.noModel(name)) };
  }
  const read = judges.readNumbers(claim, words.scoresOf(name));
  if ("verdict" in read) return read;
  if (read.value.length !== labels.length) {
    return { verdict: wrongType(words.otherLength(name)) };
  }
  return { value: auc(Float64Array.from(read.value), Uint8Array.from(labels)) };
}

/** Whether an AUC on hidden events is nearly as good as that of the good trees. */
export function judgeAuc(value: number, good: number, margin: number): Verdict | undefined {
  if (value >= good - margin) return undefined;
  if (value < 0.5) {
    return fail(words.upsideDown);
  }
  return fail(words.worse);
}
