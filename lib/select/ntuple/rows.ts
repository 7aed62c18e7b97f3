import type { Column, EventTable } from "../../event/index.ts";
import { gather } from "../expression/elementwise.ts";
import type { Values } from "../expression/index.ts";
import { eventsOf } from "../histograms/fill-regions.ts";
import type { ChunkContext } from "../run/chunk-context.ts";
import type { SelectedEvents } from "../run/select-events.ts";

/**
 * A row for each event that is in a region: `entry` is its number in the sample, `region_NAME` is 1 in that
 * region, `weight` the nominal weight and `weight_NAME_up` another one; then the variables and columns.
 */
export function rowsOf(
  { analysis, selection, firstEntry }: Pick<ChunkContext, "analysis" | "selection" | "firstEntry">,
  { scope, nEvents, weights, common, regions }: SelectedEvents,
  withChanges: boolean,
): EventTable {
  const inside = regions.map((cuts) => cuts.at(-1) ?? common.at(-1)!);
  const any = new Uint8Array(nEvents);
  for (const one of inside) for (let i = 0; i < nEvents; i++) any[i]! |= one[i]!;
  const events = eventsOf(any);
  const pick = (from: ArrayLike<number>): Float64Array =>
    Float64Array.from(events, (i) => from[i]!);
  const columns: Record<string, Column> = {
    entry: Float64Array.from(events, (i) => firstEntry + i),
    weight: pick(weights.nominal),
  };
  for (const [name, values] of Object.entries(withChanges ? weights.changed() : {})) {
    columns[`weight_${name}`] = pick(values);
  }
  for (const [r, { name }] of analysis.regions.entries())
    columns[`region_${name}`] = pick(inside[r]!);
  for (const { name, expression } of [...selection.variables, ...selection.kept]) {
    columns[name] ??= rowsOfValues(expression.evaluate(scope, nEvents), events);
  }
  return { nEvents: events.length, columns };
}

/** The values of some events, as a column. */
function rowsOfValues(values: Values, events: Uint32Array): Column {
  if (values.what === "momentum") throw new RangeError("Cannot write four-momenta as one column");
  const { offsets } = values;
  if (!offsets) return Float64Array.from(events, (i) => values.data[i]!);
  const ends = new Uint32Array(events.length + 1);
  for (const [row, i] of events.entries())
    ends[row + 1] = ends[row]! + offsets[i + 1]! - offsets[i]!;
  const places = new Int32Array(ends.at(-1)!);
  for (const [row, i] of events.entries()) {
    for (let k = 0; k < ends[row + 1]! - ends[row]!; k++) places[ends[row]! + k] = offsets[i]! + k;
  }
  const picked = gather(values, places, ends);
  return {
    offsets: ends,
    values: Float64Array.from((picked as Exclude<Values, { what: "momentum" }>).data),
  };
}
