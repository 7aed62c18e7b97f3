export {
  type Correlations,
  type PlotCorrelationsOptions,
  plotCorrelations,
} from "./fit/plot-correlations.ts";
export { type PlotLimitOptions, plotLimit } from "./fit/plot-limit.ts";
export { type PlotPullsOptions, pagesOfPulls, plotPulls } from "./fit/plot-pulls.ts";
export { type PlotRankingOptions, plotRanking } from "./fit/plot-ranking.ts";
export { type PlotReplicasOptions, plotReplicas } from "./fit/plot-replicas.ts";
export { type LabelledScan, type PlotScanOptions, plotScan } from "./fit/plot-scan.ts";
export { type PlotScan2dOptions, plotScan2d } from "./fit/plot-scan-2d.ts";
export { type PlotYieldsOptions, plotYields } from "./fit/plot-yields.ts";
export { dataFrame, type Frame, type FrameRow, type SortByOptions } from "./frame.ts";
export type { Comparison } from "./histogram/comparison.ts";
export type { Curve, HistogramContent, LabelledHistogram } from "./histogram/histogram-content.ts";
export { type PlotFitOptions, plotFit } from "./histogram/plot-fit.ts";
export { type PlotHistogramOptions, plotHistogram } from "./histogram/plot-histogram.ts";
export { type InteractiveOptions, plotInteractive } from "./interactive/interactive.ts";
export type { Labels } from "./interactive/plotly-layout.ts";
export type { Series } from "./interactive/plotly-traces.ts";
export { type PlotBoostingOptions, plotBoosting } from "./learning/plot-boosting.ts";
export {
  type LabelledCalibration,
  type PlotCalibrationOptions,
  plotCalibration,
} from "./learning/plot-calibration.ts";
export {
  type Importances,
  type PlotImportanceOptions,
  plotImportance,
} from "./learning/plot-importance.ts";
export { type PlotInputsOptions, plotInputs } from "./learning/plot-inputs.ts";
export { type PlotResponseOptions, plotResponse } from "./learning/plot-response.ts";
export { type LabelledScores, type PlotRocOptions, plotRoc } from "./learning/plot-roc.ts";
export { type PlotSignificanceOptions, plotSignificance } from "./learning/plot-significance.ts";
export type { PictureSize } from "./paint.ts";
export type { Picture } from "./picture.ts";
export { type SavePictureOptions, savePicture } from "./save-picture.ts";
export type { PeakLabel } from "./scene/headroom.ts";
export { type ClassifierTableOptions, classifierTable } from "./tables/classifier-table.ts";
export { cutflowTable } from "./tables/cutflow-table.ts";
export { parametersTable, pullsTable, rankingTable, yieldsTable } from "./tables/fit-tables.ts";
