import { parentPort } from "node:worker_threads";
import { type BoostingJob, boostTogether } from "../boosting/boosting-job.ts";
import { type ForestJob, growForest } from "../forest/forest-job.ts";
import { failTeam, patienceMs, teamMember } from "./barrier.ts";
import type { MemberTask } from "./thread-team.ts";

/** Works along with the thread that started this one, until both are done. */
function work({ program, memory, meeting, size, index, job }: MemberTask): void {
  const words = new Int32Array(memory.buffer);
  const team = teamMember(words, meeting / 4, index, size);
  try {
    team.wait();
    // The job was written by the same program.
    if (program === "boosting") boostTogether(team, memory, job as BoostingJob);
    if (program === "forest") {
      for (const planted of growForest(team, memory, job as ForestJob)) {
        parentPort?.postMessage(planted);
      }
    }
  } catch (error) {
    failTeam(words, meeting / 4);
    throw error;
  }
}

setTimeout(() => process.exit(), patienceMs).unref(); // the cell that started this was stopped
parentPort?.once("message", work);
parentPort?.postMessage("ready");
