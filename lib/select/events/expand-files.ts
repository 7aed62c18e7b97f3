import { existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, join } from "node:path";

/** The files that a pattern stands for, in the order of their names; * and ? stand for any letters in one part of the path. */
export function expandFiles(pattern: string, folder: string): readonly string[] {
  if (/^https?:/.test(pattern)) return [pattern];
  const path = isAbsolute(pattern) ? pattern : join(folder, pattern);
  if (!/[*?]/.test(pattern)) return [path];
  const parts = path.split(/[/\\]/);
  let found = [path.startsWith("/") ? "/" : "."];
  for (const [i, part] of parts.entries()) {
    if (part === "" || part === ".") continue;
    const isLast = i === parts.length - 1;
    found = found.flatMap((at) => inFolder(at, part).filter((one) => isLast || isFolder(one)));
  }
  return found;
}

/** The same file under one name, however it is reached. */
export function sameFile(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}

function inFolder(folder: string, part: string): readonly string[] {
  if (!/[*?]/.test(part)) return existsSync(join(folder, part)) ? [join(folder, part)] : [];
  const names = readdirSync(folder).filter((name) => !name.startsWith(".") && fits(name, part));
  return names.sort().map((name) => join(folder, name));
}

function isFolder(path: string): boolean {
  return statSync(path).isDirectory();
}

/** Whether a name is as a pattern says: no more than one step back to the last *, so never slow. */
function fits(name: string, pattern: string): boolean {
  let [i, k, star, mark] = [0, 0, -1, 0];
  while (i < name.length) {
    if (
      k < pattern.length &&
      (pattern[k] === "?" || (pattern[k] !== "*" && pattern[k] === name[i]))
    ) {
      i++;
      k++;
    } else if (pattern[k] === "*") {
      star = k++;
      mark = i;
    } else if (star >= 0) {
      k = star + 1;
      i = ++mark;
    } else return false;
  }
  while (pattern[k] === "*") k++;
  return k === pattern.length;
}
