import { betaI, type Random } from "../../core/index.ts";
import { type Classifier, type Labelled, labelledRows } from "../classifier.ts";
import { auc } from "../metrics/auc.ts";
import { folds, splitFold } from "./folds.ts";
import type { Metric } from "./tune.ts";

/** Is A better than B as a *method*, whatever sample it is trained on? */
export interface FiveByTwo {
  /** Metric of A minus that of B, for five divisions into halves, each half tested in turn. */
  readonly differences: readonly (readonly [number, number])[];
  /** Dietterich's t, with 5 degrees of freedom, doi:10.1162/089976698300017197, and its two-sided p-value. */
  readonly t: number;
  readonly tPValue: number;
  /** Alpaydın's F, with 10 and 5, doi:10.1162/089976699300016007: uses all ten differences, and is the better test. */
  readonly f: number;
  readonly fPValue: number;
}

/**
 * The 5×2cv tests. `compareAuc` asks whether one trained model beats another; this asks, with ten trainings
 * of each, whether the way of training does.
 */
export async function fiveByTwo(
  a: Classifier,
  b: Classifier,
  sample: Labelled,
  random: Random,
  metric: Metric = auc,
): Promise<FiveByTwo> {
  const differences: [number, number][] = [];
  for (let division = 0; division < 5; division++) {
    const folded = folds(sample.labels.length, 2, random, { stratify: sample.labels });
    const found: number[] = [];
    for (const fold of [0, 1]) {
      const { train, test } = splitFold(folded, fold);
      const [training, testing] = [labelledRows(sample, train), labelledRows(sample, test)];
      const measure = async (classifier: Classifier): Promise<number> => {
        const model = await classifier.fit(training, random);
        return metric(model.predict(testing.features), testing.labels, testing);
      };
      found.push((await measure(a)) - (await measure(b)));
    }
    differences.push([found[0]!, found[1]!]);
  }
  return fiveByTwoTest(differences);
}

/** The tests for ten differences that have been measured. */
export function fiveByTwoTest(differences: readonly (readonly [number, number])[]): FiveByTwo {
  if (differences.length !== 5) {
    throw new RangeError(`Cannot test ${differences.length} pairs of differences: five are needed`);
  }
  const variances = differences.map(([x, y]) => (x - y) ** 2 / 2);
  const variance = variances.reduce((sum, v) => sum + v, 0);
  const squares = differences.reduce((sum, [x, y]) => sum + x * x + y * y, 0);
  const ratio = (above: number): number => (above === 0 ? 0 : above / variance);
  const t = Math.sign(differences[0]![0]) * Math.sqrt(ratio(5 * differences[0]![0] ** 2));
  const f = ratio(squares / 2);
  return { differences, t, tPValue: studentSurvival(t, 5), f, fPValue: fisherSurvival(f, 10, 5) };
}

/** P(|T| > |t|) for Student's t. */
function studentSurvival(t: number, ndf: number): number {
  return betaI(Number.isFinite(t) ? ndf / (ndf + t * t) : 0, ndf / 2, 0.5);
}

/** P(F > f). */
function fisherSurvival(f: number, n: number, m: number): number {
  return betaI(Number.isFinite(f) ? m / (m + n * f) : 0, m / 2, n / 2);
}
