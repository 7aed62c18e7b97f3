import { type EventTable, isText } from "../../event/index.ts";
import { spread } from "../expression/elementwise.ts";
import {
  type CompiledExpression,
  type Flags,
  type Numbers,
  type Values,
  valuesOfColumn,
} from "../expression/index.ts";
import type { Change, Chosen, Evaluate, LazyValues, Loaded } from "./chosen.ts";
import { type CompiledObjects, homeOf, type Species } from "./compile-objects.ts";
import { type LoadedObjects, loadObjects } from "./load-objects.ts";
import { shiftedMissing } from "./missing-momentum.ts";
import { choose, countsOf, momentaOf, type ObjectList, propertyOf } from "./object-list.ts";
import { type CollectionName, objectLists } from "./object-names.ts";
import { type Kept, type Objects, removeOverlaps } from "./overlap-removal.ts";

/**
 * Chooses the objects of each event: momenta are changed, conditions asked, overlaps removed. Gives what
 * expressions may use, the missing momentum after the change among it.
 */
export function selectObjects(
  objects: CompiledObjects,
  table: EventTable,
  change?: Change,
): LazyValues {
  const evaluate: Evaluate = (expression, own) => {
    const scope: Record<string, Values> = {};
    for (const name of expression.names) scope[name] = own?.values(name) ?? ofEvent(table, name);
    return expression.evaluate(scope, table.nEvents);
  };
  const loaded = loadAll(objects, table, evaluate, change);
  const passed = passing(objects, loaded, evaluate);
  const kept = objects.overlap ? withoutOverlaps(objects, loaded, passed) : passed;
  return {
    ...shiftedMissing(table, loaded, { passed, kept }, evaluate, change),
    ...listsOf(objects, loaded, kept, evaluate),
  };
}

function loadAll(
  { collections }: CompiledObjects,
  table: EventTable,
  evaluate: Evaluate,
  change: Change | undefined,
): Loaded {
  const loaded: Partial<Record<CollectionName, LoadedObjects>> = {};
  for (const name of ["lep", "photon", "jet"] as const) {
    const columns = collections[name];
    if (!columns) continue;
    const plain = loadObjects(name, columns, table);
    const isChanged = change && change.change !== "missing" && homeOf[change.change] === name;
    loaded[name] = isChanged ? plain.scaled(factors(plain, evaluate, change)) : plain;
  }
  return loaded;
}

/** What the momentum of each object is multiplied by. */
function factors(
  own: LoadedObjects,
  evaluate: Evaluate,
  { change, by, direction }: Change,
): Float64Array {
  const lanes = { offsets: own.offsets, n: own.n };
  const size = spread(evaluate(by, own) as Numbers, lanes); // as it was compiled
  const isOne = change === "missing" ? undefined : own.isOf(change);
  return size.map((value, i) => (isOne?.[i] === 1 ? 1 + direction * value : 1));
}

function passing({ conditions }: CompiledObjects, loaded: Loaded, evaluate: Evaluate): Chosen {
  const of = (species: Species): Uint8Array => {
    const own = loaded[homeOf[species]];
    if (!own) return new Uint8Array(0);
    const chosen = own.isOf(species);
    const lanes = { offsets: own.offsets, n: own.n };
    for (const condition of conditions[species]) {
      const yes = spread(evaluate(condition, own) as Flags, lanes); // as it was compiled
      for (let i = 0; i < own.n; i++) if (yes[i] === 0) chosen[i] = 0;
    }
    return chosen;
  };
  return {
    electrons: of("electrons"),
    muons: of("muons"),
    photons: of("photons"),
    jets: of("jets"),
  };
}

function withoutOverlaps(
  { overlap }: CompiledObjects,
  { lep, jet }: Loaded,
  passed: Chosen,
): Chosen {
  const none: Objects = { offsets: new Uint32Array(0), pt: nothing, y: nothing, phi: nothing };
  const [first] = [lep ?? jet];
  if (!first) return passed;
  const empty = { ...none, offsets: new Uint32Array(first.offsets.length) };
  const [electrons, muons, jets] = [
    lep ? lep.among(passed.electrons) : empty,
    lep ? lep.among(passed.muons) : empty,
    jet ? jet.among(passed.jets) : empty,
  ];
  const kept: Kept = removeOverlaps(electrons, muons, jets, overlap);
  return {
    ...passed,
    electrons: spreadBack(passed.electrons, kept.electrons),
    muons: spreadBack(passed.muons, kept.muons),
    jets: spreadBack(passed.jets, kept.jets),
  };
}

const nothing = new Float64Array(0);

/** From flags of the chosen ones to flags of all. */
function spreadBack(chosen: Uint8Array, kept: Uint8Array): Uint8Array {
  let k = 0;
  return chosen.map((one) => (one === 1 ? kept[k++]! : 0));
}

function listsOf(
  { collections, bTag }: CompiledObjects,
  loaded: Loaded,
  kept: Chosen,
  evaluate: Evaluate,
): LazyValues {
  const makers: Record<string, () => Values> = {};
  for (const { list, prefix, count, from } of objectLists) {
    const own = loaded[from];
    if (!own) continue;
    const chosen = once((): ObjectList => {
      const flags = list === "bJets" ? tagged(own, kept.jets, bTag, evaluate) : flagsOf(list, kept);
      return choose(own.offsets, flags, own.column("pt"));
    });
    makers[list] = () => momentaOf(chosen(), own.cylinder());
    makers[count] = () => countsOf(chosen());
    for (const name of Object.keys(collections[from] ?? {})) {
      makers[`${prefix}_${name}`] = () => propertyOf(chosen(), own.column(name));
    }
  }
  return makers;
}

function flagsOf(list: string, { electrons, muons, photons, jets }: Chosen): Uint8Array {
  if (list === "leptons") return electrons.map((one, i) => one | muons[i]!);
  return { electrons, muons, photons }[list] ?? jets;
}

function tagged(
  own: LoadedObjects,
  jets: Uint8Array,
  bTag: CompiledExpression | undefined,
  evaluate: Evaluate,
): Uint8Array {
  if (!bTag) return new Uint8Array(own.n);
  const yes = spread(evaluate(bTag, own) as Flags, { offsets: own.offsets, n: own.n }); // as it was compiled
  return jets.map((one, i) => one & yes[i]!);
}

/** A column of the event as expressions see it. */
export function ofEvent({ columns }: EventTable, name: string): Values {
  const column = columns[name];
  const values = column && !isText(column) ? valuesOfColumn(column) : undefined;
  if (values) return values;
  throw new RangeError(`Cannot use the column ${name}: it was not read`);
}

/** Makes a value at the first call and keeps it. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
