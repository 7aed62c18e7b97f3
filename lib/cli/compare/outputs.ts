import { join } from "node:path";
import type { EventTable } from "../../event/index.ts";
import { csvHeader, csvLines, writeCsv, writeParquet, writeWhole } from "../../io/index.ts";
import type { Comparison } from "../../learn/compare/index.ts";
import { calibrationCurve } from "../../learn/index.ts";
import { plotCalibration, plotRoc, savePicture } from "../../plot/index.ts";
import type { ComparedTable } from "./read-table.ts";

/** Throws unless scores can be written to a file of that name. */
export function checkScoresName(path: string): void {
  if (/\.(csv|parquet)$/i.test(path)) return;
  throw new RangeError(`Cannot write scores to ${path}: the name must end in .csv or .parquet`);
}

/** Writes what each event is, in which fold it was, and what each classifier made of it. */
export async function writeScores(
  path: string,
  { classifiers, folded }: Comparison,
  { sample: { labels, weights } }: ComparedTable,
): Promise<void> {
  const columns = {
    event: Float64Array.from(labels.keys()),
    label: Float64Array.from(labels),
    ...(weights && { weight: weights }),
    fold: Float64Array.from(folded),
    ...Object.fromEntries(classifiers.map(({ model, scores }) => [model, scores])),
  };
  const table: EventTable = { nEvents: labels.length, columns };
  if (/\.csv$/i.test(path)) writeCsv(path, table);
  else await writeParquet(path, table);
}

/** Draws ROC and calibration curves of all classifiers and writes the table as CSV; the names of the files. */
export async function writePlots(
  { folder, format }: { readonly folder: string; readonly format: "svg" | "png" },
  { classifiers }: Comparison,
  { sample: { labels, weights } }: ComparedTable,
): Promise<string[]> {
  const scored = classifiers.map(({ name: label, scores }) => ({
    ...{ label, scores, labels, ...(weights && { weights }) },
  }));
  const curves = scored.map(({ label, scores }) => ({
    label,
    curve: calibrationCurve(scores, labels, { weights, equal: "events" }),
  }));
  const [roc, calibration] = ["roc", "calibration"].map((name) =>
    join(folder, `${name}.${format}`),
  );
  await savePicture(await plotRoc(scored), roc!);
  await savePicture(await plotCalibration(curves), calibration!);
  const table = join(folder, "comparison.csv");
  writeWhole(table, csvOf(classifiers));
  return [roc!, calibration!, table];
}

function csvOf(classifiers: Comparison["classifiers"]): string {
  const numbers = (of: (one: Comparison["classifiers"][number]) => number): Float64Array =>
    Float64Array.from(classifiers, of);
  const table: EventTable = {
    nEvents: classifiers.length,
    columns: {
      classifier: classifiers.map(({ name }) => name),
      auc: numbers(({ auc }) => auc.value),
      auc_error: numbers(({ auc }) => auc.error),
      accuracy: numbers(({ accuracy }) => accuracy),
      f1: numbers(({ f1 }) => f1),
      kappa: numbers(({ kappa }) => kappa),
      log_loss: numbers(({ logLoss }) => logLoss),
      brier: numbers(({ brier }) => brier),
      p_value: numbers(({ pValue }) => pValue),
      seconds: numbers(({ seconds }) => seconds),
    },
  };
  return csvHeader(table) + csvLines(table, 0, table.nEvents);
}
