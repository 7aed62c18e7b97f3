import { AsyncLocalStorage } from "node:async_hooks";
import { format } from "node:util";

const methods = ["debug", "error", "info", "log", "warn"] as const;
const listening = new AsyncLocalStorage<string[]>();
let running = 0;
let unmute = (): void => {};

/**
 * Runs `work` with its own console muted, for a package that speaks to nobody else; what the rest of
 * the program prints meanwhile still appears. Hands `work` the list of what was said.
 */
export async function quietly<T>(work: (said: readonly string[]) => Promise<T>): Promise<T> {
  if (running++ === 0) unmute = mute();
  const said: string[] = [];
  try {
    return await listening.run(said, () => work(said));
  } finally {
    if (--running === 0) unmute();
  }
}

function mute(): () => void {
  const voice = globalThis.console;
  const originals = methods.map((method) => [method, voice[method]] as const);
  for (const [method, original] of originals) {
    voice[method] = (...words: unknown[]) => {
      const said = listening.getStore();
      if (said) said.push(format(...words));
      else original.apply(voice, words);
    };
  }
  return () => {
    for (const [method, original] of originals) voice[method] = original;
  };
}
