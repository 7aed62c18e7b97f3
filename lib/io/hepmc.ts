import { DataError } from "../core/index.ts";
import {
  addParticle,
  clear,
  type EventRecord,
  emptyRecord,
  setMomentum,
  status,
} from "../event/index.ts";
import { type Words, withRoom, wordsOf } from "./event-words.ts";
import type { ReadEventsOptions } from "./lhe.ts";
import { textLines } from "./text-lines.ts";

export interface HepMcFile {
  /** Of the library that wrote it, "3.02.05". */
  readonly version: string;
  readonly nEvents: number;
}

/** Sees each event in a record that is filled anew for the next; `number` is the file's own. */
export type OnHepMcEvent = (event: EventRecord, number: number) => void;

/**
 * Reads a HepMC3 ASCII file (arXiv:1912.08005; `.gz` too) event by event, in GeV and mm whatever its
 * units. Beams are `incoming`, HepMC's status 1 is `final`, all else `decayed`; the first incoming
 * particle of a vertex is the mother of all that leave it.
 */
export async function readHepMc(
  path: string,
  onEvent: OnHepMcEvent,
  { onProgress }: ReadEventsOptions = {},
): Promise<HepMcFile> {
  const reading: Reading = {
    ...{ path, onEvent, line: 0, version: "", state: "intro", nEvents: 0, number: 0 },
    ...{ toGeV: 1, toMm: 1, left: 0, origin: nowhere, record: emptyRecord(), vertices: new Map() },
  };
  for await (const lines of textLines(path, onProgress)) {
    for (const text of lines) {
      reading.line++;
      take(reading, text);
    }
  }
  if (reading.state === "end") return { version: reading.version, nEvents: reading.nEvents };
  throw new DataError(
    `${path}:${reading.line}`,
    `expected ${endMark}, but the file ends, after ${reading.nEvents} whole events`,
  );
}

type Place = readonly [x: number, y: number, z: number];

interface Vertex {
  /** Index of the first particle that goes in, −1 for none. */
  readonly mother: number;
  /** In mm; undefined where the file gives none. */
  readonly place: Place | undefined;
}

interface Reading {
  readonly path: string;
  readonly onEvent: OnHepMcEvent;
  line: number;
  version: string;
  state: "intro" | "listing" | "end";
  nEvents: number;
  number: number;
  toGeV: number;
  toMm: number;
  /** Particles that are still to come. */
  left: number;
  /** Where the file shifts the whole event to [mm]. */
  origin: Place;
  record: EventRecord;
  readonly vertices: Map<number, Vertex>;
}

const nowhere: Place = [0, 0, 0];
const startMark = "HepMC::Asciiv3-START_EVENT_LISTING";
const endMark = "HepMC::Asciiv3-END_EVENT_LISTING";

function take(reading: Reading, text: string): void {
  if (reading.state === "end" || text.trim() === "") return;
  if (reading.state === "intro") {
    begin(reading, text);
    return;
  }
  if (text.startsWith(endMark)) {
    finishEvent(reading, split(reading, text));
    reading.state = "end";
    return;
  }
  readers[text[0]!]?.(reading, split(reading, text));
}

function split({ path, line }: Reading, text: string): Words {
  return wordsOf(text, path, line);
}

function begin(reading: Reading, text: string): void {
  const version = /^HepMC::Version\s+(\S+)/.exec(text)?.[1];
  if (version !== undefined) reading.version = version;
  else if (text.startsWith(startMark)) reading.state = "listing";
  else split(reading, text).refuse(`HepMC::Version or ${startMark}`);
}

/** By the letter a line begins with; weight names, tools, attributes and cross-sections are passed over. */
const readers: Readonly<Record<string, (reading: Reading, words: Words) => void>> = {
  E: startEvent,
  U: readUnits,
  W: readWeight,
  V: readVertex,
  P: readParticle,
};

function startEvent(reading: Reading, words: Words): void {
  finishEvent(reading, words);
  const what = "event number, vertices and particles";
  reading.number = words.integer(1, what);
  reading.left = words.integer(3, what);
  reading.record = withRoom(reading.record, reading.left, words);
  clear(reading.record);
  reading.vertices.clear();
  reading.nEvents++;
  reading.toGeV = 1;
  reading.toMm = 1;
  reading.origin = words.words[4] === "@" ? placeAt(reading, words, 5) : nowhere;
}

function finishEvent(reading: Reading, words: Words): void {
  if (reading.nEvents === 0) return;
  if (reading.left > 0) words.refuse(`${reading.left} more particles of event ${reading.number}`);
  reading.onEvent(reading.record, reading.number);
}

const toGeV: Readonly<Record<string, number>> = { GEV: 1, MEV: 1e-3 };
const toMm: Readonly<Record<string, number>> = { MM: 1, CM: 10 };

function readUnits(reading: Reading, words: Words): void {
  reading.toGeV = toGeV[words.words[1] ?? ""] ?? words.refuse("GEV or MEV, and MM or CM");
  reading.toMm = toMm[words.words[2] ?? ""] ?? words.refuse("GEV or MEV, and MM or CM");
}

/** The first weight is the event's own. Before the first event the line names the weights. */
function readWeight(reading: Reading, words: Words): void {
  if (reading.nEvents > 0) reading.record.weight = words.number(1, "a weight");
}

function readVertex(reading: Reading, words: Words): void {
  const [, , , incoming = "", at] = words.words;
  const first = Number(
    /^\[(\d+)/.exec(incoming)?.[1] ?? words.refuse("a list of particles, [2,4]"),
  );
  reading.vertices.set(words.integer(1, "the number of a vertex"), {
    mother: first - 1,
    place: at === "@" ? placeAt(reading, words, 5) : undefined,
  });
}

function placeAt({ toMm }: Reading, words: Words, at: number): Place {
  const coordinate = (k: number): number => words.number(at + k, "x, y, z, t of a vertex") * toMm;
  return [coordinate(0), coordinate(1), coordinate(2)];
}

function readParticle(reading: Reading, words: Words): void {
  const { record, vertices, toGeV, origin } = reading;
  const what = "number, origin, kind, four momenta, mass and status of a particle";
  if (words.integer(1, what) !== record.n + 1) words.refuse(`particle ${record.n + 1}`);
  if (reading.left === 0) words.refuse("no more particles than the event announces");
  const parent = words.integer(2, what);
  const vertex = parent < 0 ? vertices.get(parent) : undefined;
  const mother = parent < 0 ? (vertex?.mother ?? -1) : parent - 1;
  if (mother >= record.n) words.refuse("a particle after its mother");
  const i = addParticle(record, words.integer(3, what), statusOf(words.integer(9, what)), mother);
  const component = (k: number): number => words.number(k, what) * toGeV;
  setMomentum(record, i, component(4), component(5), component(6), component(7));
  const place = vertex?.place ?? (mother < 0 ? nowhere : placeOf(record, mother, origin));
  record.vx[i] = place[0] + origin[0];
  record.vy[i] = place[1] + origin[1];
  record.vz[i] = place[2] + origin[2];
  reading.left--;
}

/** Where a vertex without a place of its own is: where its mother came from. */
function placeOf({ vx, vy, vz }: EventRecord, i: number, origin: Place): Place {
  return [vx[i]! - origin[0], vy[i]! - origin[1], vz[i]! - origin[2]];
}

function statusOf(code: number): number {
  if (code === 4) return status.incoming;
  return code === 1 ? status.final : status.decayed;
}
