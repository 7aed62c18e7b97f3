import { DataError } from "../core/index.ts";
import {
  addParticle,
  clear,
  type EventRecord,
  emptyRecord,
  setColour,
  setMomentum,
} from "../event/index.ts";
import { type Words, withRoom, wordsOf } from "./event-words.ts";
import { type TextProgress, textLines } from "./text-lines.ts";

/** What a Les Houches file says before its events; cross-sections in pb, energies in GeV. */
export interface LheHeader {
  /** "1.0", "2.0" or "3.0". */
  readonly version: string;
  readonly beams: readonly [LheBeam, LheBeam];
  /** How the weights are meant: IDWTUP of hep-ph/0109068. */
  readonly weighting: number;
  readonly processes: readonly LheProcess[];
}

export interface LheBeam {
  readonly pdg: number;
  readonly energy: number;
}

export interface LheProcess {
  readonly id: number;
  readonly crossSection: number;
  readonly error: number;
  readonly maximum: number;
}

export interface ReadEventsOptions {
  onProgress?: (progress: TextProgress) => void;
}

export interface LheFile extends LheHeader {
  readonly nEvents: number;
}

/** Sees each event in a record that is filled anew for the next; `process` is the file's own number. */
export type OnLheEvent = (event: EventRecord, process: number) => void;

/**
 * Reads a Les Houches event file (hep-ph/0609017, versions 1.0 to 3.0, `.gz` too) event by event.
 * Of several weights it takes the event's own. The first mother stands for both.
 */
export async function readLhe(
  path: string,
  onEvent: OnLheEvent,
  { onProgress }: ReadEventsOptions = {},
): Promise<LheFile> {
  const reading: Reading = {
    ...{ path, onEvent, line: 0, state: "intro", version: "", processes: [] },
    ...{ left: 0, nEvents: 0, process: 0, record: emptyRecord() },
  };
  for await (const lines of textLines(path, onProgress)) {
    for (const text of lines) {
      reading.line++;
      handlers[reading.state](reading, text);
    }
  }
  return whole(reading);
}

/** Where the reader is: before the version, between blocks, inside one, or past the end. */
type State =
  | "intro"
  | "outside"
  | "header"
  | "beams"
  | "processes"
  | "init"
  | "event"
  | "particles"
  | "done";

interface Reading {
  readonly path: string;
  readonly onEvent: OnLheEvent;
  line: number;
  state: State;
  version: string;
  header?: LheHeader;
  readonly processes: LheProcess[];
  /** Lines that are still to come of a list. */
  left: number;
  nEvents: number;
  process: number;
  record: EventRecord;
}

const handlers: Readonly<Record<State, (reading: Reading, text: string) => void>> = {
  intro: begin,
  outside: enterBlock,
  header(reading, text) {
    if (endsHeader.test(text)) reading.state = "outside";
  },
  beams: readBeams,
  processes: readProcess,
  init(reading, text) {
    if (text.includes("</init>")) reading.state = "outside";
  },
  event: startEvent,
  particles(reading, text) {
    if (reading.left > 0) readParticle(reading, text);
    else endEvent(reading, text);
  },
  done() {},
};

function split({ path, line }: Reading, text: string): Words {
  return wordsOf(text, path, line);
}

function begin(reading: Reading, text: string): void {
  const version = /<LesHouchesEvents[^>]*version\s*=\s*["']([^"']+)["']/.exec(text)?.[1];
  if (version === undefined) {
    if (reading.line > maxIntro) split(reading, text).refuse("<LesHouchesEvents> before this line");
    return;
  }
  if (!/^[123](\.\d+)?$/.test(version)) split(reading, text).refuse("version 1.0, 2.0 or 3.0");
  reading.version = version;
  reading.state = "outside";
}

function enterBlock(reading: Reading, text: string): void {
  if (/^\s*<init\b/.test(text)) reading.state = "beams";
  else if (/^\s*<(header|!--)/.test(text) && !endsHeader.test(text)) reading.state = "header";
  else if (text.includes("</LesHouchesEvents>")) reading.state = "done";
  else if (/^\s*<event\b/.test(text)) {
    if (!reading.header) split(reading, text).refuse("<init> before the first event");
    reading.state = "event";
  }
}

function readBeams(reading: Reading, text: string): void {
  const words = split(reading, text);
  const what = "ten numbers about the beams";
  const beam = (at: number): LheBeam => ({
    pdg: words.integer(at, what),
    energy: words.number(at + 2, what),
  });
  const { version, processes } = reading;
  const weighting = words.integer(8, what);
  reading.left = words.integer(9, what);
  reading.header = { version, beams: [beam(0), beam(1)], weighting, processes };
  reading.state = reading.left > 0 ? "processes" : "init";
}

function readProcess(reading: Reading, text: string): void {
  const words = split(reading, text);
  const what = "cross-section, error, maximum and number of a process";
  reading.processes.push({
    id: words.integer(3, what),
    crossSection: words.number(0, what),
    error: words.number(1, what),
    maximum: words.number(2, what),
  });
  reading.left--;
  if (reading.left === 0) reading.state = "init";
}

function startEvent(reading: Reading, text: string): void {
  const words = split(reading, text);
  const what = "the six numbers that start an event";
  reading.left = words.integer(0, what);
  reading.record = withRoom(reading.record, reading.left, words);
  clear(reading.record);
  reading.process = words.integer(1, what);
  reading.record.weight = words.number(2, what);
  reading.record.scale = words.number(3, what);
  reading.state = "particles";
}

function readParticle(reading: Reading, text: string): void {
  const words = split(reading, text);
  if (words.words[0]?.startsWith("<")) words.refuse(`${reading.left} more particles of this event`);
  addLheParticle(reading.record, words);
  reading.left--;
}

/** After the particles come comments and further weights, which are passed over. */
function endEvent(reading: Reading, text: string): void {
  if (/^\s*<event\b/.test(text)) split(reading, text).refuse("</event>");
  if (!text.includes("</event>")) return;
  reading.nEvents++;
  reading.state = "outside";
  if (reading.header) setFractions(reading.record, reading.header.beams);
  reading.onEvent(reading.record, reading.process);
}

function whole({ path, line, state, header, nEvents }: Reading): LheFile {
  if (state === "done" && header) return { ...header, nEvents };
  const expected = state === "intro" ? "<LesHouchesEvents>" : "</LesHouchesEvents>";
  throw new DataError(
    `${path}:${line}`,
    `expected ${expected}, but the file ends, after ${nEvents} whole events`,
  );
}

/** Lines before the file must say what it is. */
const maxIntro = 100;
const endsHeader = /<\/header>|-->/;

function addLheParticle(record: EventRecord, words: Words): void {
  const what = "the thirteen numbers of a particle";
  const i = addParticle(
    record,
    words.integer(0, what),
    statusOf(words.integer(1, what)),
    words.integer(2, what) - 1,
  );
  if (record.mother[i]! >= i) record.mother[i] = -1; // some programs list daughters first
  setColour(record, i, words.integer(4, what), words.integer(5, what));
  const momentum = (at: number): number => words.number(at, what);
  setMomentum(record, i, momentum(6), momentum(7), momentum(8), momentum(9));
}

/** Intermediate resonances are marked 2, 3 or −2. */
function statusOf(code: number): number {
  return code === 1 || code === -1 ? code : 2;
}

/** Momentum fractions of the incoming partons. */
function setFractions(record: EventRecord, [plus, minus]: LheHeader["beams"]): void {
  for (let i = 0; i < record.n; i++) {
    if (record.status[i] !== -1) continue;
    if (record.pz[i]! > 0) record.x1 = record.e[i]! / plus.energy;
    else record.x2 = record.e[i]! / minus.energy;
  }
}
