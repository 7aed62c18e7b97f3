import type { EventTable } from "../../event/index.ts";
import { binOf } from "../../hist/index.ts";
import type { Analysis, SampleSpec } from "../config/analysis.ts";
import { compileAt } from "../config/compile-at.ts";
import type { CompiledExpression, Numbers } from "../expression/index.ts";
import { sortColumns } from "../objects/file-columns.ts";
import { ofEvent } from "../objects/select-objects.ts";
import type { FilesOf } from "./check-files.ts";
import { readChunk } from "./describe-file.ts";
import { type DuplicateFinder, duplicateFinder } from "./duplicate-finder.ts";
import type { EventFile } from "./event-file.ts";

/** What only a look at every event can tell of a sample. */
export interface CountedEvents {
  /** Weights in the bins of the pile-up; empty without it. */
  readonly profile: Float64Array;
  readonly sumOfWeights: number;
  readonly dropped: readonly number[];
}

export interface Counted {
  readonly of: ReadonlyMap<SampleSpec, CountedEvents>;
  readonly notes: readonly string[];
}

/** Reads of every event its number, its weight and its pile-up, as far as they are needed. */
export async function countEvents(analysis: Analysis, files: FilesOf): Promise<Counted> {
  const counted = new Map<SampleSpec, CountedEvents>();
  const notes: string[] = [];
  const inData = duplicateFinder(analysis);
  for (const [sample, list] of files) {
    const finder = sample.kind === "data" ? inData : duplicateFinder(analysis);
    counted.set(sample, await countSample(analysis, sample, list, finder));
    const { n, first } = finder.found();
    const done = sample.duplicates === "drop" ? "left out" : "counted each time";
    if (n === 0) continue;
    notes.push(`${sample.name}: ${n} events are there more than once and were ${done}; ${first}`);
  }
  return { of: counted, notes };
}

async function countSample(
  analysis: Analysis,
  sample: SampleSpec,
  files: readonly EventFile[],
  finder: DuplicateFinder,
): Promise<CountedEvents> {
  const profile = new Float64Array(analysis.pileUp ? analysis.pileUp.axis.edges.length - 1 : 0);
  const dropped: number[] = [];
  let [sumOfWeights, first] = [0, 0];
  for (const file of files) {
    const look = lookFor(analysis, sample, file);
    for (let from = 0; look.columns.length > 0 && from < file.nEvents; from += chunk) {
      const to = Math.min(from + chunk, file.nEvents);
      const table = await readChunk(file, look.columns, from, to);
      sumOfWeights += look.add(profile, table);
      for (const i of finder.look(sample, file, table, from)) dropped.push(first + i);
    }
    if (!look.isWeighted) sumOfWeights += file.nEvents;
    first += file.nEvents;
  }
  return { profile, sumOfWeights, dropped };
}

/** Events at once. */
const chunk = 131_072;

/** What is to be read of a file, and what is done with it. */
interface Look {
  readonly columns: readonly string[];
  readonly isWeighted: boolean;
  /** Adds to the profile of the pile-up and gives the sum of weights. */
  add(profile: Float64Array, table: EventTable): number;
}

function lookFor(analysis: Analysis, sample: SampleSpec, file: EventFile): Look {
  const variable = variableIn(file, analysis, sample);
  const isWeighted =
    sample.kind === "simulation" &&
    "weight" in file.kinds &&
    (variable !== undefined || sample.sumOfWeights === "events");
  const numbers = "event" in file.kinds ? ["run", "event"] : [];
  const columns = new Set([
    ...numbers.filter((name) => name in file.kinds),
    ...(isWeighted ? ["weight"] : []),
    ...(variable?.names ?? []),
  ]);
  return {
    ...{ columns: [...columns], isWeighted },
    add(profile, table) {
      const weights = isWeighted ? (ofEvent(table, "weight") as Numbers).data : undefined; // as the layout has it
      if (variable) addProfile(profile, variable, table, weights, analysis);
      return weights?.reduce((sum, weight) => sum + weight, 0) ?? 0;
    },
  };
}

/** The pile-up of a file, if it is to be counted. */
function variableIn(
  file: EventFile,
  { pileUp, source }: Analysis,
  { kind }: SampleSpec,
): CompiledExpression | undefined {
  if (!pileUp || kind === "estimate") return undefined;
  if (kind === "data" ? pileUp.data : pileUp.simulation) return undefined;
  const { ofEvents } = sortColumns(file);
  return compileAt(source, pileUp.variable, ofEvents, file.path, { what: "number" });
}

function addProfile(
  profile: Float64Array,
  variable: CompiledExpression,
  table: EventTable,
  weights: Float64Array | undefined,
  { pileUp }: Analysis,
): void {
  const scope = Object.fromEntries(variable.names.map((name) => [name, ofEvent(table, name)]));
  const { data } = variable.evaluate(scope, table.nEvents) as Numbers; // as it was compiled
  for (let i = 0; i < data.length; i++) {
    const bin = binOf(pileUp!.axis, data[i]!);
    profile[Math.min(Math.max(bin, 0), profile.length - 1)]! += weights?.[i] ?? 1;
  }
}
