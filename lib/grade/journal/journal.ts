import { createHmac, timingSafeEqual } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { decodeValue, encodeValue } from "../../kernel/values.ts";
import type { Evidence } from "../run/evidence.ts";

/** Evidence by what it depends on, kept in a file to which lines are only ever added. */
export interface Journal {
  find(key: string): Evidence | undefined;
  /** Keeps evidence on what is not known yet: the first word on a key stays. */
  add(key: string, evidence: Evidence): void;
  /** Keeps evidence in the place of what was known. */
  replace(key: string, evidence: Evidence): void;
  close(): void;
}

/** Name of the journal beside the results of a class. */
export const journalName = "journal.jsonl";

/** A journal that nobody can read later. */
export function memoryJournal(): Journal {
  const known = new Map<string, Evidence>();
  return {
    find: (key) => known.get(key),
    add: (key, evidence) => void (known.has(key) || known.set(key, evidence)),
    replace: (key, evidence) => void known.set(key, evidence),
    close: () => {},
  };
}

/**
 * Opens a journal, and makes it if there is none. Lines that are torn, as a killed run leaves them, or
 * not signed with the secret are passed over; of two on the same, the later counts.
 */
export function openJournal(path: string, secret: Uint8Array): Journal {
  const known = new Map<string, Evidence>();
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  for (const line of before.split("\n")) {
    const entry = readLine(line, secret);
    if (entry) known.set(...entry);
  }
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, "a", 0o600);
  if (before !== "" && !before.endsWith("\n")) writeSync(file, "\n");
  const replace = (key: string, evidence: Evidence): void => {
    known.set(key, evidence);
    const content = JSON.stringify([key, encodeValue(evidence)]);
    writeSync(file, `${sign(content, secret)} ${content}\n`);
  };
  return {
    find: (key) => known.get(key),
    add(key, evidence) {
      if (!known.has(key)) replace(key, evidence);
    },
    replace,
    close: () => closeSync(file),
  };
}

function readLine(line: string, secret: Uint8Array): [string, Evidence] | undefined {
  const place = line.indexOf(" ");
  const [signature, content] = [line.slice(0, place), line.slice(place + 1)];
  const expected = sign(content, secret);
  if (signature.length !== expected.length) return undefined;
  if (!timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) return undefined;
  const [key, evidence]: [string, unknown] = JSON.parse(content);
  return [key, decodeValue(evidence) as Evidence]; // as this grader signed it
}

function sign(content: string, secret: Uint8Array): string {
  return createHmac("sha256", secret).update(content).digest("base64url");
}
