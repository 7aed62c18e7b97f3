import { quietly } from "../io/index.ts";
import { listOf, loadRoot } from "./jsroot.ts";
import type { Panel } from "./panel.ts";
import { panelObject } from "./root-objects.ts";

export interface PictureSize {
  /** In pixels. Default: 760. */
  width?: number;
  /** In pixels. Default: 560. */
  height?: number;
}

/** Draws panels with jsroot, without a browser; the result is the text of an SVG file. */
export async function paint(
  panels: readonly Panel[],
  { width = 760, height = 560 }: PictureSize = {},
): Promise<string> {
  const svg = await quietly(async () => {
    const root = await loadRoot();
    const canvas = root.create("TCanvas");
    const pads = panels.map((panel, i) => panelObject(root, panel, { name: `pad${i}`, height }));
    Object.assign(canvas, { fName: "canvas", fCw: width, fCh: height, fFillColor: 0 });
    canvas["fPrimitives"] = listOf(
      root,
      pads.map((object) => ({ object, option: "" })),
    );
    return root.makeSVG({ object: canvas, width, height });
  });
  return svg.replace("<svg ", '<svg font-family="Arial, Helvetica, sans-serif" ');
}
