import {
  type Column,
  type EventTable,
  eventTable,
  isJagged,
  isText,
  type Jagged,
} from "../event/index.ts";
import type { Analysis } from "./config/analysis.ts";
import type { AnalysisConfig } from "./config/config.ts";
import { readAnalysis } from "./config/read-analysis.ts";
import { kindsOf } from "./events/table-file.ts";
import { compile, type Scope, type Values, valuesOfColumn } from "./expression/index.ts";
import { isMeant } from "./nearest.ts";
import { compileObjects } from "./objects/compile-objects.ts";
import { sortColumns } from "./objects/file-columns.ts";
import { selectObjects } from "./objects/select-objects.ts";
import { compileSelection } from "./run/compile-selection.ts";
import { selectEvents } from "./run/select-events.ts";

/**
 * The value of an expression for each event of a table: `evaluate(events, "count(jet_pt > 40)")`. Names
 * are those of columns; yes is 1 and no is 0.
 */
export function evaluate(events: EventTable, expression: string): Column {
  const scope: Record<string, Values> = {};
  for (const [name, column] of Object.entries(events.columns)) {
    const values = isText(column) ? undefined : valuesOfColumn(column);
    if (values) scope[name] = values;
  }
  const compiled = compile(expression, kindsOf(events));
  return columnOf(compiled.evaluate(scope as Scope, events.nEvents), expression);
}

/** What `evaluate` gives, for an expression that has one number for each event: "count(jet_pt > 40)". */
export function numberPerEvent(events: EventTable, expression: string): Float64Array {
  const column = evaluate(events, expression);
  if (column instanceof Float64Array) return column;
  throw new RangeError(
    `Cannot take ${expression} as a number for each event: it is a list; count, sum, max or any make one of it`,
  );
}

/** What `evaluate` gives, for an expression that has a list for each event: "jet_pt / 2". */
export function listPerEvent(events: EventTable, expression: string): Jagged {
  const column = evaluate(events, expression);
  if (isJagged(column)) return column;
  throw new RangeError(`Cannot take ${expression} as a list for each event: it is one number`);
}

/**
 * The objects that an analysis would choose, as columns: electron_pt, jet_btag, nBJets, …, highest pT first;
 * columns of the event stay. Takes `objects` and `overlapRemoval` as in a YAML file.
 */
export function chooseObjects(
  events: EventTable,
  objects: NonNullable<AnalysisConfig["objects"]>,
  overlapRemoval: NonNullable<AnalysisConfig["overlapRemoval"]> = true,
): EventTable {
  const analysis = readAnalysis({
    ...{ objects, overlapRemoval },
    samples: { events: { files: "a table", kind: "data" } },
    regions: { all: { cuts: [] } },
  });
  const table = { file: "the table", layout: "toplab sample", kinds: kindsOf(events) };
  const sorted = sortColumns(table);
  const compiled = compileObjects(analysis, "events", sorted);
  const made = selectObjects(compiled, events);
  const columns: Record<string, Column> = {};
  for (const name of Object.keys(sorted.ofEvents)) columns[name] = events.columns[name]!;
  for (const [name, kind] of Object.entries(compiled.kinds)) {
    if (kind.what !== "momentum") columns[name] = columnOf(made[name]!(), name);
  }
  return eventTable(columns);
}

/**
 * Which events of a table are in each region of an analysis, 1 or 0 by the region's name. The table stands for
 * one of its samples, whose files are not looked at.
 */
export function regionsOf(analysis: Analysis, sample: string, events: EventTable): EventTable {
  const spec = analysis.samples.find(({ name }) => name === sample);
  if (!spec) {
    const names = analysis.samples.map(({ name }) => name);
    throw new RangeError(
      `There is no sample ${sample}${isMeant(sample, names) || `: there are ${names.join(", ")}`}`,
    );
  }
  const table = { file: "the table", layout: "toplab sample", kinds: kindsOf(events) };
  const selection = compileSelection(analysis, spec, table);
  const selected = selectEvents(selection, events, { scale: 1, pileUp: undefined });
  const columns = analysis.regions.map(({ name }, i) => {
    const inside = selected.regions[i]!.at(-1) ?? selected.common.at(-1)!;
    return [name, Float64Array.from(inside)] as const;
  });
  return { nEvents: events.nEvents, columns: Object.fromEntries(columns) };
}

function columnOf(values: Values, expression: string): Column {
  if (values.what === "momentum") {
    throw new RangeError(`Cannot make a column of ${expression}: take a part of it, as pt(…)`);
  }
  const { data, offsets } = values;
  return offsets ? { offsets, values: Float64Array.from(data) } : Float64Array.from(data);
}
