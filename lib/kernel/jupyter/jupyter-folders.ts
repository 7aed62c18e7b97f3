import { accessSync, constants, existsSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";

/** What decides where Jupyter looks; by default, this process's own. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly home: string;
}

const here: Surroundings = { env: process.env, platform: process.platform, home: homedir() };

/** The data folder that every Jupyter of this user searches; it need not exist yet. */
export function userFolder({ env, platform, home }: Surroundings = here): string {
  if (env["JUPYTER_DATA_DIR"]) return env["JUPYTER_DATA_DIR"];
  if (platform === "darwin") return join(home, "Library/Jupyter");
  if (platform === "win32") {
    return join(env["APPDATA"] || join(home, "AppData/Roaming"), "jupyter");
  }
  return join(env["XDG_DATA_HOME"] || join(home, ".local/share"), "jupyter");
}

/** The data folder of a Python installed at a prefix: of a virtual environment, of conda. */
export function prefixFolder(prefix: string): string {
  return join(prefix, "share", "jupyter");
}

/** Where to install: the user's folder, and that of each Jupyter found whose folder can be written to. */
export function installFolders(surroundings: Surroundings = here): readonly string[] {
  const found = prefixes(surroundings)
    .filter((prefix) => prefix !== "/usr") // the distribution's own
    .map(prefixFolder)
    .filter(isWritable);
  return [...new Set([userFolder(surroundings), ...found])];
}

/** Everywhere a Jupyter of this user may find a kernelspec. */
export function searchFolders(surroundings: Surroundings = here): readonly string[] {
  const { env, platform } = surroundings;
  const shared = platform === "win32" ? [] : ["/usr/local", "/usr"].map(prefixFolder);
  const programData = env["PROGRAMDATA"] ? [join(env["PROGRAMDATA"], "jupyter")] : [];
  return [
    ...new Set([
      ...split(env["JUPYTER_PATH"]),
      userFolder(surroundings),
      ...prefixes(surroundings).map(prefixFolder),
      ...shared,
      ...programData,
    ]),
  ];
}

/** The prefixes of the environment that is active, and of each Python on the path. */
function prefixes({ env, platform }: Surroundings): readonly string[] {
  const active = [env["VIRTUAL_ENV"], env["CONDA_PREFIX"]].filter((prefix) => prefix !== undefined);
  const program = platform === "win32" ? "python.exe" : "python3";
  const onPath = split(env["PATH"] ?? env["Path"])
    .filter((folder) => existsSync(join(folder, program)))
    .flatMap((folder) => (platform === "win32" ? [folder, dirname(folder)] : [dirname(folder)]));
  return [...new Set([...active, ...onPath])];
}

function split(paths = ""): readonly string[] {
  return paths.split(delimiter).filter((path) => path !== "");
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
