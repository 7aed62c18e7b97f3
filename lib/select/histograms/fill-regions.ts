import { type Axis, binFinder, edges } from "../../hist/index.ts";
import type { Analysis } from "../config/analysis.ts";
import type { Numbers } from "../expression/index.ts";
import { type FilledBins, histogramKey, nominal } from "../run/chunk-result.ts";
import type { CompiledSelection } from "../run/compile-selection.ts";
import type { SelectedEvents } from "../run/select-events.ts";
import { addTo, exactSums } from "./exact-sum.ts";

/** The one bin of the number of events. */
const countAxis: Axis = edges([0, 1], { label: "events" });

/** Name and axis of all that is filled in each region. */
export function filledVariables({
  variables,
}: Pick<Analysis, "variables">): readonly { readonly name: string; readonly axis: Axis }[] {
  return [{ name: "count", axis: countAxis }, ...variables];
}

/** Events with their weights, regions and variables. */
export interface FillableRows {
  /** Nominal weights, and those of changes by name: "tagging_up". */
  readonly weights: Readonly<Record<string, Float64Array>>;
  /** 1 for each event that is in the region, region by region. */
  readonly inside: readonly Uint8Array[];
  readonly values: Readonly<Record<string, Float64Array>>;
}

/** Fills every variable of every region, with the nominal weights and, if wanted, with each change of them. */
export function fillRegions(
  analysis: Analysis,
  { variables }: CompiledSelection,
  { scope, nEvents, weights, common, regions }: SelectedEvents,
  withChanges: boolean,
): Record<string, FilledBins> {
  const values = variables.map(({ name, expression }) => {
    return [name, (expression.evaluate(scope, nEvents) as Numbers).data] as const; // as it was compiled
  });
  return fillRows(analysis, {
    weights: { [nominal]: weights.nominal, ...(withChanges ? weights.changed() : {}) },
    inside: regions.map((cuts) => cuts.at(-1) ?? common.at(-1)!),
    values: Object.fromEntries(values),
  });
}

/** The same from values that are there. */
export function fillRows(
  analysis: Analysis,
  { weights, inside, values }: FillableRows,
): Record<string, FilledBins> {
  const filled: Record<string, FilledBins> = {};
  const events = inside.map(eventsOf);
  const nEvents = weights[nominal]!.length;
  for (const { name, axis } of filledVariables(analysis)) {
    const find = binFinder(axis);
    const bins = values[name]
      ? Uint32Array.from(values[name], (x) => find(x) + 1)
      : new Uint32Array(nEvents).fill(1);
    for (const [r, region] of analysis.regions.entries()) {
      for (const [systematic, weight] of Object.entries(weights)) {
        const key = histogramKey(region.name, name, systematic);
        filled[key] = fill(axis, bins, events[r]!, weight);
      }
    }
  }
  return filled;
}

export function emptyBins(axis: Axis): FilledBins {
  const slots = axis.edges.length + 1;
  return { sumW: exactSums(slots), sumW2: exactSums(slots) };
}

function fill(
  axis: Axis,
  bins: Uint32Array,
  events: Uint32Array,
  weights: Float64Array,
): FilledBins {
  const { sumW, sumW2 } = emptyBins(axis);
  for (let k = 0; k < events.length; k++) {
    const i = events[k]!;
    addTo(sumW, bins[i]!, weights[i]!);
    addTo(sumW2, bins[i]!, weights[i]! * weights[i]!);
  }
  return { sumW, sumW2 };
}

/** Places of the events that passed. */
export function eventsOf(passed: Uint8Array): Uint32Array {
  let n = 0;
  const places = new Uint32Array(passed.length);
  for (let i = 0; i < passed.length; i++) if (passed[i] === 1) places[n++] = i;
  return places.slice(0, n);
}
