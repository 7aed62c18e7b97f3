import { parentPort, workerData } from "node:worker_threads";
import { type BoostingJob, boostTogether } from "../boosting/boosting-job.ts";
import { failTeam, teamMember } from "./barrier.ts";
import type { MemberTask } from "./thread-team.ts";

// Works along with the thread that started it, until both are done.
const { program, memory, meeting, size, index, job } = workerData as MemberTask; // what `withTeam` gave
const words = new Int32Array(memory.buffer);
const team = teamMember(words, meeting / 4, index, size);
parentPort?.postMessage("ready");
try {
  team.wait();
  if (program === "boosting") boostTogether(team, memory, job as BoostingJob); // written by the same program
} catch {
  failTeam(words, meeting / 4); // the thread that started this one tells
}
