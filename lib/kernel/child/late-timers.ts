interface Timers {
  setTimeout(callback: () => void, ...rest: unknown[]): unknown;
  clearTimeout(timer: unknown): void;
}

// kept from before any cell could replace them
const { setTimeout, clearTimeout } = globalThis;

/**
 * tslab takes every timer of the compiler for the one that rebuilds the program, and throws if there
 * are two. The other one, which looks again for modules after a folder has changed, gets a clock of
 * its own: else an `npm install` beside the notebook would fail the next cell.
 */
export function lateTimers(system: object): Timers {
  const ofTslab = system as Timers; // ts.System, with tslab's own timers
  const own = new Set<unknown>();
  return {
    setTimeout(callback, ...rest) {
      if (callback.name !== "invalidateResolutionsOfFailedLookup") {
        return ofTslab.setTimeout(callback, ...rest);
      }
      const timer = setTimeout(() => {
        own.delete(timer);
        callback();
      }, Number(rest[0])).unref();
      own.add(timer);
      return timer;
    },
    clearTimeout(timer) {
      if (own.delete(timer))
        clearTimeout(timer as NodeJS.Timeout); // made above
      else ofTslab.clearTimeout(timer);
    },
  };
}
