import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { seededRandom } from "../core/index.ts";
import { type SvgNode, type TextRuler, textRuler } from "./interactive/plotly-text.ts";
import type { PictureSize } from "./paint.ts";

/** A figure of Plotly: plain JSON, the content of "application/vnd.plotly.v1+json". */
export interface PlotlyFigure {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly layout: Readonly<Record<string, unknown>>;
}

/** Draws a figure as SVG text without a browser: Plotly runs in a window of its own and no global changes. */
export async function plotlySvg(figure: PlotlyFigure, size: PictureSize): Promise<string> {
  const window = await sharedWindow();
  const text = JSON.stringify(figure);
  // Plotly names its clip paths at random: the same figure gets the same names, two on one page do not share them.
  window.Math.random = seededRandom(checksum(text));
  const svg = await window.Plotly.toImage(window.JSON.parse(text), {
    format: "svg",
    imageDataOnly: true,
    ...size,
  });
  return svg.replaceAll(/url\(['"]#([^'"()]+)['"]\)/g, "url(#$1)"); // not every reader of SVG takes the quotes
}

/** The parts of the private window that are used here. */
interface PlotlyWindow {
  eval(code: string): unknown;
  readonly JSON: JSON;
  readonly Math: { random: () => number };
  readonly URL: { createObjectURL?: () => string };
  readonly Element: { readonly prototype: object };
  readonly SVGElement: { readonly prototype: object };
  readonly Plotly: { toImage(figure: unknown, options: object): Promise<string> };
}

let opened: Promise<PlotlyWindow> | undefined;

function sharedWindow(): Promise<PlotlyWindow> {
  opened ??= openWindow();
  return opened;
}

async function openWindow(): Promise<PlotlyWindow> {
  const require = createRequire(import.meta.url);
  // jsdom brings no types of its own
  const { JSDOM, VirtualConsole } = require("jsdom") as {
    JSDOM: new (html: string, options: object) => { window: PlotlyWindow };
    VirtualConsole: new () => object;
  };
  const { window } = new JSDOM("<!doctype html><body></body>", {
    runScripts: "outside-only",
    pretendToBeVisual: true,
    virtualConsole: new VirtualConsole(), // keeps what jsdom lacks off the reader's terminal
  });
  addMeasuring(window, await textRuler());
  window.URL.createObjectURL = () => ""; // asked for when Plotly loads; used by maps only
  window.eval(readFileSync(require.resolve("plotly.js-dist-min"), "utf8"));
  return window;
}

/** jsdom lays nothing out, so the ruler answers in its place how large a text is. */
function addMeasuring(window: PlotlyWindow, ruler: TextRuler): void {
  Object.assign(window.SVGElement.prototype, {
    getBBox(this: SvgNode) {
      return ruler.box(this);
    },
    getComputedTextLength(this: SvgNode) {
      return ruler.width(this);
    },
    getBoundingClientRect(this: SvgNode) {
      const { x, y, width, height } = ruler.boxInPicture(this);
      return { x, y, width, height, left: x, top: y, right: x + width, bottom: y + height };
    },
  });
}

/** FNV-1a, 32 bits. */
function checksum(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
