import { readFile, realpath } from "node:fs/promises";
import { extname, isAbsolute, join, relative } from "node:path";
import { RefusedError } from "./refusal.ts";

const types: Readonly<Record<string, string>> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".svg": "image/svg+xml",
};

/** A drawing opened on its own can hold scripts: none of them runs. */
const policy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

export interface Picture {
  readonly content: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

/** A picture below the first of these folders that has it; links that lead out of a folder count as missing. */
export async function readPicture(folders: readonly string[], path: string): Promise<Picture> {
  const type = types[extname(path).toLowerCase()];
  for (const folder of type === undefined || isAbsolute(path) ? [] : folders) {
    const file = await inside(folder, path);
    if (file === undefined) continue;
    const content = await readFile(file);
    return { content, headers: { "content-type": type!, "content-security-policy": policy } };
  }
  throw new RefusedError("no-picture", { path });
}

async function inside(folder: string, path: string): Promise<string | undefined> {
  try {
    const [root, file] = await Promise.all([realpath(folder), realpath(join(folder, path))]);
    const way = relative(root, file);
    return way.startsWith("..") || isAbsolute(way) ? undefined : file;
  } catch {
    return undefined; // there is no such file, or no such name
  }
}
