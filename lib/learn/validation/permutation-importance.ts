import type { Random } from "../../core/index.ts";
import type { Labelled, TrainedClassifier } from "../classifier.ts";
import { auc } from "../metrics/auc.ts";
import { shuffled } from "../shuffle.ts";
import type { Metric } from "./tune.ts";

/** How much worse a model gets without one feature. */
export interface FeatureImportance {
  readonly name: string;
  /** Mean loss of the metric when the feature's values are dealt out anew among the events. */
  readonly loss: number;
  /** Standard deviation from one dealing to the next. */
  readonly spread: number;
}

export interface ImportanceOptions {
  /** How often each feature is dealt out. Default: 5. */
  readonly repeats?: number;
  /** Default: `auc`. */
  readonly metric?: Metric;
}

/**
 * The importance of each feature to a trained model, the greatest first (Breiman 2001,
 * doi:10.1023/A:1010933404324, section 10). Give events that it has not learned from. Of two features that tell the same, each
 * seems to matter little.
 */
export function permutationImportance(
  model: TrainedClassifier,
  { features, labels, weights }: Labelled,
  random: Random,
  { repeats = 5, metric = auc }: ImportanceOptions = {},
): readonly FeatureImportance[] {
  if (!(Number.isInteger(repeats) && repeats >= 1)) {
    throw new RangeError(
      `Cannot deal features out ${repeats} times: it must be a positive integer`,
    );
  }
  const whole = metric(model.predict(features), labels, { weights });
  const importances = features.names.map((name, c) => {
    const losses = Array.from({ length: repeats }, () => {
      const dealt = shuffled(features.nRows, random);
      const columns = features.columns.with(
        c,
        Float64Array.from(dealt, (row) => features.columns[c]![row]!),
      );
      return whole - metric(model.predict({ ...features, columns }), labels, { weights });
    });
    const loss = losses.reduce((sum, x) => sum + x, 0) / repeats;
    const squares = losses.reduce((sum, x) => sum + (x - loss) ** 2, 0);
    return { name, loss, spread: Math.sqrt(squares / Math.max(1, repeats - 1)) };
  });
  return importances.sort((a, b) => b.loss - a.loss);
}
