import { featuresOf, type Labelled, labelledRows } from "../../learn/index.ts";
import reference from "../reference/rivals.json" with { type: "json" };

/** The sample on which scikit-learn's classifiers were trained and tried, as they were. */
const all: Labelled = {
  features: featuresOf(
    Object.fromEntries(reference.columns.map((x, c) => [`x${c}`, Float64Array.from(x)])),
  ),
  labels: Uint8Array.from(reference.labels),
  weights: Float64Array.from(reference.weights),
};
const rows = reference.labels.map((_, row) => row);

export const weightedTraining: Labelled = labelledRows(all, rows.slice(0, reference.nTrain));
export const testing: Labelled = labelledRows(all, rows.slice(reference.nTrain));
export const { features, labels } = weightedTraining;
/** The training sample with every weight one. */
export const training: Labelled = { features, labels };
