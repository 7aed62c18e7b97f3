import { writeCsv, writeParquet, writeWhole } from "../../../io/index.ts";
import type { FitReplicas } from "./fit-replicas.ts";
import { fitSummary } from "./fit-summary.ts";
import { tableOfFits } from "./fit-table.ts";
import { identityOf } from "./identity.ts";

/**
 * Writes the fits by what the name ends in, a row for each replica: .parquet with what they are in its metadata, .csv with that in
 * FILE.json beside it, or .json with all.
 */
export async function writeFits(path: string, run: FitReplicas): Promise<void> {
  checkFitsName(path);
  const about = { ...identityOf(run.task, rangeOf(run)), summary: fitSummary(run) };
  const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
  if (path.endsWith(".json")) writeWhole(path, json({ ...about, fits: run.replicas }));
  else if (path.endsWith(".csv")) {
    writeCsv(path, tableOfFits(run));
    writeWhole(`${path}.json`, json(about));
  } else {
    const words = Object.entries(about).map(([key, value]) => {
      return [key, typeof value === "string" ? value : JSON.stringify(value)];
    });
    await writeParquet(path, tableOfFits(run), { metadata: Object.fromEntries(words) });
  }
}

/** Refuses a name whose ending tells no format. */
export function checkFitsName(path: string): void {
  if (/\.(parquet|csv|json)$/.test(path)) return;
  throw new RangeError(
    `Cannot write ${path}: a name that ends in .parquet, .csv or .json is wanted`,
  );
}

function rangeOf({ replicas }: FitReplicas): { readonly from: number; readonly to: number } {
  const from = replicas[0]?.replica ?? 0;
  return { from, to: from + replicas.length };
}
