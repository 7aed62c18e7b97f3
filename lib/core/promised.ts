/** The two ends of a promise. */
export interface Promised<T> {
  resolve(value: T): void;
  reject(reason: unknown): void;
}

/** A promise and its two ends; one that nobody waits for may fail in silence. */
export function promised<T>(): [Promised<T>, Promise<T>] {
  let ends: Promised<T> | undefined;
  const promise = new Promise<T>((resolve, reject) => {
    ends = { resolve, reject };
  });
  promise.catch(() => {});
  return [ends!, promise]; // a promise calls its function at once
}
