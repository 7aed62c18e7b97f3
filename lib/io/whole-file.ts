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

/**
 * Writes a file all or not at all: readers see the old content or the new, never a half, whether the
 * disk fills up, the power fails or somebody presses Ctrl-C. Makes the folder if it is missing.
 */
export function writeWhole(path: string, data: string | Uint8Array): void {
  const target = existsSync(path) ? realpathSync(path) : path; // through a link, not over it
  const draft = join(dirname(target), `.${basename(target)}.${process.pid}-${threadId}.tmp`);
  mkdirSync(dirname(target), { recursive: true });
  const release = holdSignals();
  try {
    writeDraft(draft, data, existsSync(target) ? statSync(target).mode : 0o666);
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  } finally {
    release();
  }
}

function writeDraft(draft: string, data: string | Uint8Array, mode: number): void {
  const file = openSync(draft, "w", mode);
  try {
    writeFileSync(file, data);
    fsyncSync(file); // the name must not reach the disk before the content
  } finally {
    closeSync(file);
  }
}

/** Lets a Ctrl-C wait until the draft is gone; without another listener it then ends the process as usual. */
function holdSignals(): () => void {
  const signals = ["SIGINT", "SIGTERM"] as const;
  const alone = signals.filter((signal) => process.listenerCount(signal) === 0);
  const resend = (signal: NodeJS.Signals): void => {
    drop();
    process.kill(process.pid, signal);
  };
  const drop = (): void => {
    for (const signal of alone) process.removeListener(signal, resend);
  };
  for (const signal of alone) process.on(signal, resend);
  return () => {
    setImmediate(drop); // a signal held back meanwhile is delivered before this
  };
}
