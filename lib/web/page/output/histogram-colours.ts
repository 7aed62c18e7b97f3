import { mixed } from "../../../plot/palette.ts";
import type { Layer } from "../../../plot/scene/panel.ts";
import type { Scene } from "../../../plot/scene/scene.ts";

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
    case "area":
    case "boxes":
      return { ...layer, colour: inked(layer.colour, colours) }; // they fade into the ground when drawn
    default: {
      const style = { ...layer.style, colour: inked(layer.style.colour, colours) };
      if (layer.kind === "line" || !layer.fill) return { ...layer, style };
      if (layer.fill.startsWith("rgba")) return { ...layer, style }; // one sees the ground through it
      return { ...layer, style, fill: mixed(style.colour, colours.paper, 0.72, 1) };
    }
  }
}

function inked(colour: string, { ink }: PageColours): string {
  return colour === "#000000" ? ink : colour;
}
