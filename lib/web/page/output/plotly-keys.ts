import type { Plotly } from "./plotly-module.ts";

interface Axis {
  readonly range?: readonly number[];
  readonly type?: string;
}

/** A figure that has the focus is zoomed with + and −, moved with the arrows, shown whole again with 0. */
export function onPlotlyKeys(plotly: Plotly, box: HTMLElement): void {
  const moves: Readonly<Record<string, Move>> = {
    "+": { scale: 0.5 },
    "=": { scale: 0.5 },
    "-": { scale: 2 },
    ArrowLeft: { x: -0.2 },
    ArrowRight: { x: 0.2 },
    ArrowUp: { y: 0.2 },
    ArrowDown: { y: -0.2 },
  };
  box.setAttribute("aria-keyshortcuts", "+ - 0 ArrowLeft ArrowRight ArrowUp ArrowDown");
  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target !== box) return;
    const move = moves[event.key];
    if (!move && event.key !== "0") return;
    event.preventDefault();
    event.stopPropagation(); // the notebook has its own meaning for these
    void plotly.relayout(box, move ? changed(box, move) : whole(box));
  });
}

interface Move {
  readonly scale?: number;
  readonly x?: number;
  readonly y?: number;
}

type Change = Record<string, unknown>;

function axesOf(box: HTMLElement): [name: string, axis: Axis][] {
  const { _fullLayout: layout } = box as unknown as { _fullLayout?: Record<string, Axis> }; // Plotly keeps it there
  const names = Object.keys(layout ?? {}).filter((name) => /^[xy]axis\d*$/.test(name));
  return names.map((name) => [name, layout![name]!]); // it has these names
}

/** Ranges are numbers also on logarithmic axes, where they are exponents; on others they are left alone. */
function changed(box: HTMLElement, { scale = 1, x = 0, y = 0 }: Move): Change {
  const change: Change = {};
  for (const [name, { range }] of axesOf(box)) {
    const [from, to] = range ?? [];
    if (typeof from !== "number" || typeof to !== "number") continue;
    const width = to - from;
    const shift = (name.startsWith("x") ? x : y) * width;
    const middle = (from + to) / 2 + shift;
    change[`${name}.range`] = [middle - (scale * width) / 2, middle + (scale * width) / 2];
  }
  return change;
}

function whole(box: HTMLElement): Change {
  return Object.fromEntries(axesOf(box).map(([name]) => [`${name}.autorange`, true]));
}
