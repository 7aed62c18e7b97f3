import { quietly } from "../io/index.ts";
import { loadRoot } from "./jsroot.ts";
import { canvasObject } from "./root/root-objects.ts";
import type { Panel } from "./scene/panel.ts";

export interface PictureSize {
  /** In pixels. Default: 760. */
  width?: number;
  /** In pixels. Default: 560. */
  height?: number;
}

/** jsroot rounds to whole units; with four of them to a pixel, curves are smooth and bins in place. */
const fineness = 4;

/** Draws panels with jsroot, without a browser; the result is the text of an SVG file. */
export async function paint(
  panels: readonly Panel[],
  { width, height }: Required<PictureSize>,
): Promise<string> {
  const svg = await quietly(async () => {
    const root = await loadRoot();
    const object = canvasObject({ root, fineness }, panels, { width, height });
    return root.makeSVG({ object, width: width * fineness, height: height * fineness });
  });
  return inPixels(svg, { width, height });
}

/** Gives the picture its size, and what jsroot draws in fixed pixels (ticks, dashes) its width. */
function inPixels(svg: string, { width, height }: Required<PictureSize>): string {
  return svg
    .replace(/^<svg [^>]*>/, (head) =>
      head
        .replace(/ width="[^"]*"/, ` width="${width}"`)
        .replace(/ height="[^"]*"/, ` height="${height}"`)
        .replace(' preserveAspectRatio="none"', "") // a page that narrows the picture must not squeeze it
        .replace("<svg ", '<svg font-family="Arial, Helvetica, sans-serif" '),
    )
    .replaceAll('font-family="Arial"', 'font-family="Arial, Helvetica, sans-serif"')
    .replaceAll("stroke-width: 1;", `stroke-width: ${fineness};`)
    .replace(/stroke-dasharray: [\d, ]+/g, (dashes) =>
      dashes.replace(/\d+/g, (length) => String(Number(length) * fineness)),
    )
    .replace(/>-(?=\d[\d.]*<)/g, ">−");
}
