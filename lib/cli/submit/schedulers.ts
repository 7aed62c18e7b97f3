import { condorFiles } from "./condor.ts";
import type { JobFolder } from "./job-folder.ts";
import type { Request, SchedulerId } from "./request.ts";
import { slurmFiles } from "./slurm.ts";

/** How a scheduler is told of a job. */
export interface Scheduler {
  readonly title: string;
  /** The command that must be there. */
  readonly command: string;
  /** The files it needs, by name; `submit.sh` hands them in. */
  files(job: JobFolder, request: Request): Readonly<Record<string, string>>;
  /** How to have some parts done again. */
  again(job: JobFolder, parts: readonly number[]): string;
}

export const schedulers: Readonly<Record<SchedulerId, Scheduler>> = {
  slurm: {
    title: "Slurm",
    command: "sbatch",
    files: slurmFiles,
    again: ({ folder }, parts) => `sbatch --array=${parts.join(",")} ${folder}/array.sbatch`,
  },
  condor: {
    title: "HTCondor",
    command: "condor_submit_dag",
    files: condorFiles,
    again: ({ folder }) => `sh ${folder}/submit.sh`,
  },
};

export const schedulerIds: readonly SchedulerId[] = ["slurm", "condor"];
