const waiting = new WeakMap<Element, () => void>();
let observer: IntersectionObserver | undefined;

/** Acts once, when the element is on the screen or nearly so; at the latest before the page is printed. */
export function whenNear(element: Element, act: () => void): void {
  observer ??= new IntersectionObserver(onNear, { rootMargin: "60% 0px" });
  waiting.set(element, act);
  observer.observe(element);
}

/** The element needs no more waiting for. */
export function forget(element: Element): void {
  waiting.delete(element);
  observer?.unobserve(element);
}

function onNear(entries: readonly IntersectionObserverEntry[]): void {
  for (const { target, isIntersecting } of entries) {
    const act = isIntersecting ? waiting.get(target) : undefined;
    if (!act) continue;
    forget(target);
    act();
  }
}
