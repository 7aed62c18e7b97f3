import { type Picture, picture } from "../picture.ts";
import { type PlotlyFigure, plotlySvg } from "../plotly.ts";

/** A figure of Plotly as a picture: alive in a page, still (SVG) on paper. */
export async function plotlyPicture(
  figure: PlotlyFigure,
  { width, height, summary }: { width: number; height: number; summary: string },
): Promise<Picture> {
  return picture({
    "application/vnd.plotly.v1+json": figure,
    "image/svg+xml": await plotlySvg(figure, { width, height }),
    "text/plain": summary,
  });
}
