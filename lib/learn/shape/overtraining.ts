import type { Random } from "../../core/index.ts";
import { type Hist1D, hist1d, regular } from "../../hist/index.ts";
import { type Measured, measureAuc } from "../metrics/auc.ts";
import { type Chi2Test, chi2Test } from "./chi2-test.ts";
import { type KolmogorovTest, kolmogorovTest, tmvaKolmogorov } from "./kolmogorov.ts";

/** Events with their scores. */
export interface Scored {
  readonly scores: Float64Array;
  readonly labels: Uint8Array;
  readonly weights?: Float64Array | undefined;
}

/** The response of one class in training and test. */
export interface ResponseCheck {
  /** In the weights given, not normalised. */
  readonly training: Hist1D;
  readonly test: Hist1D;
  /** Without bins, with a p-value that is uniform if there is no overtraining. */
  readonly kolmogorov: KolmogorovTest;
  /** What TMVA prints; see `tmvaKolmogorov` for why not to trust it. */
  readonly tmva: number;
  readonly chi2: Chi2Test;
}

/** Does the classifier treat the events that it has learned from as it treats others? */
export interface OvertrainingCheck {
  readonly signal: ResponseCheck;
  readonly background: ResponseCheck;
  readonly trainingAuc: Measured;
  readonly testAuc: Measured;
}

/** Compares the response to training and test events, of signal and background apart; `bins` over the range of all scores. */
export function overtrainingCheck(
  training: Scored,
  test: Scored,
  random: Random,
  { bins = 40 }: { bins?: number } = {},
): OvertrainingCheck {
  const auc = ({ scores, labels, weights }: Scored): Measured =>
    measureAuc(scores, labels, { weights });
  const [trainingAuc, testAuc] = [auc(training), auc(test)];
  let [least, most] = [Infinity, -Infinity];
  for (const score of [...training.scores, ...test.scores]) {
    least = Math.min(least, score);
    most = Math.max(most, score);
  }
  const margin = 1e-9 * (most - least || 1); // so that the largest score is inside
  const axis = regular(bins, least, most + margin, { label: "score" });
  const check = (label: 0 | 1): ResponseCheck => {
    const [trained, tested] = [ofClass(training, label), ofClass(test, label)];
    const [inTraining, inTest] = [trained, tested].map(({ values, weights }) =>
      hist1d(axis, values, { weights }),
    );
    return {
      training: inTraining!,
      test: inTest!,
      kolmogorov: kolmogorovTest(trained, tested),
      tmva: tmvaKolmogorov(inTest!, inTraining!, random),
      chi2: chi2Test(inTraining!, inTest!),
    };
  };
  return { signal: check(1), background: check(0), trainingAuc, testAuc };
}

function ofClass(
  { scores, labels, weights }: Scored,
  label: 0 | 1,
): { readonly values: Float64Array; readonly weights: Float64Array } {
  const isOfClass = (_: number, i: number): boolean => labels[i] === label;
  const values = scores.filter(isOfClass);
  return { values, weights: weights?.filter(isOfClass) ?? new Float64Array(values.length).fill(1) };
}
