import { lstatSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder in the temporary one that goes with this process, or soon after it. */
export interface RunFolder {
  readonly path: string;
  remove(): void;
}

/** What a run keeps on the disk while it lasts. */
type Kind = "grade" | "data";

/**
 * Makes a folder that is removed when the process ends. A process that is killed cannot do that: what
 * such runs of this user have left is removed first.
 */
export function runFolder(kind: Kind, place: string = tmpdir()): RunFolder {
  removeLeftovers(place);
  const path = mkdtempSync(join(place, `toplab-${kind}-${process.pid}-${processSpace()}-`));
  const clean = (): void => rmSync(path, { recursive: true, force: true });
  process.once("exit", clean); // however the run ends
  const remove = (): void => {
    process.removeListener("exit", clean);
    clean();
  };
  return { path, remove };
}

/** As `runFolder` names them: whose process, counted where, and what makes the name new. */
const ours = /^toplab-(?:grade|data)-(\d+)-(\d+)-[A-Za-z0-9]{6}$/;

function removeLeftovers(place: string): void {
  for (const name of readdirSync(place)) {
    const [, pid, space] = ours.exec(name) ?? [];
    if (pid === undefined || space !== processSpace() || isAlive(Number(pid))) continue;
    const path = join(place, name);
    if (isOwnFolder(path)) removeIfPossible(path);
  }
}

/** The processes of another container have numbers of their own, and may share our temporary folder. */
function processSpace(): string {
  try {
    return /\d+/.exec(readlinkSync("/proc/self/ns/pid"))?.[0] ?? "0";
  } catch {
    return "0"; // only Linux has such spaces
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}

/** Not a link, which may lead anywhere, and not what another user has put there. */
function isOwnFolder(path: string): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  const isOurs = process.getuid === undefined || stat?.uid === process.getuid();
  return isOurs && stat?.isDirectory() === true;
}

/** Another run may be at it as well; what stays is tried again by the next. */
function removeIfPossible(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {}
}
