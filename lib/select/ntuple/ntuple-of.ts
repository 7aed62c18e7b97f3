import { concat, type EventTable } from "../../event/index.ts";
import type { Analysis } from "../config/analysis.ts";
import { readAnalysis } from "../config/read-analysis.ts";
import { surveyAnalysis } from "../events/survey.ts";
import { isMeant } from "../nearest.ts";
import { chunkOrders } from "../run/chunk-orders.ts";
import { nominal } from "../run/chunk-result.ts";
import { runChunks } from "../run/run-chunks.ts";

/** The ntuple of one sample in memory, as `makeNtuples` writes it; `variation` as "jetScale_up". */
export async function ntupleOf(
  analysis: Analysis | string,
  sample: string,
  variation: string = nominal,
): Promise<EventTable> {
  const read = typeof analysis === "string" ? readAnalysis(analysis) : analysis;
  const names = read.samples.map(({ name }) => name);
  const index = names.indexOf(sample);
  if (index < 0) {
    const hint = isMeant(sample, names) || `: there are ${names.join(", ")}`;
    throw new RangeError(`There is no sample ${sample}${hint}`);
  }
  const { samples } = await surveyAnalysis(read);
  const { text, name, folder } = read.source;
  const purpose = { histograms: false, rows: true };
  let all: EventTable | undefined;
  await runChunks(
    { text, name, folder, samples, purpose },
    chunkOrders(samples).filter((order) => order.sample === index),
    {
      ...{ workers: 1, signal: undefined },
      take: ({ variations }) => {
        const rows = variations[variation]?.rows;
        if (!rows)
          throw new RangeError(
            `Nothing makes ${variation} of ${sample}: there are ${Object.keys(variations).join(", ")}`,
          );
        all = all ? concat(all, rows) : rows;
      },
    },
  );
  return all!; // every file has a chunk
}
