import type { Layer, Panel } from "../../../plot/scene/panel.ts";
import type { Scene } from "../../../plot/scene/scene.ts";
import { valueAt } from "../../../plot/scene/skyline.ts";
import { element } from "../common/element.ts";

/** Tells what stands under the pointer: the place on the horizontal axis, and what each layer of the legend is there. */
export function histogramTip(drawing: HTMLElement): {
  follow(scene: Scene, panels: readonly Panel[]): void;
} {
  const tip = element("div", { className: "figure-tip", hidden: true, ariaHidden: "true" });
  let describe: (share: number, up: number) => string[] = () => [];
  drawing.append(tip);
  drawing.addEventListener("pointerleave", () => {
    tip.hidden = true;
  });
  drawing.addEventListener("pointermove", (event) => {
    const { left, top, width, height } = drawing.getBoundingClientRect();
    const up = 1 - (event.clientY - top) / height;
    const lines = event.buttons === 0 ? describe((event.clientX - left) / width, up) : [];
    tip.hidden = lines.length === 0;
    if (tip.hidden) return;
    tip.replaceChildren(...lines.map((line) => element("div", {}, line)));
    const isRight = event.clientX - left > width / 2;
    const x = event.clientX - left + (isRight ? -14 - tip.offsetWidth : 14);
    tip.style.translate = `${Math.round(x)}px ${Math.round(event.clientY - top + 14)}px`;
  });
  return {
    follow(scene, [panel]) {
      if (!panel) return;
      const { left, right, bottom, top } = panel.margins;
      const [foot, head] = panel.span;
      describe = (share, up) => {
        const inFrame = (share - left) / (1 - left - right);
        if (inFrame < 0 || inFrame > 1) return [];
        if (!scene.rows) return linesAt(scene, panel, valueAt(inFrame, panel.x));
        const height = ((up - foot) / (head - foot) - bottom) / (1 - bottom - top);
        return height < 0 || height > 1 ? [] : lineOfRow(scene, valueAt(height, panel.y));
      };
      drawing.append(tip); // above the new drawing
    },
  };
}

function linesAt({ xLabel, legend, layers }: Scene, { x: axis }: Panel, x: number): string[] {
  const named = legend.length > 0 ? legend : layers.map((_, layer) => ({ label: "", layer }));
  const near = 0.01 * (axis.range[1] - axis.range[0]);
  const values = named.flatMap(({ label, layer }) => {
    const value = textAt(layers[layer]!, x, near); // the reader of the scene has checked the index
    return value === undefined ? [] : [label ? `${label}: ${value}` : value];
  });
  const bin = layers.map((layer) => ("edges" in layer ? binAt(layer.edges, x) : undefined));
  const [from, to] = bin.find((found) => found !== undefined)?.ends ?? [];
  const place = from === undefined ? short(x) : `${short(from)} – ${short(to!)}`;
  return values.length > 0 ? [xLabel ? `${xLabel}: ${place}` : place, ...values] : [];
}

/** The name of a row, and the point in it. */
function lineOfRow({ rows = [], layers }: Scene, y: number): string[] {
  const name = rows[rows.length - 1 - Math.floor(y)];
  if (name === undefined) return [];
  const values = layers.flatMap((layer) => {
    if (layer.kind !== "points") return [];
    const i = Array.from(layer.y).findIndex((at) => Math.floor(at) === Math.floor(y));
    const error = layer.right?.[i];
    return i < 0 ? [] : [`${short(layer.x[i]!, 3)}${error ? ` ± ${short(error, 3)}` : ""}`];
  });
  return [[name, ...values].join(": ")];
}

function textAt(layer: Layer, x: number, near: number): string | undefined {
  switch (layer.kind) {
    case "steps": {
      const bin = binAt(layer.edges, x);
      return bin && short(layer.contents[bin.index]!);
    }
    case "band": {
      const bin = binAt(layer.edges, x);
      return bin && `${short(layer.low[bin.index]!)} – ${short(layer.high[bin.index]!)}`;
    }
    case "points": {
      const i = nearest(layer.x, x);
      if (i < 0 || Math.abs(layer.x[i]! - x) > Math.max(near, spacing(layer.x) / 2))
        return undefined;
      const [up, down] = [short(layer.up[i]!, 3), short(layer.down[i]!, 3)];
      return `${short(layer.y[i]!)} ${up === down ? `± ${up}` : `+${up} −${down}`}`;
    }
    case "line": {
      const i = nearest(layer.x, x);
      return i < 0 ? undefined : short(layer.y[i]!);
    }
    case "area": {
      const i = nearest(layer.x, x);
      return i < 0 ? undefined : `${short(layer.low[i]!)} – ${short(layer.high[i]!)}`;
    }
    case "boxes":
      return undefined; // they say what they mean by their place
  }
}

function binAt(
  edges: Float64Array,
  x: number,
): { readonly index: number; readonly ends: readonly [number, number] } | undefined {
  const index = edges.findLastIndex((edge) => edge <= x);
  if (index < 0 || index >= edges.length - 1) return undefined;
  return { index, ends: [edges[index]!, edges[index + 1]!] };
}

function nearest(xs: ArrayLike<number>, x: number): number {
  let best = -1;
  for (let i = 0; i < xs.length; i++) {
    if (best < 0 || Math.abs(xs[i]! - x) < Math.abs(xs[best]! - x)) best = i;
  }
  return best;
}

/** About the distance from one point to the next. */
function spacing(xs: ArrayLike<number>): number {
  return xs.length > 1 ? (xs[xs.length - 1]! - xs[0]!) / (xs.length - 1) : 0;
}

function short(value: number, digits = 5): string {
  return String(Number(value.toPrecision(digits)));
}
