/** Space between a target, the light around it and the card, in pixels. */
const margin = 8;
const gap = 14;

/** Puts the light around a target, and the card where it hides as little of it as it can. */
export function placeTour(card: HTMLElement, light: HTMLElement, target: Element | null): void {
  light.hidden = target === null;
  card.classList.toggle("centred", target === null);
  if (target === null) {
    card.removeAttribute("style");
    return;
  }
  const around = visible(target.getBoundingClientRect());
  move(light, around.left, around.top);
  light.style.width = `${around.right - around.left}px`;
  light.style.height = `${around.bottom - around.top}px`;
  const { width, height } = card.getBoundingClientRect();
  const below = around.bottom + gap;
  const above = around.top - gap - height;
  const lowest = innerHeight - height - gap;
  const top = below <= lowest ? below : above >= gap ? above : lowest;
  move(card, clamp(around.left, gap, innerWidth - width - gap), top);
}

interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What the window shows of it, with the margin. */
function visible({ left, top, right, bottom }: Edges): Edges {
  return {
    left: Math.max(left - margin, 2),
    top: Math.max(top - margin, 2),
    right: Math.min(right + margin, document.documentElement.clientWidth - 2),
    bottom: Math.min(bottom + margin, innerHeight - 2),
  };
}

function move(thing: HTMLElement, left: number, top: number): void {
  thing.style.left = `${left}px`;
  thing.style.top = `${top}px`;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
