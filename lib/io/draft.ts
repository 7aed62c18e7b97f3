import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { threadId } from "node:worker_threads";

/** A file that is being written piece by piece under another name, and gets its own when it is whole. */
export interface Draft {
  /** Written so far. */
  readonly bytes: number;
  write(data: string | Uint8Array): void;
  /** Puts the file in its place, over what was there. */
  finish(): void;
  /** Takes the unfinished file away; nothing happens to a finished one. */
  discard(): void;
}

/** Opens a draft beside the file it will be, with these rights; makes the folder if it is missing. */
export function openDraft(path: string, mode = 0o666): Draft {
  const target = existsSync(path) ? realpathSync(path) : path; // through a link, not over it
  checkReplaceable(target);
  const draft = join(dirname(target), `.${basename(target)}.${process.pid}-${threadId}.tmp`);
  mkdirSync(dirname(target), { recursive: true });
  const file = openSync(draft, "w", mode);
  let bytes = 0;
  let state: "open" | "closed" | "gone" = "open";
  const close = (): void => {
    if (state === "open") closeSync(file);
    state = "closed";
  };
  const named = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      throw error instanceof Error ? Object.assign(error, { path: draft }) : error; // a full disk names none
    }
  };
  return {
    get bytes(): number {
      return bytes;
    },
    write(data) {
      named(() => writeFileSync(file, data)); // goes on where the last one ended
      bytes += typeof data === "string" ? Buffer.byteLength(data) : data.length;
    },
    finish() {
      named(() => fsyncSync(file)); // the name must not reach the disk before the content
      close();
      renameSync(draft, target);
      state = "gone";
    },
    discard() {
      if (state === "gone") return;
      close();
      rmSync(draft, { force: true });
      state = "gone";
    },
  };
}

/** A device or a folder must not make room for a file. */
function checkReplaceable(target: string): void {
  if (!existsSync(target) || statSync(target).isFile()) return;
  throw new Error(
    `Cannot write ${target}: it is a ${statSync(target).isDirectory() ? "folder" : "device"}, and a file is wanted`,
  );
}
