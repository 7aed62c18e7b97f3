import { closeSync, existsSync, mkdirSync, openSync, truncateSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { DataError } from "../../../core/index.ts";
import { parseJsonLine, wholeLines } from "../../../io/json-lines.ts";
import type { FittedReplica } from "./fit-task.ts";
import { differenceOf, type RunIdentity } from "./identity.ts";

/** A run on disk: a line of JSON that tells what it is, and one for each replica, in their order, as they are made. */
export interface Journal {
  readonly identity: RunIdentity;
  readonly replicas: readonly FittedReplica[];
}

/** A journal that grows. */
export interface OpenJournal extends Journal {
  append(replicas: readonly FittedReplica[]): void;
  close(): void;
}

/** Opens the journal of a run: a new one, or one that the same run left behind, to go on where it ended. */
export function openJournal(path: string, identity: RunIdentity): OpenJournal {
  const left = existsSync(path) ? readLines(path) : undefined;
  if (left) {
    checkSame(path, left.identity, identity);
    truncateSync(path, left.bytes); // the last line may have been cut off
  }
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, left ? "a" : "w");
  if (!left) writeSync(file, `${JSON.stringify(identity)}\n`);
  return {
    identity,
    replicas: left?.replicas ?? [],
    append: (replicas) => {
      writeSync(file, replicas.map((replica) => `${JSON.stringify(replica)}\n`).join(""));
    },
    close: () => closeSync(file),
  };
}

/** The journal in a file, which may not be finished. */
export function readJournal(path: string): Journal {
  const left = readLines(path);
  if (left) return left;
  throw new DataError(path, "is empty: a journal of replicas is wanted");
}

/** The whole lines of a journal and their length; undefined if there is none. */
function readLines(path: string): (Journal & { readonly bytes: number }) | undefined {
  const left = wholeLines(path);
  if (!left) return undefined;
  const [first, ...rest] = left.lines;
  const identity = parseJsonLine(path, 1, first!) as RunIdentity; // its format is looked at next
  if (identity.format !== "toplab-bootstrap-1") {
    throw new DataError(`${path}:1`, "is no journal of replicas that this version can read");
  }
  const replicas = rest.map((line, i) => {
    const written = parseJsonLine(path, i + 2, line) as FittedReplica; // by `append`
    const found = { ...written, twiceNll: written.twiceNll ?? Number.NaN }; // JSON knows no NaN
    const wanted = identity.replicas.from + i;
    if (found.replica === wanted && wanted < identity.replicas.to) return found;
    throw new DataError(
      `${path}:${i + 2}`,
      `holds replica ${found.replica} in the place of ${wanted}: two runs wrote to this file, so remove it and begin anew`,
    );
  });
  return { identity, replicas, bytes: left.bytes };
}

function checkSame(path: string, left: RunIdentity, identity: RunIdentity): void {
  const range = ({ replicas: { from, to } }: RunIdentity): string => `${from} to ${to - 1}`;
  const difference =
    differenceOf(left, identity) ??
    (range(left) === range(identity)
      ? undefined
      : `the replicas (${range(left)} and ${range(identity)})`);
  if (!difference) return;
  throw new DataError(
    path,
    `belongs to another run, which differs in ${difference}: remove it to begin anew`,
  );
}
