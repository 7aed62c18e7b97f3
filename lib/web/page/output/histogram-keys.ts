import type { Scene } from "../../../plot/scene/scene.ts";
import type { ViewHolder } from "./histogram-tools.ts";
import { panned, scaled, type View } from "./histogram-view.ts";

interface KeysOptions extends ViewHolder {
  readonly scene: Scene;
  reset(): void;
}

/** A drawing that has the focus is zoomed with + and −, moved with the arrows, shown whole again with 0. */
export function onKeys(drawing: HTMLElement, { scene, view, show, reset }: KeysOptions): void {
  const moves: Readonly<Record<string, () => View>> = {
    "+": () => scaled(view(), scene, 0.5),
    "=": () => scaled(view(), scene, 0.5),
    "-": () => scaled(view(), scene, 2),
    ArrowLeft: () => panned(view(), scene, -0.2),
    ArrowRight: () => panned(view(), scene, 0.2),
  };
  drawing.setAttribute("aria-keyshortcuts", "+ - 0 ArrowLeft ArrowRight");
  drawing.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const move = moves[event.key];
    if (!move && event.key !== "0") return;
    event.preventDefault();
    event.stopPropagation(); // the notebook has its own meaning for these
    if (move) show(move());
    else reset();
  });
}
