import type { EventTable } from "../../event/index.ts";
import type { Analysis, SampleSpec } from "../config/analysis.ts";
import { problemAt } from "../config/problem.ts";
import type { Numbers } from "../expression/index.ts";
import { ofEvent } from "../objects/select-objects.ts";
import { seenPairs } from "./duplicates.ts";
import type { EventFile } from "./event-file.ts";

/** Looks for events that were there before. */
export interface DuplicateFinder {
  /** Places in the file of those that are to be left out. */
  look(sample: SampleSpec, file: EventFile, table: EventTable, from: number): readonly number[];
  /** What was found since it was asked last. */
  found(): Found;
}

export interface Found {
  readonly n: number;
  /** "event 7 of run 3 is in a.root and in b.root" */
  readonly first: string;
}

/** A finder that knows events by run and number; files without numbers hold no duplicates that it could see. */
export function duplicateFinder({ source }: Analysis): DuplicateFinder {
  const pairs = seenPairs();
  const starts: { readonly first: number; readonly path: string }[] = [];
  let total = 0;
  let [n, first] = [0, ""];
  const meet = (sample: SampleSpec, words: string): void => {
    if (sample.duplicates === "refuse") {
      const why = `holds events that are there twice: ${words}; add duplicates: drop to count them once`;
      throw problemAt(source, ["samples", sample.name], why);
    }
    first ||= words;
    n++;
  };
  return {
    look(sample, { path }, table, from) {
      const [runs, events] = [numbersIn(table, "run"), numbersIn(table, "event")];
      if (!events) return [];
      starts.push({ first: total, path });
      const twice: number[] = [];
      for (let i = 0; i < events.length; i++) {
        const run = runs?.[i] ?? 0;
        const before = Number.isNaN(events[i]) ? -1 : pairs.add(run, events[i]!, total + i);
        if (before < 0) continue;
        const other = starts.findLast((start) => start.first <= before)!.path;
        meet(sample, `event ${events[i]} of run ${run} is in ${other} and in ${path}`);
        twice.push(from + i);
      }
      total += events.length;
      return sample.duplicates === "drop" ? twice : [];
    },
    found() {
      const found = { n, first };
      [n, first] = [0, ""];
      return found;
    },
  };
}

function numbersIn(table: EventTable, name: string): Float64Array | undefined {
  return name in table.columns ? (ofEvent(table, name) as Numbers).data : undefined; // as the layout has it
}
