import { join } from "node:path";
import { writeWhole } from "../../io/index.ts";
import { fitTask } from "../../stats/bootstrap/index.ts";
import { type ReplicaFlags, readProblem } from "../bootstrap-options.ts";
import { handIn, isHere } from "./hand-in.ts";
import { createJobFolder } from "./job-folder.ts";
import type { Request, SchedulerId } from "./request.ts";
import { schedulers } from "./schedulers.ts";

/** A job that is to be. */
export interface NewJob {
  readonly workspace: string;
  readonly folder: string;
  readonly scheduler: SchedulerId;
  readonly replicas: ReplicaFlags;
  readonly parts: number;
  readonly out: string;
  readonly request: Request;
}

/** What became of it. */
export interface Submitted {
  /** A whole path. */
  readonly folder: string;
  readonly parts: number;
  /** Hands the job in. */
  readonly script: string;
  /** What the scheduler said, if it was asked. */
  readonly said?: string;
}

/** Makes the folder of a job, and hands it in unless told not to. */
export async function submitJob(
  { workspace, folder: path, request, ...job }: NewJob,
  { dryRun }: { readonly dryRun: boolean },
): Promise<Submitted> {
  const { model, settings } = await readProblem(workspace, job.replicas);
  fitTask(model, settings); // what cannot be fitted is told now, not by each job
  const here = createJobFolder(path, workspace, { ...job, workers: request.cpus });
  const { title, command, files } = schedulers[job.scheduler];
  for (const [name, text] of Object.entries(files(here, request))) {
    writeWhole(join(here.folder, name), text);
  }
  const made = { folder: here.folder, parts: job.parts, script: join(here.folder, "submit.sh") };
  if (dryRun) return made;
  if (isHere(command)) return { ...made, said: handIn(made.script, title) };
  throw new Error(
    `Cannot submit to ${title}: ${command} is not on this machine, so run sh ${made.script} where it is`,
  );
}
