import {
  backgroundRejection,
  brierScore,
  confusion,
  logLoss,
  measureAuc,
  roc,
} from "../../learn/metrics/index.ts";
import { dataFrame, type Frame, type FrameRow } from "../frame.ts";
import type { LabelledScores } from "../learning/plot-roc.ts";

export interface ClassifierTableOptions {
  /** Scores at least this are called signal. Default: 0.5. */
  readonly threshold?: number;
  /** Signal efficiency at which the background rejection is told. Default: 0.7. */
  readonly efficiency?: number;
}

/**
 * Classifiers side by side, the greatest area under the ROC curve first; log-loss and Brier score are NaN for
 * scores that are no probabilities.
 */
export async function classifierTable(
  scored: readonly LabelledScores[],
  { threshold = 0.5, efficiency = 0.7 }: ClassifierTableOptions = {},
): Promise<Frame> {
  const rows = scored.map(({ label, scores, labels, weights }) => {
    const auc = measureAuc(scores, labels, { weights });
    const { accuracy, f1, kappa } = confusion(scores, labels, { weights, threshold });
    const isProbability = scores.every((p) => p >= 0 && p <= 1);
    return {
      ...{ classifier: label, AUC: auc.value, "AUC error": auc.error, accuracy, F1: f1, κ: kappa },
      "log-loss": isProbability ? logLoss(scores, labels, { weights }) : Number.NaN,
      Brier: isProbability ? brierScore(scores, labels, { weights }) : Number.NaN,
      [`rejection at ${Number((100 * efficiency).toPrecision(3))} %`]: backgroundRejection(
        roc(scores, labels, { weights }),
        efficiency,
      ),
    } satisfies FrameRow;
  });
  return dataFrame(rows.sort((a, b) => b.AUC - a.AUC));
}
