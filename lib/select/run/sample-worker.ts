import type { Analysis, SampleSpec } from "../config/analysis.ts";
import { readAnalysis } from "../config/read-analysis.ts";
import { readChunk } from "../events/describe-file.ts";
import type { SurveyedSample } from "../events/survey.ts";
import type { ChunkPurpose } from "./chunk-context.ts";
import type { ChunkResult } from "./chunk-result.ts";
import { type CompiledSelection, compileSelection } from "./compile-selection.ts";
import { processChunk } from "./process-chunk.ts";

/** What a worker is started with; plain data, so that it can be sent to another thread. */
export interface RunTask {
  readonly text: string;
  readonly name: string;
  readonly folder: string;
  readonly samples: readonly SurveyedSample[];
  readonly purpose: ChunkPurpose;
}

/** Events of one file, from one to before another. */
export interface ChunkOrder {
  readonly sample: number;
  readonly file: number;
  readonly from: number;
  readonly to: number;
  /** Number of the first in its sample. */
  readonly firstEntry: number;
}

/** Does the chunks that it is asked for, in any order. */
export function chunkProcessor(
  task: RunTask,
  analysis: Analysis = readAnalysis(`${task.text}\n`, task),
): (order: ChunkOrder) => Promise<ChunkResult> {
  const compiled = new Map<string, CompiledSelection>();
  const selectionOf = (sample: SampleSpec, order: ChunkOrder): CompiledSelection => {
    const key = `${order.sample} ${order.file}`;
    const file = task.samples[order.sample]!.files[order.file]!;
    const made =
      compiled.get(key) ?? compileSelection(analysis, sample, file, { keeps: task.purpose.rows });
    compiled.set(key, made);
    return made;
  };
  return async (order) => {
    const { files, scale, pileUp, dropped } = task.samples[order.sample]!;
    const spec = analysis.samples[order.sample]!;
    const file = files[order.file]!;
    const selection = selectionOf(spec, order);
    const table = await readChunk(file, selection.columns, order.from, order.to);
    const { from, firstEntry } = order;
    const counts = countedEvents(dropped, firstEntry, table.nEvents);
    const { purpose } = task;
    return processChunk(
      { analysis, selection, scale, pileUp, file: file.path, from, firstEntry, counts, purpose },
      table,
    );
  };
}

function countedEvents(
  dropped: readonly number[],
  first: number,
  nEvents: number,
): Uint8Array | undefined {
  const here = dropped.filter((entry) => entry >= first && entry < first + nEvents);
  if (here.length === 0) return undefined;
  const counts = new Uint8Array(nEvents).fill(1);
  for (const entry of here) counts[entry - first] = 0;
  return counts;
}
