import { dismiss, notifyError } from "./notice.ts";

/** Does what the reader asked for, and tells them what went wrong. */
export function attempt(act: () => Promise<unknown>): void {
  dismiss("command");
  act().catch((error: unknown) => notifyError("command", error));
}
