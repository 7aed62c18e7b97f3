import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Runs a job's `submit.sh`, and gives what the scheduler says. */
export function handIn(script: string, title: string): string {
  const { status, stdout, stderr } = spawnSync("sh", [script], { encoding: "utf8" });
  if (status === 0) return stdout.trim();
  const words = stderr.trim().split("\n").at(-1) ?? "";
  throw new Error(`Cannot submit to ${title}: sh ${script} says "${words}"`);
}

/** Whether a program of that name can be run here. */
export function isHere(program: string): boolean {
  return (process.env["PATH"] ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false; // not in this folder
    }
  });
}
