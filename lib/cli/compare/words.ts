import { plusMinus, rounded, table } from "../../core/index.ts";
import type { Compared, Comparison } from "../../learn/compare/index.ts";
import { count } from "../count.ts";
import { duration } from "../simulation-progress.ts";
import type { ComparedTable } from "./read-table.ts";

/** A comparison and what it was made of. */
export interface Told {
  readonly path: string;
  readonly table: ComparedTable;
  readonly compared: Comparison;
  /** Files that were written. */
  readonly files: readonly string[];
  /** From the beginning to the end. */
  readonly seconds: number;
}

const header = ["classifier", "AUC", "accuracy", "F1", "κ", "log-loss", "p", "time"];

/** The table of the comparison, the best classifier first. */
export function comparisonInWords({ path, table: events, compared, files, seconds }: Told): string {
  const { sample, notes } = events;
  const { plan, classifiers, failed } = compared;
  const nSignal = sample.labels.reduce((sum, label) => sum + label, 0);
  const nFeatures = sample.features.names.length;
  const title = `${path}: ${count(sample.labels.length, "event")}, ${nSignal} of them signal, ${count(nFeatures, "feature")}; ${plan.outer}x${plan.inner} folds, search: ${plan.search}`;
  const note =
    "Scores out of fold; cut at 1/2; p: DeLong's, that the difference from the best is by chance; time: of one thread.";
  const rows = classifiers.map(rowOf);
  const content = { title, header, rows, note };
  return [
    ...(classifiers.length > 0 ? [String(table(content)["text/plain"])] : [title]),
    ...failed.map(({ name, reason }) => `Not compared: ${name}. ${reason}`),
    ...notes.map((text) => `Note: ${text}.`),
    ...files.map((file) => `Wrote ${file}`),
    `Done in ${duration(seconds)}`,
  ].join("\n");
}

function rowOf(one: Compared): string[] {
  const { name, auc, accuracy, f1, kappa, logLoss, pValue, seconds } = one;
  const shown = [accuracy, f1, kappa, logLoss].map((value) => rounded(value, 4));
  const p = pValue < 0.0005 ? "< 0.001" : rounded(pValue, 3);
  return [name, plusMinus(auc.value, auc.error), ...shown, p, `${rounded(seconds, 1)} s`];
}

/** The same for programs. */
export function comparisonAsJson({ path, table, compared, files }: Told): object {
  const { sample, notes } = table;
  const { plan, classifiers, failed } = compared;
  return {
    table: path,
    features: sample.features.names,
    events: sample.labels.length,
    signal: sample.labels.reduce((sum, label) => sum + label, 0),
    weighted: sample.weights !== undefined,
    plan: {
      nested: `${plan.outer}x${plan.inner}`,
      ...{ search: plan.search, trials: plan.nTrials, seed: plan.seed, models: plan.models },
    },
    classifiers: classifiers.map((one) => ({
      ...{ model: one.model, name: one.name },
      ...{ auc: one.auc.value, auc_error: one.auc.error, fold_aucs: one.foldAucs },
      ...{ accuracy: one.accuracy, f1: one.f1, kappa: one.kappa },
      ...{ log_loss: one.logLoss, brier: one.brier, p_value: one.pValue, settings: one.settings },
    })),
    failed,
    notes,
    files,
    timing: Object.fromEntries(classifiers.map(({ model, seconds }) => [model, seconds])),
  };
}
