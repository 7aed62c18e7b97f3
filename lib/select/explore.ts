import { type Column, type EventTable, eventTable, isJagged, isText } from "../event/index.ts";
import type { AnalysisConfig } from "./config/config.ts";
import { readAnalysis } from "./config/read-analysis.ts";
import { compile, type Kind, type Scope, type Values, valuesOfColumn } from "./expression/index.ts";
import { compileObjects } from "./objects/compile-objects.ts";
import { sortColumns } from "./objects/file-columns.ts";
import { selectObjects } from "./objects/select-objects.ts";

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

function kindsOf({ columns }: EventTable): Record<string, Kind> {
  const kinds: Record<string, Kind> = {};
  for (const [name, column] of Object.entries(columns)) {
    if (!isText(column)) kinds[name] = { what: "number", isList: isJagged(column) };
  }
  return kinds;
}

function columnOf(values: Values, expression: string): Column {
  if (values.what === "momentum") {
    throw new RangeError(`Cannot make a column of ${expression}: take a part of it, as pt(…)`);
  }
  const { data, offsets } = values;
  return offsets ? { offsets, values: Float64Array.from(data) } : Float64Array.from(data);
}
