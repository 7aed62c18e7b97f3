import type { Layer } from "../../../plot/panel.ts";
import type { Scene } from "../../../plot/scene.ts";

/** Colours of the page around a picture, as CSS computes them: "rgb(24, 32, 48)". */
export interface PageColours {
  readonly ink: string;
  readonly paper: string;
}

/** A picture made for white paper in the colours of the page: black becomes ink, pale areas blend with the ground. */
export function inColours(scene: Scene, colours: PageColours): Scene {
  const recolour = (layer: Layer): Layer => recoloured(layer, colours);
  const { below } = scene;
  return {
    ...scene,
    layers: scene.layers.map(recolour),
    ...(below && { below: { ...below, layers: below.layers.map(recolour) } }),
  };
}

function recoloured(layer: Layer, colours: PageColours): Layer {
  switch (layer.kind) {
    case "points":
      return { ...layer, colour: inked(layer.colour, colours) };
    case "band":
      return { ...layer, colour: mixed(colours.ink, colours.paper, 0.7, 0.5) };
    default: {
      const style = { ...layer.style, colour: inked(layer.style.colour, colours) };
      if (layer.kind === "line" || !layer.fill) return { ...layer, style };
      return { ...layer, style, fill: mixed(style.colour, colours.paper, 0.72) };
    }
  }
}

function inked(colour: string, { ink }: PageColours): string {
  return colour === "#000000" ? ink : colour;
}

/** So much of the way from one colour to another. */
function mixed(from: string, to: string, share: number, alpha = 1): string {
  const [a, b] = [partsOf(from), partsOf(to)];
  const parts = a.map((part, i) => Math.round(part + (b[i]! - part) * share));
  return `rgba(${parts.join(", ")}, ${alpha})`;
}

function partsOf(colour: string): number[] {
  if (colour.startsWith("#")) {
    return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  }
  return (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
}
