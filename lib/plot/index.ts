export type { Comparison } from "./comparison.ts";
export type { Curve, HistogramContent, Labelled } from "./histogram-content.ts";
export type { PictureSize } from "./paint.ts";
export type { Picture } from "./picture.ts";
export { type PlotFitOptions, plotFit } from "./plot-fit.ts";
export { type PeakLabel, type PlotHistogramOptions, plotHistogram } from "./plot-histogram.ts";
