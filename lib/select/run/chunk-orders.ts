import type { SurveyedSample } from "../events/survey.ts";
import type { ChunkOrder } from "./sample-worker.ts";

/** Events in a chunk. */
export const chunkEvents = 32_768;

/** All events of all samples in chunks, in order: each event in one of them; a file without events has an empty one. */
export function chunkOrders(
  samples: readonly SurveyedSample[],
  events: number = chunkEvents,
): readonly ChunkOrder[] {
  return samples.flatMap(({ files }, sample) => {
    let before = 0;
    return files.flatMap(({ nEvents, path }, file) => {
      const first = before;
      before += nEvents;
      const step = path.endsWith(".csv") ? Math.max(nEvents, 1) : events; // a CSV file has no parts
      return Array.from({ length: Math.max(1, Math.ceil(nEvents / step)) }, (_, i) => {
        const [from, to] = [i * step, Math.min((i + 1) * step, nEvents)];
        return { sample, file, from, to, firstEntry: first + from };
      });
    });
  });
}
