import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Where data sets are looked for, in this order, before their official addresses. */
export interface DataPlaces {
  /** Folder that downloads go to. */
  readonly cache: string;
  /** Folders, searched with what is in them, and http(s) addresses that have the files. */
  readonly mirrors: readonly string[];
  /** Whether the network must not be used. */
  readonly offline: boolean;
}

/**
 * The places that the environment names: TOPLAB_CACHE (else the system's folder for caches),
 * TOPLAB_DATA (a folder or an http(s) address; else a folder shared/data beside the course, if
 * there is one) and TOPLAB_OFFLINE=1.
 */
export function dataPlaces(env: NodeJS.ProcessEnv = process.env): DataPlaces {
  const beside = resolve(projectFolder(), "..", "shared", "data");
  const { TOPLAB_CACHE, TOPLAB_DATA, TOPLAB_OFFLINE } = env;
  const mirror = TOPLAB_DATA || (isThere(beside) ? beside : undefined);
  return {
    cache: join(TOPLAB_CACHE || systemCache(env), "datasets"),
    mirrors: mirror ? [mirror] : [],
    offline: !["", "0", undefined].includes(TOPLAB_OFFLINE),
  };
}

export function isWebAddress(place: string): boolean {
  return /^https?:\/\//.test(place);
}

/** The folder of the course: the one above this file that holds datasets/manifest.json. */
export function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!isThere(join(folder, "datasets", "manifest.json"))) {
    const above = dirname(folder);
    if (above === folder) {
      throw new Error("Cannot find datasets/manifest.json in any folder above the library");
    }
    folder = above;
  }
  return folder;
}

/** Under Node's permission model, even a look at a forbidden place throws. */
function isThere(path: string): boolean {
  try {
    return existsSync(path);
  } catch {
    return false;
  }
}

function systemCache({ LOCALAPPDATA, XDG_CACHE_HOME }: NodeJS.ProcessEnv): string {
  const home = homedir();
  if (process.platform === "win32") {
    return join(LOCALAPPDATA || join(home, "AppData", "Local"), "toplab");
  }
  if (process.platform === "darwin") return join(home, "Library", "Caches", "toplab");
  return join(XDG_CACHE_HOME || join(home, ".cache"), "toplab");
}
