import { type EventTable, filter, type Row } from "../event/index.ts";
import { type Cutflow, cutflow } from "./cutflow.ts";

/** One named step of a selection. */
export interface Cut {
  readonly name: string;
  readonly keep: (event: Row) => boolean;
}

export interface Selection {
  readonly events: EventTable;
  readonly cutflow: Cutflow;
}

/** A named cut, for reading a selection as a list of sentences. */
export function cut(name: string, keep: (event: Row) => boolean): Cut {
  return { name, keep };
}

/** The events that pass all cuts, asked in order, and how many each cut left. The input stays as it was. */
export function select(events: EventTable, cuts: readonly Cut[]): Selection {
  const passed = cuts.map(() => 0);
  const kept = filter(events, (event) => {
    for (let i = 0; i < cuts.length; i++) {
      if (!asked(cuts[i]!, event)) return false;
      passed[i]!++;
    }
    return true;
  });
  const rows = cuts.map(({ name }, i) => ({
    name,
    before: i === 0 ? events.nEvents : passed[i - 1]!,
    passed: passed[i]!,
  }));
  return { events: kept, cutflow: cutflow(rows) };
}

function asked({ name, keep }: Cut, event: Row): boolean {
  try {
    return keep(event);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new RangeError(`Cannot apply the cut "${name}": ${why}`, { cause });
  }
}
