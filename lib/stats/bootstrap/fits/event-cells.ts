import { DataError } from "../../../core/index.ts";
import { column, type EventTable, isText, text } from "../../../event/index.ts";
import type { HistFactoryModel } from "../../histfactory/index.ts";

/** Which bins each event of the data fills. Rows of event e are `start[e]` to `start[e + 1]`. */
export interface EventCells {
  readonly start: Uint32Array;
  /** Position of the bin among those of all channels. */
  readonly cell: Uint32Array;
  readonly weight: Float64Array;
}

/**
 * The bins of events from a table with the columns `channel` and `bin` (from 0), and as one likes `weight` and `event`:
 * rows of the same event are drawn together. Together they must fill the bins with what was observed.
 */
export function eventCells(table: EventTable, model: HistFactoryModel): EventCells {
  const rows = rowsByEvent(table);
  const order = Uint32Array.from(rows.flat());
  const own = table.columns["weight"] ? column(table, "weight") : undefined;
  const cellOf = cellFinder(table, model);
  let end = 0;
  const cells = {
    start: Uint32Array.from([0, ...rows.map(({ length }) => (end += length))]),
    cell: order.map(cellOf),
    weight: Float64Array.from(order, (row) => own?.[row] ?? 1),
  };
  compare(cells, model);
  return cells;
}

/** Positions of the rows of each event, in the order in which the events come first. */
function rowsByEvent(table: EventTable): readonly number[][] {
  const { nEvents: nRows, columns } = table;
  const ids = columns["event"];
  if (!ids) return Array.from({ length: nRows }, (_, row) => [row]);
  const names = isText(ids) ? ids : column(table, "event");
  const events = new Map<string | number, number[]>();
  for (let row = 0; row < nRows; row++) {
    const event = events.get(names[row]!);
    if (event) event.push(row);
    else events.set(names[row]!, [row]);
  }
  return [...events.values()];
}

function cellFinder(table: EventTable, { channels }: HistFactoryModel): (row: number) => number {
  const [names, bins] = [text(table, "channel"), column(table, "bin")];
  const known = new Map(channels.map((channel) => [channel.name, channel]));
  return (row) => {
    const [channel, bin] = [known.get(names[row]!), bins[row]!];
    if (channel && Number.isInteger(bin) && bin >= 0 && bin < channel.nBins) {
      return channel.offset + bin;
    }
    const wanted = channel
      ? `its bins are 0 to ${channel.nBins - 1}`
      : `the channels are ${channels.map(({ name }) => name).join(", ")}`;
    throw new DataError(
      `row ${row + 1} of the events`,
      `cannot fill bin ${bin} of ${names[row]}: ${wanted}`,
    );
  };
}

/** The counts in all bins, each event as often as its multiplicity says. */
export function fillCells(
  { start, cell, weight }: EventCells,
  multiplicities: ArrayLike<number>,
  nBins: number,
): Float64Array {
  const counts = new Float64Array(nBins);
  for (let event = 0; event < multiplicities.length; event++) {
    const times = multiplicities[event]!;
    if (times === 0) continue;
    for (let row = start[event]!; row < start[event + 1]!; row++) {
      counts[cell[row]!]! += times * weight[row]!;
    }
  }
  return counts;
}

function compare(cells: EventCells, { data, channels }: HistFactoryModel): void {
  const once = new Uint8Array(cells.start.length - 1).fill(1);
  const counts = fillCells(cells, once, data.main.length);
  for (const { name, offset, nBins } of channels) {
    for (let bin = 0; bin < nBins; bin++) {
      const [filled, observed] = [counts[offset + bin]!, data.main[offset + bin]!];
      if (Math.abs(filled - observed) <= 1e-6 * Math.max(1, observed)) continue;
      throw new DataError(
        `bin ${bin} of ${name}`,
        `holds ${filled} of the events, and ${observed} were observed there: the events are not those of the workspace`,
      );
    }
  }
}
