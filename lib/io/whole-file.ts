import { existsSync, statSync } from "node:fs";
import { openDraft } from "./draft.ts";

/**
 * Writes a file all or not at all: readers see the old content or the new, never a half, whether the
 * disk fills up, the power fails or somebody presses Ctrl-C. Makes the folder if it is missing.
 */
export function writeWhole(path: string, data: string | Uint8Array): void {
  const release = holdSignals();
  try {
    const draft = openDraft(path, existsSync(path) ? statSync(path).mode : undefined);
    try {
      draft.write(data);
      draft.finish();
    } catch (error) {
      draft.discard();
      throw error;
    }
  } finally {
    release();
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
