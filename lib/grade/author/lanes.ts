/** Does some work when there is room for it. */
export type Lanes = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets `width` works run at the same time; the others wait for their turn, in the order they came. */
export function lanes(width: number): Lanes {
  let free = width;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}
