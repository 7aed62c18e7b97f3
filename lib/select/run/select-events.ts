import type { EventTable } from "../../event/index.ts";
import type { Flags, Scope } from "../expression/index.ts";
import type { Change } from "../objects/chosen.ts";
import { ofEvent, once, selectObjects } from "../objects/select-objects.ts";
import type { CompiledCut, CompiledSelection } from "./compile-selection.ts";
import { type EventWeights, eventWeights, type PileUpFactors } from "./event-weights.ts";

/** What an analysis makes of a chunk of events. */
export interface SelectedEvents {
  readonly scope: Scope;
  readonly nEvents: number;
  readonly weights: EventWeights;
  /** 1 for each event that is left after the common cuts, cut by cut. */
  readonly common: readonly Uint8Array[];
  /** The same for the cuts of each region, in which the common ones are passed. */
  readonly regions: readonly (readonly Uint8Array[])[];
}

export interface Circumstances {
  /** σLK/Σw; 1 for data. */
  readonly scale: number;
  readonly pileUp: PileUpFactors | undefined;
  /** Of an object's momenta. */
  readonly change?: Change | undefined;
  /** 0 for events that are not to be counted. */
  readonly counts?: Uint8Array | undefined;
}

/** Applies an analysis to a chunk of events, of which the columns that it needs have been read. */
export function selectEvents(
  selection: CompiledSelection,
  table: EventTable,
  { scale, pileUp, change, counts }: Circumstances,
): SelectedEvents {
  const { nEvents } = table;
  const scope = scopeFor(selection, table, change);
  const first = counts ?? new Uint8Array(nEvents).fill(1);
  const common = [first, ...passing(selection.common, scope, first)];
  return {
    ...{ scope, nEvents, common },
    weights: eventWeights({ selection, scope, nEvents, scale, pileUp }),
    regions: selection.regions.map(({ cuts }) => passing(cuts, scope, common.at(-1)!)),
  };
}

/** Values of all names, made when they are asked for: columns, objects, definitions. */
function scopeFor(
  selection: CompiledSelection,
  table: EventTable,
  change: Change | undefined,
): Scope {
  const scope: Scope = {};
  const add = (name: string, make: () => Scope[string]): void => {
    Object.defineProperty(scope, name, { get: once(make), configurable: true, enumerable: true });
  };
  for (const name of Object.keys(table.columns)) add(name, () => ofEvent(table, name));
  const objects = selection.usesObjects ? selectObjects(selection.objects, table, change) : {};
  for (const [name, make] of Object.entries(objects)) add(name, make);
  for (const { name, expression } of selection.definitions) {
    add(name, () => expression.evaluate(scope, table.nEvents));
  }
  return scope;
}

function passing(cuts: readonly CompiledCut[], scope: Scope, before: Uint8Array): Uint8Array[] {
  let left = before;
  return cuts.map(({ anyOf }) => {
    const passed = new Uint8Array(left.length);
    for (const condition of anyOf) {
      const { data } = condition.evaluate(scope, left.length) as Flags; // as it was compiled
      for (let i = 0; i < left.length; i++) passed[i]! |= left[i]! & data[i]!;
    }
    left = passed;
    return passed;
  });
}
