import type { Layer } from "../scene/panel.ts";
import { unpackNumbers } from "./number-list.ts";
import { maxNumbers } from "./scene-json.ts";

/** Reads one layer of a picture that came as JSON; throws if it cannot be drawn. */
export function readLayer(json: unknown): Layer {
  const { kind, colour, style, fill, isOpen, isHollow, ...columns } = Object(json);
  const numbers = (name: string, length?: number): Float64Array => {
    const column = unpackNumbers(columns[name], maxNumbers);
    if (length === undefined || column.length === length) return column;
    throw new RangeError(`Cannot draw ${column.length} ${name}: ${length} are wanted`);
  };
  const ends = (length: number): { low: Float64Array; high: Float64Array } => ({
    low: numbers("low", length),
    high: numbers("high", length),
  });
  switch (kind) {
    case "points": {
      const x = numbers("x");
      const [y, down, up] = ["y", "down", "up"].map((name) => numbers(name, x.length));
      const points = { kind, x, y: y!, down: down!, up: up!, colour: colourText(colour) } as const;
      const ring = isOpen === true ? { isOpen } : {};
      if (columns.left === undefined) return { ...points, ...ring };
      const [left, right] = ["left", "right"].map((name) => numbers(name, x.length));
      return { ...points, ...ring, left: left!, right: right! };
    }
    case "line": {
      const x = numbers("x");
      return { kind, x, y: numbers("y", x.length), style: readStyle(style) };
    }
    case "steps": {
      const edges = rising(numbers("edges"));
      const contents = numbers("contents", edges.length - 1);
      const area = fill === undefined ? {} : { fill: colourText(fill) };
      return { kind, edges, contents, style: readStyle(style), ...area };
    }
    case "band": {
      const edges = rising(numbers("edges"));
      return { kind, edges, ...ends(edges.length - 1), colour: colourText(colour) };
    }
    case "area": {
      const x = numbers("x");
      return { kind, x, ...ends(x.length), ...readFill(colour, columns.paleness) };
    }
    case "boxes": {
      const left = numbers("left");
      const sides = { left, right: numbers("right", left.length), ...ends(left.length) };
      const hollow = isHollow === true ? { isHollow } : {};
      return { kind, ...sides, ...readFill(colour, columns.paleness), ...hollow };
    }
    default:
      throw new RangeError(`Cannot draw a layer of the kind ${kind}`);
  }
}

function readFill(colour: unknown, paleness: unknown): { colour: string; paleness?: number } {
  const isShare = typeof paleness === "number" && paleness >= 0 && paleness <= 1;
  return { colour: colourText(colour), ...(isShare && { paleness }) };
}

function readStyle(json: unknown): Extract<Layer, { kind: "line" }>["style"] {
  const { colour, width, isDashed } = Object(json);
  const wide = typeof width === "number" && width > 0 && width <= 20 ? { width } : {};
  return { colour: colourText(colour), ...wide, isDashed: isDashed === true };
}

function rising(edges: Float64Array): Float64Array {
  const isRising = edges.length > 1 && edges.every((x, i) => i === 0 || x > edges[i - 1]!);
  if (isRising) return edges;
  throw new RangeError("Cannot draw bins whose edges do not rise");
}

function colourText(json: unknown): string {
  const colour = String(json);
  if (/^#[0-9a-f]{6}$|^rgba\([\d., ]{5,40}\)$/i.test(colour)) return colour;
  throw new RangeError(`Cannot draw in the colour ${colour.slice(0, 40)}`);
}
