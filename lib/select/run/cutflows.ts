import type { Analysis, SampleSpec } from "../config/analysis.ts";
import { type Cutflow, cutflow } from "../cutflow.ts";
import { valuesOf } from "../histograms/exact-sum.ts";
import { isMeant } from "../nearest.ts";
import type { Gathered } from "./gathered.ts";
import { commonCuts } from "./steps.ts";

/** A cutflow with what is written to files: one row a cut. */
export interface WeightedCutflow {
  readonly sample: string;
  /** "nominal", "jetScale_up", … */
  readonly variation: string;
  readonly region: string;
  readonly rows: readonly WeightedRow[];
}

export interface WeightedRow {
  readonly cut: string;
  readonly events: number;
  /** With the weight of the generator and σLK/Σw, without other weights. */
  readonly weighted: number;
}

export interface WantedCutflow {
  readonly sample: string;
  readonly region: string;
  readonly variation: string;
}

/** The cutflow of a sample on its way into a region. */
export function cutflowOf(
  analysis: Analysis,
  gathered: Gathered,
  { sample, region, variation }: WantedCutflow,
): Cutflow {
  const all = weightedCutflows(analysis, gathered);
  for (const [what, name] of [
    ["sample", sample],
    ["region", region],
    ["variation", variation],
  ] as const) {
    const known = [...new Set(all.map((one) => one[what]))];
    if (known.includes(name)) continue;
    throw new RangeError(
      `There is no ${what} ${name}${isMeant(name, known) || `: there are ${known.join(", ")}`}`,
    );
  }
  const found = all.find(
    (one) => one.sample === sample && one.region === region && one.variation === variation,
  );
  if (!found)
    throw new RangeError(
      `The systematic ${variation} changes nothing in ${sample}: its cutflow is the nominal one`,
    );
  const { rows } = found;
  return cutflow(
    rows
      .slice(1)
      .map(({ cut, events }, i) => ({ name: cut, before: rows[i]!.events, passed: events })),
  );
}

/** All cutflows: of each sample, as it is and with each kinematic change, into each region. */
export function weightedCutflows(
  analysis: Analysis,
  gathered: Gathered,
): readonly WeightedCutflow[] {
  return analysis.samples.flatMap((sample, i) =>
    [...gathered[i]!].flatMap(([variation, { counts, weighted }]) =>
      cutflowsOf(analysis, sample, variation, counts, valuesOf(weighted)),
    ),
  );
}

/** Cutflows but those of data into blind regions. */
export function shownCutflows(
  { regions, samples }: Pick<Analysis, "regions" | "samples">,
  cutflows: readonly WeightedCutflow[],
): readonly WeightedCutflow[] {
  const blind = regions.filter(({ isBlind }) => isBlind).map(({ name }) => name);
  const data = samples.filter(({ kind }) => kind === "data").map(({ name }) => name);
  return cutflows.filter(
    ({ sample, region }) => !(data.includes(sample) && blind.includes(region)),
  );
}

function cutflowsOf(
  analysis: Analysis,
  sample: SampleSpec,
  variation: string,
  counts: Float64Array,
  weighted: Float64Array,
): readonly WeightedCutflow[] {
  const row = (cut: string, step: number): WeightedRow => ({
    ...{ cut, events: counts[step]!, weighted: weighted[step]! },
  });
  const names = ["all events", ...commonCuts(analysis, sample).map(({ name }) => name)];
  const common = names.map(row);
  let step = names.length;
  return analysis.regions.map(({ name: region, cuts }) => {
    const own = cuts.map(({ name }) => row(name, step++));
    return { sample: sample.name, variation, region, rows: [...common, ...own] };
  });
}
