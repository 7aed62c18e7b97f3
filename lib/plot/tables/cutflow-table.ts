import type { Cutflow } from "../../select/index.ts";
import { dataFrame, type Frame } from "../frame.ts";

/** A row for all events, then one for each cut: how many passed, of those before and of all as shares from 0 to 1. */
export async function cutflowTable(cutflow: Cutflow): Promise<Frame> {
  const all = cutflow[0]?.before ?? 0;
  return dataFrame([
    { cut: "all events", events: all, "of those before": 1, "of all": 1 },
    ...cutflow.map(({ name, passed, before }) => ({
      cut: name,
      events: passed,
      "of those before": passed / before,
      "of all": passed / all,
    })),
  ]);
}
