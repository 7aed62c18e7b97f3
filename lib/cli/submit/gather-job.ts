import { existsSync } from "node:fs";
import { resolve } from "node:path";
import {
  type FitReplicas,
  fitTask,
  type Gathered,
  gatherFits,
  writeFits,
} from "../../stats/bootstrap/index.ts";
import { readProblem } from "../bootstrap-options.ts";
import { inputsOf, type JobFolder, partPaths, partRange } from "./job-folder.ts";
import { schedulers } from "./schedulers.ts";

/** Puts the parts of a job together and writes the whole; what is missing or wrong is told instead, and nothing written. */
export async function gatherJob(
  here: JobFolder,
  { out, force }: { readonly out: string | undefined; readonly force: boolean },
): Promise<{ readonly file: string; readonly run: FitReplicas }> {
  const { folder, job } = here;
  const file = out ?? resolve(folder, job.out);
  if (existsSync(file) && !force) {
    throw new Error(
      `Cannot write ${file}: there is a file of that name, add --force to replace it`,
    );
  }
  const { workspace, replicas } = inputsOf(here);
  const { model, settings } = await readProblem(workspace, replicas);
  const all = { from: 0, to: replicas.replicas };
  const gathered = gatherFits(fitTask(model, settings), all, partPaths(here));
  if (!gathered.run) throw new Error(complaint(here, gathered));
  await writeFits(file, gathered.run);
  return { file, run: gathered.run };
}

function complaint(here: JobFolder, { missing, problems }: Gathered): string {
  const { job, folder } = here;
  const open = Array.from({ length: job.parts }, (_, part) => part).filter((part) => {
    const { from, to } = partRange(job, part);
    return missing.some((range) => range.from < to && range.to > from);
  });
  const left = missing.reduce((sum, { from, to }) => sum + to - from, 0);
  const again = schedulers[job.scheduler].again(here, open);
  const missed =
    left === 0
      ? []
      : [
          `${left} of ${job.replicas.replicas} replicas are missing, in the parts ${open.join(", ")}; ` +
            `to have them fitted: ${again}`,
        ];
  return [`Cannot gather ${folder}`, ...problems, ...missed].join("\n  ");
}
