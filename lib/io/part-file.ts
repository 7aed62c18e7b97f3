import { readdir, rename, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { threadId } from "node:worker_threads";

/**
 * Makes a part file for this thread alone, going on from what an interrupted download left behind.
 * A part belongs to the process in its name, so that two never write to one file; renaming takes over
 * a part whose owner is gone, and of two that try it only one succeeds.
 */
export async function claimPart(target: string): Promise<string> {
  const mine = `${target}.${hostname()}-${process.pid}-${threadId}.part`;
  const names = await readdir(dirname(target));
  if (names.includes(basename(mine))) return mine;
  for (const name of names.filter((candidate) => isLeftover(candidate, basename(target)))) {
    const taken = await rename(join(dirname(target), name), mine).then(
      () => true,
      () => false,
    );
    if (taken) return mine;
  }
  return mine;
}

/** Leaves a part file for whoever comes next; an empty one is removed. */
export async function releasePart(part: string, target: string, bytes: number): Promise<void> {
  if (bytes === 0) await rm(part, { force: true });
  else await rename(part, `${target}.part`);
}

function isLeftover(name: string, file: string): boolean {
  if (!(name.startsWith(`${file}.`) && name.endsWith(".part"))) return false;
  const owner = name.slice(file.length + 1, -".part".length);
  if (name === `${file}.part`) return true;
  const [pid] = owner.startsWith(`${hostname()}-`)
    ? owner.slice(hostname().length + 1).split("-")
    : [];
  return pid !== undefined && !isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}
