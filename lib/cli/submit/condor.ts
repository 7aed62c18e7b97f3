import type { JobFolder } from "./job-folder.ts";
import type { Request } from "./request.ts";

/** How often a part that failed is tried again; it goes on from its journal. */
const retries = 2;

/**
 * A DAG with a node for each part and a final one that gathers them, whether or not all went well
 * (https://htcondor.readthedocs.io/en/latest/automated-workflows), and an array job for those who want no DAG. Machines must see the same files.
 */
export function condorFiles({ folder, job }: JobFolder, request: Request): Record<string, string> {
  const about = [
    `initialdir = ${folder}`,
    "should_transfer_files = NO",
    `request_memory = ${request.memory}`,
    "log = logs/condor.log",
    "batch_name = toplab-bootstrap",
    ...request.lines,
  ];
  const part = [
    `executable = ${folder}/run-part.sh`,
    "arguments = $(part)",
    ...about,
    `request_cpus = ${request.cpus}`,
    "output = logs/part-$(part).log",
    "error = logs/part-$(part).log",
  ];
  const gather = [
    `executable = ${folder}/gather.sh`,
    ...about,
    "request_cpus = 1",
    "output = logs/gather.log",
    "error = logs/gather.log",
    "queue",
  ];
  const parts = Array.from({ length: job.parts }, (_, i) => i);
  const dag = [
    ...parts.flatMap((i) => [
      `JOB part${i} part.sub`,
      `VARS part${i} part="${i}"`,
      `RETRY part${i} ${retries}`,
    ]),
    "FINAL gather gather.sub",
  ];
  return {
    "part.sub": text([...part, "queue"]),
    "array.sub": text([
      "part = $(Process)",
      ...part,
      `max_retries = ${retries}`,
      `queue ${job.parts}`,
    ]),
    "gather.sub": text(gather),
    "bootstrap.dag": text(dag),
    "submit.sh": text([
      "#!/bin/sh",
      'set -e; cd "$(dirname "$0")"',
      "exec condor_submit_dag bootstrap.dag",
    ]),
  };
}

function text(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}
