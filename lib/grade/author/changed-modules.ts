import { spawnSync } from "node:child_process";

/** Folders whose files belong to one module; whatever else of the program changes may reach all of them. */
const ofOneModule = /^(?:notebooks|exercises|solutions)\/(\d[\w-]*?)(?:\.ipynb$|\/)/;
/** Packages, program and data that lessons and judges run on, less what only tests and documents hold. */
const ofAllModules = /^(?:package-lock\.json$|(?:lib|datasets|exercises)\/(?!test\/|web\/|cli\/))/;

/** The modules that have changed since a commit of git, what is not committed yet included. */
export function changedModules(
  courseRoot: string,
  since: string,
  all: readonly string[],
): readonly string[] {
  const diff = ["diff", "--name-only", "--relative", since, "--"];
  const untracked = ["ls-files", "--others", "--exclude-standard"];
  const paths = [diff, untracked].flatMap((args) => git(courseRoot, args).split("\0"));
  return modulesTouched(paths, all);
}

/** The modules that a change of these paths touches. */
export function modulesTouched(
  paths: readonly string[],
  all: readonly string[],
): readonly string[] {
  const own = paths.map((path) => ofOneModule.exec(path)?.[1]);
  const isGeneral = paths.some((path, i) => own[i] === undefined && ofAllModules.test(path));
  return isGeneral ? all : all.filter((id) => own.includes(id));
}

function git(cwd: string, [command, ...args]: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync("git", [command!, "-z", ...args], {
    cwd,
    encoding: "utf8",
  });
  if (status === 0) return stdout;
  const why = error?.message ?? stderr.trim().split("\n", 1)[0];
  throw new Error(`Cannot tell what has changed: git ${command} says ${why}`);
}
