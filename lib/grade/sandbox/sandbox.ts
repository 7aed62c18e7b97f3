import { execFile } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { release, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { Launch } from "../../kernel/index.ts";
import { processLimits } from "./process-limits.ts";

/** What the student's process may see of the disk, and how much it may use of the machine. */
export interface Room {
  /** Shown to the process as an empty folder of its own, to work in. */
  readonly cwd: string;
  /** Files and folders that it may read, at their own paths; absent ones are left out. */
  readonly readable: readonly string[];
  /** Heap in megabytes; everything the process allocates may come to half a gigabyte more. */
  readonly memoryMb: number;
  /** Processor time of the whole notebook, in seconds. */
  readonly cpuSeconds: number;
}

/** Where Linux distributions keep what Node itself needs: shared libraries, fonts, time zones. */
const systemFiles = [
  ...["/usr/lib", "/usr/lib64", "/lib", "/lib64", "/nix/store", "/etc/ld.so.cache"],
  ...["/usr/share/fonts", "/etc/fonts", "/usr/share/zoneinfo", "/etc/localtime"],
];
const isolation = [
  ...["--unshare-net", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"],
  ...["--die-with-parent", "--new-session", "--hostname", "toplab"],
];
const scratchBytes = 64_000_000;
/** Users that own nothing on any machine: systemd keeps them for services that come and go. */
const nobodies = { first: 61_184, count: 4_000 };
let lastNobody = process.pid;

/**
 * Starts the child in bubblewrap: no network, none of the user's files, its own processes, bounded
 * memory, time, processes and files. Works for a normal user (by a user namespace) and for root.
 */
export function bubblewrap(room: Room): Launch {
  const isRoot = process.getuid?.() === 0;
  return ([node = process.execPath, ...args]) => {
    const tools = [tool("prlimit"), ...(isRoot ? [tool("setpriv")] : [])];
    return [
      ...["bwrap", ...isolation, "--cap-drop", "ALL", ...(isRoot ? asRoot : asUser)],
      ...view(room, [...tools, [realpathSync(node), node]]),
      ...["--", ...(isRoot ? dropRoot(tools[1]![1]) : [])],
      ...[tools[0]![1], ...processLimits({ ...room, scratchBytes, processes: processes() }), "--"],
      ...[node, ...args],
    ];
  };
}

/** Why bubblewrap cannot be used here, in one sentence; `undefined` when it works. */
export async function whyNoBubblewrap(): Promise<string | undefined> {
  const otherwise =
    "install it (Debian, Ubuntu: apt install bubblewrap) or pass --sandbox node, which protects less";
  try {
    const room = { cwd: tmpdir(), readable: [], memoryMb: 256, cpuSeconds: 10 };
    const [command, ...args] = bubblewrap(room)([process.execPath, "--eval", "0"]);
    await promisify(execFile)(command!, args);
    return undefined;
  } catch (error) {
    const { code, stderr = "" } = error as { code?: unknown; stderr?: string }; // as execFile rejects
    const why = code === "ENOENT" ? "bwrap is not on this machine" : stderr.trim() || String(error);
    return `Cannot run submissions in bubblewrap (${why}): ${otherwise}`;
  }
}

const asUser = ["--unshare-user", "--uid", "65534", "--gid", "65534"];
const asRoot = ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"];

/** Gives each child a user of its own, as the system counts processes by user: else they would count against each other. */
function dropRoot(setpriv: string): readonly string[] {
  const user = nobodies.first + (++lastNobody % nobodies.count);
  return [
    setpriv,
    ...[`--reuid=${user}`, `--regid=${user}`, "--clear-groups", "--inh-caps=-all", "--"],
  ];
}

type Bind = readonly [from: string, to: string];

/** The disk as the child sees it; order matters, since the course may itself lie below /tmp. */
function view({ cwd, readable }: Room, programs: readonly Bind[]): readonly string[] {
  const binds: readonly Bind[] = [
    ...[...systemFiles, ...readable].filter(existsSync).map((path): Bind => [path, path]),
    ...programs,
  ];
  return [
    ...["--perms", "1777", "--size", String(scratchBytes), "--tmpfs", "/tmp"],
    ...folders([...binds.map(([, to]) => dirname(to)), dirname(cwd)]),
    ...binds.flatMap(([from, to]) => ["--ro-bind", from, to]),
    ...["--perms", "1777", "--size", String(scratchBytes), "--tmpfs", cwd, "--chdir", cwd],
    ...["--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev", "--remount-ro", "/"],
    ...["--setenv", "HOME", "/tmp", "--setenv", "TMPDIR", "/tmp"],
  ];
}

/** Parents of mount points, made readable by all: bubblewrap's own would be closed to nobody. */
function folders(paths: readonly string[]): readonly string[] {
  const all = new Set<string>();
  for (let path of paths) {
    for (; path !== "/" && path !== "/tmp"; path = dirname(path)) all.add(path);
  }
  return [...all].sort().flatMap((path) => ["--perms", "0755", "--dir", path]);
}

/** Since Linux 5.14 the processes of a user namespace are counted apart; before, with all of the user's. */
function processes(): number {
  const [major = 0, minor = 0] = release().split(".").map(Number);
  return major > 5 || (major === 5 && minor >= 14) ? 32 : 4096;
}

function tool(name: string): Bind {
  const path = ["/usr/bin", "/bin", "/usr/sbin", "/run/current-system/sw/bin"]
    .map((folder) => join(folder, name))
    .find(existsSync);
  if (!path) throw new RangeError(`Cannot find ${name}: install util-linux`);
  return [realpathSync(path), path];
}
