import { constants } from "node:os";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Does some work that Ctrl-C, or a closed terminal, ends in order; nothing comes of it then, and this is said. */
export async function untilSignal<T>(
  work: (signal: AbortSignal) => Promise<T>,
  consequence = "nothing was entered in your progress",
): Promise<T | undefined> {
  const stop = new AbortController();
  let exitCode = 0;
  const onSignal = (signal: (typeof signals)[number]): void => {
    exitCode = 128 + constants.signals[signal]; // as shells have it: 130 after Ctrl-C, 143 after kill
    stop.abort();
  };
  for (const signal of signals) process.once(signal, onSignal);
  try {
    return await work(stop.signal);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    console.error(`toplab: interrupted; ${consequence}`);
    process.exitCode = exitCode;
    return undefined;
  } finally {
    for (const signal of signals) process.removeListener(signal, onSignal);
  }
}
