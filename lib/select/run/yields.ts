import { type Displayable, mimeBundle, plusMinus, table } from "../../core/index.ts";
import { add, type Hist1D } from "../../hist/index.ts";
import type { Analysis } from "../config/analysis.ts";
import { processesOf } from "./processes.ts";
import type { WantedHistogram } from "./wanted-histogram.ts";

/** Events expected, with the statistical error of the simulation. */
export interface Yield {
  readonly value: number;
  readonly error: number;
}

export interface RegionYields {
  readonly region: string;
  readonly kind: string;
  readonly processes: Readonly<Record<string, Yield>>;
  readonly total: Yield;
  /** Missing where there are no data, or the region is blind. */
  readonly observed?: number;
}

/** The numbers of events in all regions; shows itself as a table. */
export type Yields = readonly RegionYields[] & Displayable;

/** Counts the events of each process in each region. */
export function yieldsOf(
  analysis: Analysis,
  histogram: (wanted: WantedHistogram) => Hist1D,
): Yields {
  const hasData = analysis.samples.some(({ kind }) => kind === "data");
  const processes = processesOf(analysis).map(({ name }) => name);
  const rows = analysis.regions.map(({ name: region, kind, isBlind }): RegionYields => {
    const counts = processes.map((process) => histogram({ region, process }));
    const sum = counts.length > 0 ? counts.reduce(add) : undefined;
    const data = hasData && !isBlind ? histogram({ region, process: "data" }) : undefined;
    return {
      ...{ region, kind },
      processes: Object.fromEntries(processes.map((process, i) => [process, yieldIn(counts[i]!)])),
      total: sum ? yieldIn(sum) : { value: 0, error: 0 },
      ...(data && { observed: yieldIn(data).value }),
    };
  });
  return Object.assign(rows, { [mimeBundle]: () => asTable(rows, processes) });
}

function yieldIn({ sumW, sumW2 }: Hist1D): Yield {
  return { value: sumW[1]!, error: Math.sqrt(sumW2[1]!) };
}

function asTable(
  rows: readonly RegionYields[],
  processes: readonly string[],
): ReturnType<typeof table> {
  const number = ({ value, error }: Yield): string =>
    error > 0 ? plusMinus(value, error) : `${value}`;
  return table({
    title: "Events",
    header: ["region", ...processes, "expected", "data"],
    rows: rows.map(({ region, processes: of, total, observed }) => [
      region,
      ...processes.map((process) => number(of[process]!)),
      number(total),
      observed === undefined ? "–" : `${observed}`,
    ]),
    note: "Expected with the statistical error of the simulation.",
  });
}
