import { DataError } from "../../../core/index.ts";
import type { HistFactoryFit } from "../../histfactory/index.ts";
import { type FitReplicas, fitReplicas } from "./fit-replicas.ts";
import type { FitTask, FittedReplica } from "./fit-task.ts";
import type { ReplicaRange } from "./fit-workshop.ts";
import { differenceOf, identityOf } from "./identity.ts";
import { type Journal, readJournal } from "./journal.ts";

/** Journals that should make up a run, and what is wrong with them. */
export interface Gathered {
  /** The whole run; missing if something is wrong. */
  readonly run?: FitReplicas;
  /** Replicas that no journal holds. */
  readonly missing: readonly ReplicaRange[];
  /** One sentence for each file that is foreign, damaged or a duplicate. */
  readonly problems: readonly string[];
}

/** Puts the journals of a run together, whoever made them, and checks that each replica is there once. */
export function gatherFits(
  { task, fit }: { readonly task: FitTask; readonly fit: HistFactoryFit },
  range: ReplicaRange,
  paths: readonly string[],
): Gathered {
  const found: (FittedReplica | undefined)[] = new Array(range.to - range.from).fill(undefined);
  const owners: string[] = [];
  const problems: string[] = [];
  for (const path of paths) {
    try {
      const journal = readJournal(path);
      checkOwn(path, journal, task, range);
      take(path, journal, range, { found, owners });
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      problems.push(error.message);
    }
  }
  const missing = missingOf(found, range);
  if (problems.length > 0 || missing.length > 0) return { missing, problems };
  return { run: fitReplicas(task, fit, found as FittedReplica[]), missing, problems }; // none is missing
}

function checkOwn(path: string, { identity }: Journal, task: FitTask, range: ReplicaRange): void {
  const difference = differenceOf(identity, identityOf(task, range));
  if (difference)
    throw new DataError(path, `belongs to another run, which differs in ${difference}`);
  const { from, to } = identity.replicas;
  if (from >= range.from && to <= range.to) return;
  throw new DataError(
    path,
    `holds replicas ${from} to ${to - 1}, and those of this run are ${range.from} to ${range.to - 1}`,
  );
}

function take(
  path: string,
  { replicas }: Journal,
  { from }: ReplicaRange,
  { found, owners }: { readonly found: (FittedReplica | undefined)[]; readonly owners: string[] },
): void {
  const twice = replicas.find(({ replica }) => found[replica - from]);
  if (twice) {
    const other = owners[twice.replica - from];
    throw new DataError(path, `holds replica ${twice.replica}, which ${other} holds too`);
  }
  for (const one of replicas) {
    found[one.replica - from] = one;
    owners[one.replica - from] = path;
  }
}

function missingOf(
  found: readonly (FittedReplica | undefined)[],
  { from }: ReplicaRange,
): readonly ReplicaRange[] {
  const missing: ReplicaRange[] = [];
  for (let i = 0; i < found.length; i++) {
    if (found[i]) continue;
    let end = i;
    while (end < found.length && !found[end]) end++;
    missing.push({ from: from + i, to: from + end });
    i = end;
  }
  return missing;
}
