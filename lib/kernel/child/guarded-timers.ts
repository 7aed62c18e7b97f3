/** The timers of cells, by the names under which cells know them. */
export const timerNames = ["setTimeout", "setInterval", "setImmediate"] as const;

type Timer = (work: unknown, ...rest: unknown[]) => unknown;

/**
 * Timers that do nothing any more, and no more often, once the epoch in which they were set has
 * ended. Only cells get them: what libraries wait for goes on.
 */
export function guardedTimers(epochNow: () => number): readonly Timer[] {
  const { clearTimeout } = globalThis; // serves every kind that repeats
  return timerNames.map((name) => {
    const original = globalThis[name] as Timer; // seen from here, they are alike
    const guarded: Timer = (work, ...rest) => {
      const epoch = epochNow();
      if (typeof work !== "function") return original(work, ...rest);
      const step = function (this: NodeJS.Timeout, ...given: unknown[]): void {
        if (epoch === epochNow()) work.apply(this, given);
        else clearTimeout(this);
      };
      return original(step, ...rest);
    };
    // promisify looks for what it needs there
    return Object.defineProperties(guarded, Object.getOwnPropertyDescriptors(original));
  });
}
