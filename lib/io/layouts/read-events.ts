import { DataError } from "../../core/index.ts";
import { type EventTable, eventTable } from "../../event/index.ts";
import type { FileColumn, FileTable } from "../root/index.ts";
import { asColumn } from "./as-column.ts";
import { atlas2020, atlas2025 } from "./atlas-open-data.ts";
import { cmsEducation } from "./cms-education.ts";
import { delphes } from "./delphes.ts";
import { eventModel, type ModelColumn } from "./event-model.ts";
import { type EventReader, openEvents } from "./event-reader.ts";
import type { Layout } from "./layout.ts";
import { nanoAod } from "./nanoaod.ts";
import { ownSample } from "./own-sample.ts";
import { physlite } from "./physlite.ts";
import type { FileColumns, Source } from "./sources.ts";

export interface EventsOptions {
  /** Columns of the event model, or of the file just as they are. Default: all of the model that the file has. */
  columns?: readonly string[];
  /** First event to read, and the one to stop before. Default: all. */
  from?: number;
  to?: number;
  /** Which tree, where a file has several. Default: the one that the known layouts have. */
  tree?: string;
}

export interface EventChunkOptions extends EventsOptions {
  /** Events at once. Default: 50,000. */
  events?: number;
}

/** What a file gives of the event model. */
export interface EventsSummary {
  /** "CMS NanoAOD", … */
  readonly layout: string;
  readonly nEvents: number;
  readonly columns: readonly ModelColumn[];
}

/** Every layout that is known, the more particular first. */
const layouts: readonly Layout[] = [
  physlite,
  nanoAod,
  delphes,
  atlas2020,
  ownSample,
  atlas2025,
  ...cmsEducation,
];

/** Which layout a file has, and what it gives of the event model. */
export async function describeEvents(path: string, tree?: string): Promise<EventsSummary> {
  return withEvents(path, tree, async (reader) => {
    const { name, sources } = layoutOf(reader);
    const known = namesIn(reader);
    const columns = eventModel.filter((column) => sourceOf(sources[column.name], known));
    return { layout: name, nEvents: reader.nEvents, columns };
  });
}

/**
 * Reads events of any known layout in one model (`eventModel`), in GeV: ATLAS open data, DAOD_PHYSLITE, CMS
 * NanoAOD, CMS's CSV files for education, Delphes, our own samples. Other columns of the file can be
 * asked for by name; they keep its units.
 */
export async function readEvents(
  path: string,
  { columns, from = 0, to, tree }: EventsOptions = {},
): Promise<EventTable> {
  return withEvents(path, tree, async (reader) => {
    const end = checkedRange(reader, from, to);
    return readRange(reader, planFor(reader, columns), from, end);
  });
}

/** The same, piece by piece: what is in memory at once does not grow with the file. */
export async function* eventChunks(
  path: string,
  { columns, from = 0, to, tree, events = 50_000 }: EventChunkOptions = {},
): AsyncGenerator<EventTable, void, undefined> {
  const reader = await openEvents(path, tree);
  try {
    const end = checkedRange(reader, from, to);
    const plan = planFor(reader, columns);
    for (let start = from; start < end; start += events) {
      yield await readRange(reader, plan, start, Math.min(start + events, end));
    }
  } finally {
    await reader.close();
  }
}

type Plan = readonly (readonly [name: string, source: Source])[];

function planFor(reader: EventReader, columns?: readonly string[]): Plan {
  const { name: layout, sources } = layoutOf(reader);
  const known = namesIn(reader);
  if (!columns) {
    return eventModel.flatMap(({ name }) => {
      const source = sourceOf(sources[name], known);
      return source ? [[name, source] as const] : [];
    });
  }
  return columns.map((name) => {
    const source = sourceOf(sources[name], known) ?? plain(name, known);
    if (source) return [name, source];
    throw new DataError(
      reader.where,
      `has no column ${name}: neither of the event model in a file of ${layout}, nor of its own`,
    );
  });
}

/** A column of the file just as it is. */
function plain(name: string, known: ReadonlySet<string>): Source | undefined {
  if (!known.has(name)) return undefined;
  return { needs: [name], make: (file) => asColumn(name, file.any(name)) };
}

async function readRange(
  reader: EventReader,
  plan: Plan,
  from: number,
  to: number,
): Promise<EventTable> {
  const known = namesIn(reader);
  const needed = [
    ...new Set(plan.flatMap(([, { needs }]) => needs.map((name) => spelt(name, known)))),
  ];
  const columns = await reader.read(needed, from, to);
  const file = fileColumns(reader, columns, to - from, known);
  const made = plan.map(([name, source]) => [name, source.make(file)] as const);
  return made.length > 0
    ? eventTable(Object.fromEntries(made))
    : { nEvents: to - from, columns: {} };
}

function fileColumns(
  { where }: EventReader,
  columns: FileTable["columns"],
  nEvents: number,
  known: ReadonlySet<string>,
): FileColumns {
  const any = (name: string): FileColumn => columns[spelt(name, known)]!;
  const fail = (name: string, wanted: string): never => {
    throw new DataError(`${where}, ${name}`, `does not hold ${wanted}`);
  };
  return {
    nEvents,
    any,
    number: (name) => {
      const column = asColumn(name, any(name));
      return column instanceof Float64Array ? column : fail(name, "a number per event");
    },
    list: (name) => {
      const column = asColumn(name, any(name));
      return "offsets" in column ? column : fail(name, "a list of numbers per event");
    },
  };
}

function layoutOf(reader: EventReader): Layout {
  const known = namesIn(reader);
  const layout = layouts.find(({ recognises }) => recognises(known));
  if (layout) return layout;
  throw new DataError(
    reader.where,
    `is laid out in none of the known ways: ${layouts.map(({ name }) => name).join(", ")}`,
  );
}

/** The names of a file's columns; an RNTuple has colons where a TTree has dots. */
function namesIn({ names }: EventReader): ReadonlySet<string> {
  return new Set([...names, ...names.map((name) => name.replace("AuxDyn:", "AuxDyn."))]);
}

/** A name as the file spells it. */
function spelt(name: string, known: ReadonlySet<string>): string {
  const other = name.replace("AuxDyn.", "AuxDyn:");
  return known.has(other) ? other : name;
}

function sourceOf(
  sources: Source | readonly Source[] | undefined,
  known: ReadonlySet<string>,
): Source | undefined {
  const all = sources === undefined ? [] : [sources].flat();
  return all.find(({ needs }) => needs.every((name) => known.has(name)));
}

function checkedRange({ where, nEvents }: EventReader, from: number, to: number = nEvents): number {
  if (Number.isInteger(from) && Number.isInteger(to) && 0 <= from && from <= to && to <= nEvents) {
    return to;
  }
  throw new RangeError(
    `Cannot read events ${from} to ${to} of ${where}: a range within 0 to ${nEvents} is wanted`,
  );
}

async function withEvents<T>(
  path: string,
  tree: string | undefined,
  work: (reader: EventReader) => Promise<T>,
): Promise<T> {
  const reader = await openEvents(path, tree);
  try {
    return await work(reader);
  } finally {
    await reader.close();
  }
}
