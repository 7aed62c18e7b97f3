import type { Link } from "../child-process.ts";
import type { KernelExit } from "../kernel.ts";

/** A machine that needs longer to start a process has none to spare. */
const startSeconds = 120;

/** Kills a child that does not become ready, as one may hang before its first line. */
export async function inTime(
  ready: Promise<KernelExit | undefined>,
  link: Link,
): Promise<KernelExit | undefined> {
  const reason = `The process was not ready after ${startSeconds} s`;
  const timer = setTimeout(() => link.kill({ cause: "crash", reason }), startSeconds * 1000);
  return ready.finally(() => clearTimeout(timer));
}
