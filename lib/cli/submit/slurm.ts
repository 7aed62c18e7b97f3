import type { JobFolder } from "./job-folder.ts";
import type { Request } from "./request.ts";

/**
 * An array job with a task for each part, and a job that gathers them when all have ended, well or not
 * (https://slurm.schedmd.com/sbatch.html). A task that is requeued goes on from its journal.
 */
export function slurmFiles({ folder, job }: JobFolder, request: Request): Record<string, string> {
  const about = (name: string): string[] => [
    "#!/bin/sh",
    `#SBATCH --job-name=toplab-${name}`,
    `#SBATCH --chdir="${folder}"`,
    "#SBATCH --ntasks=1",
    `#SBATCH --mem=${request.memory}`,
    "#SBATCH --requeue",
    "#SBATCH --open-mode=append",
    ...request.lines.map((line) => `#SBATCH ${line}`),
  ];
  const array = [
    ...about("bootstrap"),
    `#SBATCH --array=0-${job.parts - 1}`,
    `#SBATCH --cpus-per-task=${request.cpus}`,
    "#SBATCH --output=logs/part-%a.log",
    'exec ./run-part.sh "$SLURM_ARRAY_TASK_ID"',
  ];
  const gather = [
    ...about("gather"),
    "#SBATCH --cpus-per-task=1",
    "#SBATCH --output=logs/gather.log",
    "exec ./gather.sh",
  ];
  const submit = [
    "#!/bin/sh",
    'set -e; cd "$(dirname "$0")"',
    "said=$(sbatch --parsable array.sbatch)", // the job's number, and where there are several clusters ;cluster
    "array=$(expr \"$said\" : '\\([0-9]*\\)')",
    'said=$(sbatch --parsable --dependency="afterany:$array" gather.sbatch)',
    "gather=$(expr \"$said\" : '\\([0-9]*\\)')",
    'echo "job $array, gathered by job $gather"',
  ];
  return {
    "array.sbatch": text(array),
    "gather.sbatch": text(gather),
    "submit.sh": text(submit),
  };
}

function text(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}
