const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Exit code of a program that Ctrl-C has ended. */
const interrupted = 130;

/** Does some work that Ctrl-C, or a closed terminal, ends in order; nothing comes of it then, and this is said. */
export async function untilSignal<T>(
  work: (signal: AbortSignal) => Promise<T>,
  consequence = "nothing was entered in your progress",
): Promise<T | undefined> {
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  for (const signal of signals) process.once(signal, onSignal);
  try {
    return await work(stop.signal);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    console.error(`toplab: interrupted; ${consequence}`);
    process.exitCode = interrupted;
    return undefined;
  } finally {
    for (const signal of signals) process.removeListener(signal, onSignal);
  }
}
