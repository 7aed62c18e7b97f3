import { inspect } from "node:util";
import { type Column, type EventTable, kindOf } from "./event-table.ts";
import { take } from "./reshape.ts";

/**
 * One event, read by column name: `row.pt1`. It is a window that moves from event to event, so copy
 * what you keep (`{ ...row }`). Text and lists are not in it, and a name that is not there throws.
 */
export type Row = Readonly<Record<string, number>>;

/** The events that `keep` says yes to. */
export function filter(table: EventTable, keep: (row: Row) => boolean): EventTable {
  const kept = new Uint32Array(table.nEvents);
  let nKept = 0;
  const row = cursor(table);
  for (let i = 0; i < table.nEvents; i++) {
    row.moveTo(i);
    if (keep(row.row)) kept[nKept++] = i;
  }
  return take(table, kept.subarray(0, nKept));
}

/** One number for each event. */
export function map(table: EventTable, f: (row: Row) => number): Float64Array {
  const values = new Float64Array(table.nEvents);
  const row = cursor(table);
  for (let i = 0; i < table.nEvents; i++) {
    row.moveTo(i);
    values[i] = f(row.row);
  }
  return values;
}

function cursor({ columns }: EventTable): { row: Row; moveTo(event: number): void } {
  let event = 0;
  const row: Row = Object.create(refusal(columns));
  for (const [name, values] of Object.entries(columns)) {
    if (!(values instanceof Float64Array)) continue;
    Object.defineProperty(row, name, { enumerable: true, get: () => values[event] });
  }
  Object.defineProperty(row, inspect.custom, { value: () => ({ ...row }) });
  return {
    row,
    moveTo: (i) => {
      event = i;
    },
  };
}

/** The prototype of a row: reached only by names that are not number columns, where a silent `undefined` would become a NaN. */
function refusal(columns: Readonly<Record<string, Column>>): object {
  const ordinary: object = Object.prototype;
  return new Proxy(ordinary, {
    get(target, name, receiver) {
      const askedByTheLanguage = typeof name === "symbol" || name in target;
      if (askedByTheLanguage || name === "then" || name === "toJSON") {
        return Reflect.get(target, name, receiver);
      }
      const values = Object.hasOwn(columns, name) ? columns[name] : undefined;
      throw new RangeError(
        values
          ? `Column ${name} holds ${kindOf(values)}, which a row does not show: read the whole column`
          : `No column ${name}: the table has ${Object.keys(columns).join(", ")}`,
      );
    },
  });
}
