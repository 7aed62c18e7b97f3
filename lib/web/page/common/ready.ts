const promises = new WeakMap<Element, Promise<unknown>>();

/** Notes that an element looks as it should only when something is done: a picture is decoded, a figure drawn. */
export function isReadyAfter(element: Element, done: Promise<unknown>): void {
  promises.set(
    element,
    done.catch(() => undefined),
  ); // then it looks as it will ever do
}

/** When an element may take the place of another without an empty moment; undefined if at once. */
export function readiness(element: Element): Promise<unknown> | undefined {
  const parts = [element, ...element.querySelectorAll(".live-figure, img")];
  const waits = parts.map((part) => promises.get(part)).filter((wait) => wait !== undefined);
  return waits.length > 0 ? Promise.all(waits) : undefined;
}
