import { DataError } from "../core/index.ts";
import { type EventRecord, emptyRecord } from "../event/index.ts";

/** No event has more particles; a count above it is a sign of a broken file. */
const maxParticles = 1_000_000;

/** The words of one line of an event file, and errors that name the line. */
export interface Words {
  readonly words: readonly string[];
  number(at: number, what: string): number;
  integer(at: number, what: string): number;
  /** Throws a DataError that says what stood here and what was expected. */
  refuse(expected: string): never;
}

/** Splits a line; `where` is the file, `line` counts from 1. */
export function wordsOf(text: string, where: string, line: number): Words {
  const words = text.trim().split(/\s+/);
  const refuse = (expected: string): never => {
    const found = text.trim() === "" ? "an empty line" : `"${text.trim().slice(0, 60)}"`;
    throw new DataError(`${where}:${line}`, `expected ${expected}, found ${found}`);
  };
  const number = (at: number, what: string): number => {
    const word = words[at] ?? "";
    const value = Number(word);
    if (word !== "" && Number.isFinite(value)) return value;
    const fortran = Number(word.replace(/[dD]/, "e")); // 0.5D+03
    return word !== "" && Number.isFinite(fortran) ? fortran : refuse(what);
  };
  return {
    words,
    number,
    integer(at, what) {
      const value = number(at, what);
      return Number.isInteger(value) ? value : refuse(what);
    },
    refuse,
  };
}

/** A record with room for `n` particles: the one given, or a larger one. */
export function withRoom(record: EventRecord, n: number, words: Words): EventRecord {
  if (n < 0 || n > maxParticles) words.refuse(`a number of particles from 0 to ${maxParticles}`);
  return n <= record.pdg.length ? record : emptyRecord(2 * n);
}
