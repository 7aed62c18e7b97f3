import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { DataError } from "../../core/index.ts";
import { packageRoot } from "../../core/package-root.ts";
import { writeWhole } from "../../io/index.ts";
import type { ReplicaRange } from "../../stats/bootstrap/index.ts";
import type { ReplicaFlags } from "../bootstrap-options.ts";
import type { SchedulerId } from "./request.ts";

/** A bootstrap cut into parts that a cluster works at, as `job.json` in its folder has it. */
export interface SubmittedJob {
  readonly format: "toplab-submit-1";
  readonly scheduler: SchedulerId;
  readonly replicas: ReplicaFlags;
  /** Name of the workspace in the folder. */
  readonly workspace: string;
  readonly parts: number;
  /** Threads of each part. */
  readonly workers: number;
  /** Where the whole goes; a name in the folder, or a whole path. */
  readonly out: string;
}

/** A job with the folder it lies in, a whole path. */
export interface JobFolder {
  readonly folder: string;
  readonly job: SubmittedJob;
}

/** Makes the folder of a job: copies of what it reads, the scripts that work at it, and room for its parts. */
export function createJobFolder(
  path: string,
  workspace: string,
  job: Omit<SubmittedJob, "format" | "workspace">,
): JobFolder {
  const folder = resolve(path);
  if (/["'$%\\\n]/.test(folder)) {
    throw new Error(
      `Cannot make a job in ${folder}: a path without quotes, $, % and backslashes is wanted, as schedulers read them`,
    );
  }
  mkdirSync(join(folder, "parts"), { recursive: true });
  mkdirSync(join(folder, "logs"), { recursive: true });
  const taken = readdirSync(folder).filter((name) => name !== "parts" && name !== "logs");
  if (taken.length > 0) {
    throw new Error(
      `Cannot make a job in ${path}: ${taken[0]} is there already, and an empty folder is wanted`,
    );
  }
  const { events } = job.replicas;
  const names = { workspace: "workspace.json", events: `events${extname(events ?? "")}` };
  copyFileSync(workspace, join(folder, names.workspace));
  if (events !== undefined) copyFileSync(events, join(folder, names.events));
  const whole: SubmittedJob = {
    ...{ format: "toplab-submit-1", ...job, workspace: names.workspace },
    replicas: { ...job.replicas, ...(events !== undefined && { events: names.events }) },
  };
  writeWhole(join(folder, "job.json"), `${JSON.stringify(whole, undefined, 2)}\n`);
  const made = { folder, job: whole };
  writeScript(made, "run-part.sh", `${toplab()} submit --part "$1" ${quoted(folder)}`);
  writeScript(made, "gather.sh", `${toplab()} submit --gather ${quoted(folder)} --force`);
  return made;
}

/** The job in a folder that `createJobFolder` made. */
export function readJobFolder(path: string): JobFolder {
  const file = join(path, "job.json");
  const job = JSON.parse(readFileSync(file, "utf8")) as SubmittedJob; // its format is looked at next
  if (job.format === "toplab-submit-1") return { folder: resolve(path), job };
  throw new DataError(file, "is no job of toplab submit that this version can read");
}

/** What a job reads, by whole paths. */
export function inputsOf({ folder, job }: JobFolder): {
  readonly workspace: string;
  readonly replicas: ReplicaFlags;
} {
  const { events } = job.replicas;
  return {
    workspace: join(folder, job.workspace),
    replicas: { ...job.replicas, ...(events !== undefined && { events: join(folder, events) }) },
  };
}

/** The replicas of a part, by its number from 0. */
export function partRange(
  { replicas: { replicas }, parts }: SubmittedJob,
  part: number,
): ReplicaRange {
  const edge = (i: number): number => Math.floor((i * replicas) / parts);
  if (Number.isInteger(part) && part >= 0 && part < parts) {
    return { from: edge(part), to: edge(part + 1) };
  }
  throw new RangeError(`Cannot work at part ${part}: this job has the parts 0 to ${parts - 1}`);
}

/** The journal of a part. */
export function partPath({ folder }: JobFolder, part: number): string {
  return join(folder, "parts", `part-${String(part).padStart(5, "0")}.jsonl`);
}

/** All journals there are, in order. */
export function partPaths({ folder }: JobFolder): readonly string[] {
  const names = readdirSync(join(folder, "parts")).filter((name) => name.endsWith(".jsonl"));
  return names.sort().map((name) => join(folder, "parts", name));
}

/** Writes a shell script that becomes the command in its last line. */
export function writeScript({ folder }: JobFolder, name: string, command: string): void {
  writeWhole(join(folder, name), `#!/bin/sh\nexec ${command}\n`);
  chmodSync(join(folder, name), 0o755);
}

/** A word for the shell, as it is. */
export function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** This program, to be run on another machine that sees the same files. */
function toplab(): string {
  return `${quoted(process.execPath)} ${quoted(join(packageRoot(), "bin", "toplab.js"))}`;
}
