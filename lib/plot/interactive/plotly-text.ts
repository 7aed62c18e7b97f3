import { sansFontFiles } from "../sans-font.ts";
import { around, type Box, transformed } from "./plotly-box.ts";

/** What the measuring needs to know of an SVG element. */
export interface SvgNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly parentNode: SvgNode | null;
  readonly childNodes: ArrayLike<SvgNode>;
  readonly style?: { getPropertyValue(name: string): string };
  getAttribute?(name: string): string | null;
  querySelectorAll(selector: string): ArrayLike<SvgNode>;
  matches(selector: string): boolean;
}

/** Tells how much room the text in an element takes, as a browser with Arial would. */
export interface TextRuler {
  width(element: SvgNode): number;
  /** In the coordinates of the element, as getBBox. */
  box(element: SvgNode): Box;
  /** In the coordinates of the picture, as getBoundingClientRect. */
  boxInPicture(element: SvgNode): Box;
}

const ascent = 0.905; // of Arial and Arimo, in em
const descent = 0.212;
const lineHeight = 1.3; // of Plotly

/** A ruler for text as Plotly writes it: elements `text`, with nested tspans, one of class "line" for each line. */
export async function textRuler(): Promise<TextRuler> {
  const { createCanvas, GlobalFonts } = await import("@napi-rs/canvas");
  for (const file of sansFontFiles()) GlobalFonts.registerFromPath(file, "toplab sans");
  const paper = createCanvas(1, 1).getContext("2d");
  const width = (node: SvgNode): number => {
    if (node.nodeType !== textNode) return sum(Array.from(node.childNodes, width));
    const { size, weight, style } = fontOf(node);
    paper.font = `${style} ${weight} ${size}px "toplab sans"`;
    return paper.measureText(node.textContent ?? "").width;
  };
  const textBox = (text: SvgNode): Box => {
    const lines = text.querySelectorAll("tspan.line");
    const widest = Math.max(...Array.from(lines.length ? lines : [text], width));
    const { size } = fontOf(text);
    return {
      x: Number(attribute(text, "x")) - widest * anchorShare(text),
      y: Number(attribute(text, "y")) - size * ascent,
      width: widest,
      height: size * (ascent + descent + lineHeight * Math.max(0, lines.length - 1)),
    };
  };
  const boxIn = (element: SvgNode, frame: SvgNode | null): Box => {
    const texts = element.matches("text")
      ? [element]
      : Array.from(element.querySelectorAll("text"));
    return around(texts.map((text) => seenFrom(frame, text, textBox(text))));
  };
  return {
    width,
    box: (element) => boxIn(element, element),
    boxInPicture: (element) => boxIn(element, null),
  };
}

const textNode = 3; // Node.TEXT_NODE

/** Carries a box from the coordinates inside `node` out to those inside `frame`, or of the whole picture. */
function seenFrom(frame: SvgNode | null, node: SvgNode | null, box: Box): Box {
  if (node === frame || node === null) return box;
  return seenFrom(frame, node.parentNode, transformed(box, attribute(node, "transform")));
}

/** The font that a text inherits; the sizes of sub- and superscripts are shares of the one around them. */
function fontOf(node: SvgNode): { size: number; weight: string; style: string } {
  return {
    size: fontSize(node),
    weight: inherited(node, "font-weight") || "normal",
    style: inherited(node, "font-style") || "normal",
  };
}

function fontSize(node: SvgNode | null): number {
  if (!node) return 12;
  const size = property(node, "font-size");
  if (size.endsWith("%")) return (Number.parseFloat(size) / 100) * fontSize(node.parentNode);
  return Number.parseFloat(size) || fontSize(node.parentNode);
}

function inherited(node: SvgNode | null, name: string): string {
  return node ? property(node, name) || inherited(node.parentNode, name) : "";
}

function property(node: SvgNode, name: string): string {
  return node.style?.getPropertyValue(name) || attribute(node, name);
}

function attribute(node: SvgNode, name: string): string {
  return node.getAttribute?.(name) ?? "";
}

function anchorShare(text: SvgNode): number {
  const shares: Record<string, number> = { middle: 0.5, end: 1 };
  return shares[inherited(text, "text-anchor")] ?? 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
